"""The first card: days, accounts, and where the file goes."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from medsos_desktop.bundles.parts import LIMITS
from medsos_desktop.bundles.periods import PERIODS
from medsos_desktop.bundles.schedulers import telling
from medsos_desktop.calendar import format as spell
from medsos_desktop.export.desk import Desk
from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, clear, column, row
from ...kit.button import Button
from ...kit.fields import Combo, Field, fill
from ...kit.labels import Label
from ...kit.notes import error_words
from ...kit.pickers import DatePicker
from ...kit.toggles import CheckBox
from ...theme.theme import active
from .accounts import AccountBox

_SIDE = 15
_NAMED = 1
"""Schedulers named on their button, beside which "and 2 more" finds room."""
_WIDE = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class DayButton(DatePicker):
    """A day short enough for half the card: "Rab 16 Des", with the year when it is not this one."""

    def set_day(self, day: date | None) -> None:
        """Shows a day without a signal; the whole date is its description and tool tip."""
        super().set_day(day)
        if day is None:
            return
        whole = self.text()
        self.setToolTip(whole)
        if day.year == self._today().year:
            self.setText(spell.brief_date(self._words, day))
        else:
            self.setText(f"{spell.day_month(self._words, day)} {day.year}")

    def sizeHint(self) -> QSize:
        """Tight, as in a table."""
        wide = active().metrics("body").horizontalAdvance(self.text())
        return QSize(wide + 40, active().control)


class FolderButton(Button):
    """A folder as a field: its end is what one knows it by, so a long path is cut at its start."""

    def __init__(self, name: str) -> None:
        super().__init__("", "field", icon="folder")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = name
        self._path = ""

    def set_path(self, path: Path) -> None:
        """Another folder."""
        self._path = str(path)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._path)
        self.setToolTip(self._path)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 48
        metrics = QFontMetrics(active().font("body"))
        self.setText(metrics.elidedText(self._path, Qt.TextElideMode.ElideLeft, max(room, 40)))

    def sizeHint(self) -> QSize:
        """As wide as the card lets it."""
        return QSize(120, active().control)

    def resizeEvent(self, event: object) -> None:
        """Cuts anew."""
        self._cut()


class Choices(Card):
    """Wishes: ``days(first, last)``, ``period(key)``, ``account(id, on)``, ``folder``, ``renamed``,
    ``limited`` (one of `LIMITS` or ""), ``drafted``, ``tools``: schedulers are to be chosen.
    """

    days = Signal(object, object)
    period = Signal(str)
    account = Signal(str, bool)
    folder = Signal()
    renamed = Signal(str)
    limited = Signal(str)
    drafted = Signal(bool)
    tools = Signal()

    def __init__(self, words: Words, desk: Desk) -> None:
        super().__init__(words("export.card.what"))
        self._words, self._desk = words, desk
        self.first, self.last = DayButton(words, desk.today), DayButton(words, desk.today)
        self.periods = {each: Button(words(f"export.period.{each}"), "pill") for each in PERIODS}
        self.boxes: dict[str, AccountBox] = {}
        self.folder_button = FolderButton(words("export.folder"))
        self.name = QLineEdit()
        self.folder_field = Field(words("export.folder"), self.folder_button)
        self.name_field = Field(words("export.name"), self.name)
        self.limit = Combo(words("export.limit"))
        self.limit_field = Field(words("export.limit"), self.limit, help=words("export.limit_help"))
        self.limit.setSizePolicy(_WIDE)
        for key in ("", *LIMITS):
            self.limit.addItem(words(f"export.limits.{key or 'none'}"), key)
        self.tools_button = Button("", "field", icon="ekspor")
        self.tools_button.setSizePolicy(_WIDE)
        self.tools_field = Field(words("export.tools.label"), self.tools_button)
        self.draft = CheckBox(words("export.draft"))
        self.draft_note = Label(words("export.draft_help"), "small", "text-2", wrap=True)
        self._accounts = column(gap=0)
        self._build()
        self._connect()
        self._show_accounts()  # now: rows that come after the first layout would be squeezed for a moment

    def _build(self) -> None:
        words = self._words
        self.page = Scroll(margins=(_SIDE, 10, _SIDE, 10), gap=10)
        self.page.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.body.addWidget(self.page, 1)
        days = row()
        for key, picker in (("first", self.first), ("last", self.last)):
            picker.after_name = ""
            picker.setSizePolicy(_WIDE)
            days.addWidget(Field(words(f"export.{key}"), picker), 1)
            picker.setAccessibleName(words(f"export.{key}"))
        self.page.body.addLayout(days)
        quick = QGridLayout()
        quick.setSpacing(8)
        for at, button in enumerate(self.periods.values()):
            button.setCheckable(True)
            button.setSizePolicy(_WIDE)
            quick.addWidget(button, at // 2, at % 2)
        self.page.body.addLayout(quick)
        self.range_label = Label("", "small", "block", wrap=True)
        self.range_label.hide()
        self.page.body.addWidget(self.range_label)
        group = column(gap=0)
        group.addWidget(Label(words("export.accounts"), "label", "text-2"))
        group.addLayout(self._accounts)
        self.page.body.addLayout(group)
        self.page.body.addWidget(self.tools_field)
        self.page.body.addWidget(self.folder_field)
        self.page.body.addWidget(self.name_field)
        self.page.body.addWidget(self.limit_field)
        konsep = column(gap=2)
        konsep.addWidget(self.draft)
        konsep.addWidget(self.draft_note)
        self.page.body.addLayout(konsep)
        self.page.body.addStretch(1)

    def _make_room(self, _low: int, high: int) -> None:
        """The scroll bar stands in the margin rather than beside it."""
        bar = self.page.verticalScrollBar().sizeHint().width() if high else 0
        margins = self.page.body.contentsMargins()
        margins.setRight(max(_SIDE - bar, 4))
        self.page.body.setContentsMargins(margins)

    def _connect(self) -> None:
        self.first.changed.connect(lambda day: self._picked(day, self._desk.last))
        self.last.changed.connect(lambda day: self._picked(self._desk.first, day))
        for key, button in self.periods.items():
            button.activated.connect(lambda key=key: self.period.emit(key))
        self.folder_button.activated.connect(self.folder)
        self.name.textEdited.connect(self.renamed)
        self.limit.activated.connect(lambda at: self.limited.emit(self.limit.itemData(at)))
        self.draft.toggled.connect(self.drafted)
        self.tools_button.activated.connect(self.tools)

    def _picked(self, first: date, last: date) -> None:
        self.days.emit(first, last)

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [
            self.first,
            self.last,
            *self.periods.values(),
            *self.boxes.values(),
            self.tools_button,
            self.folder_button,
            self.name,
            self.limit,
            self.draft,
        ]

    def show_desk(self) -> None:
        """Everything as it is chosen now."""
        desk, words = self._desk, self._words
        self.first.set_day(desk.first)
        self.last.set_day(desk.last)
        for key, button in self.periods.items():
            button.setChecked(key == desk.period)
        wrong = desk.range_error
        self.range_label.setText(" ".join(error_words(words, wrong)) if wrong else "")
        self.range_label.setVisible(wrong is not None)
        self.limit.setCurrentIndex(max(0, self.limit.findData(desk.kept.limit)))
        self._show_tools()
        self.draft.blockSignals(True)
        self.draft.setChecked(desk.draft)
        self.draft.blockSignals(False)
        self._show_accounts()
        self.show_target()

    def _show_tools(self) -> None:
        desk, words = self._desk, self._words
        each = [telling.name(words, tool) for tool in desk.tools]
        names, more = ", ".join(each), len(each) - _NAMED
        short = words("export.tools.more", names=", ".join(each[:_NAMED]), n=more) if more > 0 else names
        self.tools_button.setText(short or words("export.tools.none"))
        self.tools_button.setToolTip(names)
        self.tools_button.setAccessibleName(words("export.tools.label"))
        self.tools_button.setAccessibleDescription(names or words("export.tools.none"))
        self.tools_button.setEnabled(not desk.draft)
        wrong = desk.tool_error()
        self.tools_field.set_error(error_words(words, wrong)[0] if wrong else "")

    def show_target(self, *, typing: bool = False) -> None:
        """Folder and name, and what is wrong with them; a name being typed is left alone."""
        desk = self._desk
        self.folder_button.set_path(desk.folder)
        self.folder_field.set_error(
            " ".join(error_words(self._words, desk.folder_error)) if desk.folder_error else ""
        )
        if not typing:
            fill(self.name, desk.name)
        wrong = desk.name_error()
        self.name_field.set_error(" ".join(error_words(self._words, wrong)) if wrong else "")

    def _show_accounts(self) -> None:
        desk, words = self._desk, self._words
        accounts = desk.workspace.directory.accounts()
        if list(self.boxes) != list(accounts):
            clear(self._accounts)
            self.boxes = {}
            for id_, each in accounts.items():
                catalogue = desk.workspace.catalogue
                name = each.handle or each.name or catalogue.name(each.channel)
                box = AccountBox(id_, catalogue.monogram(each.channel), name)
                box.toggled.connect(lambda on, id_=id_: self.account.emit(id_, on))
                self.boxes[id_] = box
                self._accounts.addWidget(box)
        counts = desk.plan.by_account if desk.plan is not None else {}
        for id_, box in self.boxes.items():
            on = id_ not in desk.kept.without
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
            number = counts.get(id_, 0)
            spoken = words("export.account.some", n=number) if number else words("export.account.nothing")
            note = (
                (str(number) if number else words("export.account.nothing"))
                if on
                else words("export.account.out")
            )
            box.set_note(note, spoken if on else note)

    def focus_accounts(self) -> None:
        """To the first account, which is shown."""
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            self.page.ensureWidgetVisible(first)
            first.setFocus()

    def set_locked(self, locked: bool) -> None:
        """While a bundle is made nothing is chosen."""
        self.page.page.setEnabled(not locked)
