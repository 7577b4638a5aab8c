"""Schedulers to make files for: a list with how well each is known, and the columns of a template."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.bundles.model import Template
from medsos_desktop.bundles.schedulers import telling, templates
from medsos_desktop.bundles.schedulers.facts import Facts, load
from medsos_desktop.export import scheduling
from medsos_desktop.export.desk import Desk
from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, clear, column, row
from ...kit.button import Button
from ...kit.fields import Combo, Glyph
from ...kit.labels import ElidedLabel, Label, divider, show_if
from ...kit.notes import InlineMessage, error_words
from ...kit.toggles import CheckBox
from ...theme.theme import active, is_narrow

_LIST, _NARROW, _CHOICE, _INDENT = 470, 380, 264, 28


class ToolRow(QWidget):
    """A scheduler: tick, how well it is known, what to mind; with a template a button for its file.

    ``ticked(id, on)``, ``wanted(id)``: its template is to be chosen, ``shown(id)``: its columns.
    """

    ticked = Signal(str, bool)
    wanted = Signal(str)
    shown = Signal(str)

    def __init__(self, words: Words, known: Facts) -> None:
        super().__init__()
        self._words, self.known = words, known
        name = telling.name(words, known.id)
        self.box = CheckBox(name)
        said, hint = telling.known(words, known), telling.hint(words, known)
        self.box.setAccessibleDescription(f"{hint} {said}")
        self.pick = Button(words("export.tools.pick"), icon="folder")
        self.columns = Button(words("export.tools.columns"))
        for button in (self.pick, self.columns):
            button.setAccessibleName(words("export.tools.button_of", button=button.text(), tool=name))
        self.file = ElidedLabel("", "small", "text-2")
        whole = column(self, gap=2, margins=(16, 8, 16, 10))
        whole.addWidget(self.box)
        inner = column(gap=4, margins=(active().px(_INDENT), 0, 0, 0))
        inner.addWidget(Label(hint, "small", "text", wrap=True))
        proof = row(gap=6)
        mark = column(gap=0)
        mark.addWidget(Glyph("info", "text-2", 16))
        mark.addStretch(1)
        proof.addLayout(mark)
        proof.addWidget(Label(said, "small", "text-2", wrap=True), 1)
        inner.addLayout(proof)
        if known.template:
            line = row()
            line.addWidget(self.pick)
            line.addWidget(self.columns)
            line.addWidget(self.file, 1)
            inner.addLayout(line)
        whole.addLayout(inner)
        self.box.toggled.connect(lambda on: self.ticked.emit(known.id, on))
        self.pick.activated.connect(lambda: self.wanted.emit(known.id))
        self.columns.activated.connect(lambda: self.shown.emit(known.id))

    def show_state(self, on: bool, template: Template | None) -> None:
        """Ticked or not, and which file it fills."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)
        self.file.set_text(template.name if template is not None else "")
        show_if(self.columns, template is not None)


class ColumnRow(QWidget):
    """A header and the field that fills it. ``chosen(at, field)``."""

    chosen = Signal(int, str)

    def __init__(self, words: Words, at: int, header: str, field: str) -> None:
        super().__init__()
        self._at = at
        name = header or words("export.tools.no_header", n=at + 1)
        self._label = ElidedLabel(name, "strong")
        self.combo = Combo(words("export.tools.filled", column=name))
        self.combo.setFixedWidth(active().px(_CHOICE))
        self._options = scheduling.options(field)
        self.combo.addItems([telling.field(words, each) for each in self._options])
        self.combo.setCurrentIndex(self._options.index(field))
        line = row(self, gap=12, margins=(16, 4, 16, 4))
        line.addWidget(self._label, 1)
        line.addWidget(self.combo)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.activated.connect(lambda index: self.chosen.emit(at, self._options[index]))


class Columns(Card):
    """The columns of one template. ``chosen(tool, at, field)``."""

    chosen = Signal(str, int, str)

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.tools.columns_head"))
        self._words = words
        self.rows: list[ColumnRow] = []
        self._shape: tuple[object, ...] = ()
        self._goal: ColumnRow | None = None
        self.message = InlineMessage()
        self.lead = Label("", "body", "text-2", wrap=True)
        self._top = column(gap=8, margins=(16, 12, 16, 8))
        self._top.addWidget(self.message)
        self._top.addWidget(self.lead)
        self.body.addLayout(self._top)
        self.page = Scroll(margins=(0, 0, 0, 8), gap=0)
        self._rows = column(gap=0)
        self.page.body.addLayout(self._rows)
        self.page.body.addStretch(1)
        self.page.verticalScrollBar().rangeChanged.connect(self._reveal)
        self.body.addWidget(self.page, 1)

    def show_template(self, template: Template | None, problem: tuple[str, str] | None) -> None:
        """Its columns and what is wrong; without one, how this works."""
        words = self._words
        show_if(self.message, problem is not None)
        if problem is not None:
            self.message.show_message("error", *problem)
        if template is None:
            self.lead.setText(words("export.tools.lead"))
            self._build(None)
            return
        name = telling.name(words, template.tool)
        self.lead.setText(words("export.tools.columns_lead", file=template.name, tool=name))
        shape = (template.tool, template.headers, template.fields)
        if shape != self._shape and not self._same(template):
            self._build(template)
        self._shape = shape

    def _same(self, template: Template) -> bool:
        """The rows stand for it already, so that the focus stays where it is."""
        return bool(self._shape) and self._shape[:2] == (template.tool, template.headers)

    def _build(self, template: Template | None) -> None:
        clear(self._rows)
        self.rows, self._shape, self._goal = [], (), None
        if template is None:
            return
        for at, (header, field) in enumerate(zip(template.headers, template.fields, strict=True)):
            made = ColumnRow(self._words, at, header, field)
            tool = template.tool
            made.chosen.connect(lambda at, field, tool=tool: self.chosen.emit(tool, at, field))
            self.rows.append(made)
            self._rows.addWidget(made)
            self._rows.addWidget(divider())

    def focus_problem(self, template: Template) -> None:
        """To the first column that nobody knows yet, else to the first."""
        at = next((at for at, field in enumerate(template.fields) if field == templates.UNKNOWN), 0)
        if at < len(self.rows):
            self.rows[at].combo.setFocus(Qt.FocusReason.OtherFocusReason)
            self._goal = self.rows[at]
            self._reveal()

    def _reveal(self) -> None:
        """New rows get their places later, and the bar its range with them: then again."""
        if self._goal is not None and self.page.verticalScrollBar().maximum():
            self.page.ensureWidgetVisible(self._goal)


class SchedulersPage(QWidget):
    """``ticked(id, on)``, ``wanted(id)`` (a template is to be picked), ``mapped(id, at, field)``."""

    ticked = Signal(str, bool)
    wanted = Signal(str)
    mapped = Signal(str, int, str)

    def __init__(self, words: Words, desk: Desk) -> None:
        super().__init__()
        self._words, self._desk = words, desk
        self.tool = ""
        self.rows = {id: ToolRow(words, known) for id, known in load().items()}
        self.list_card = Card(words("export.tools.head"))
        self.list_card.setFixedWidth(active().px(_NARROW if is_narrow() else _LIST))
        scroll = Scroll(margins=(0, 0, 0, 0), gap=0)
        for each in self.rows.values():
            each.ticked.connect(self.ticked)
            each.wanted.connect(self.wanted)
            each.shown.connect(self.show_columns)
            scroll.body.addWidget(each)
            scroll.body.addWidget(divider())
        scroll.body.addStretch(1)
        self.list_card.body.addWidget(scroll, 1)
        self.columns = Columns(words)
        self.columns.chosen.connect(self.mapped)
        cards = row(self, gap=16, margins=(16, 16, 16, 16))
        cards.addWidget(self.list_card)
        cards.addWidget(self.columns, 1)

    def show_columns(self, tool: str) -> None:
        """The columns of this scheduler's template."""
        self.tool = tool
        self.show_desk()
        template = self._desk.template(tool)
        if template is not None:
            self.columns.focus_problem(template)

    def show_desk(self) -> None:
        """As it is chosen now."""
        desk = self._desk
        for id, each in self.rows.items():
            each.show_state(id in desk.kept.tools, desk.template(id))
        if not self.tool:
            self.tool = next((id for id in desk.kept.tools if desk.template(id) is not None), "")
        template = desk.template(self.tool) if self.tool else None
        error = desk.trouble(self.tool) if template is not None else None
        self.columns.show_template(template, error_words(self._words, error) if error else None)

    def stops(self) -> Sequence[QWidget]:
        """What the Tab key visits, in order."""
        parts: list[QWidget] = []
        for each in self.rows.values():
            parts.append(each.box)
            parts += [each.pick, each.columns] if each.known.template else []
        return [*parts, *(made.combo for made in self.columns.rows)]

    def focus_first(self) -> None:
        """The first scheduler."""
        next(iter(self.rows.values())).box.setFocus(Qt.FocusReason.OtherFocusReason)
