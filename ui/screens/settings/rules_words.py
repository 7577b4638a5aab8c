"""The word lists of a rule: choose one, search it, take words out, put words in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from medsos_desktop.checks.packfile import Row
from medsos_desktop.checks.rulelines import Line, lines_of

from ...commands import on
from ...kit.boxes import Scroll, column, row
from ...kit.button import Button, IconButton, LinkButton
from ...kit.fields import Combo, SearchField
from ...kit.labels import ElidedLabel, Label, show_if
from ...kit.notes import EmptyState
from ...kit.toggles import Switch
from ...theme.theme import active, is_narrow
from .rules_lines import LinesDelegate, LinesList, LinesModel, list_name

if TYPE_CHECKING:
    from .rules import RulesPage

_CODES = "judged"
"""The role of a list of codes of rules."""
_LEAST = 2
"""Lines of a list that are seen at once, however low the window."""


class WordsPanel(QWidget):
    """``page`` does what is asked for; `show_code` shows another rule or the same one anew."""

    def __init__(self, page: "RulesPage") -> None:
        super().__init__()
        self._page, self._words = page, page.words
        words = page.words
        self._rows: tuple[Row, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self.row = ""
        self.lists = Combo(words("rulebook.words.lists"))
        self.lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.in_use = Switch(words("rulebook.on" if is_narrow() else "rulebook.words.list_on"))
        self.in_use.setAccessibleName(words("rulebook.words.list_on"))
        new = words("rulebook.words.new")
        self.new = IconButton("tambah", new) if is_narrow() else Button(new, icon="tambah")
        self.delete = LinkButton(words("rulebook.words.delete"), small=True)
        self.filter = SearchField(words("rulebook.words.filter"))
        self.remove = Button(words("rulebook.words.remove"), icon="hapus")
        self.fix = ElidedLabel("", "small", "text-2")
        self.model = LinesModel(words, page.name)
        self.list = LinesList(words("rulebook.words.lines"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(self.list))
        self.kind = Combo(words("rulebook.words.kind"))
        for kind in ("term", "except"):
            self.kind.addItem(words(f"rulebook.words.kind_{kind}"), kind)
        self.term, self.better = QLineEdit(), QLineEdit()
        self.add = Button(words("rulebook.words.add"))
        self.wrong = Label("", "small", "block", wrap=True)
        self.help = Label(words("rulebook.words.help"), "small", "text-3", wrap=True)
        self._adding = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        on(self.lists.currentIndexChanged, self._list_picked)
        on(self.in_use.clicked, lambda: self._page.switch_row(self.row, on=self.in_use.isChecked()))
        on(self.new.activated, self._page.start_list)
        on(self.delete.activated, lambda: self._page.delete_list(self.row))
        on(self.filter.textChanged, self._filter)
        on(self.remove.activated, self.take_out)
        on(self.list.removed, self.take_out)
        on(self.list.selectionModel().currentChanged, self._line_picked)
        on(self.kind.currentIndexChanged, self._kind_picked)
        for line in (self.term, self.better):
            on(line.returnPressed, self.put_in)
            on(line.textEdited, self.wrong.hide)
        on(self.add.activated, self.put_in)

    def _lay_out(self) -> None:
        words = self._words
        whole = Scroll(margins=(0, 0, 0, 8), gap=8)  # for low windows with a message above
        stack = whole.body
        self.list.setMinimumHeight(_LEAST * active().px(LinesDelegate.height))
        head = row(gap=12, margins=(16, 0, 16, 0))
        head.addWidget(self.lists, 1)
        for deed in (self.in_use, self.delete, self.new):
            head.addWidget(deed)
        find = row(gap=12, margins=(16, 0, 16, 0))
        find.addWidget(self.filter, 1)
        find.addWidget(self.fix, 1)
        find.addWidget(self.remove)
        stack.addLayout(head)
        stack.addLayout(find)
        stack.addWidget(self.list, 1)
        stack.addWidget(self._adding)
        self._lay_out_adding()
        empty = EmptyState(
            "tabel", words("rulebook.words.empty"), words("rulebook.words.empty_text"), framed=False
        )
        self._stack.addWidget(whole)
        self._stack.addWidget(empty)
        column(self, gap=0).addWidget(self._stack)

    def _lay_out_adding(self) -> None:
        foot = column(self._adding, gap=4, margins=(16, 0, 16, 0))
        first = row(gap=8)
        first.addWidget(self.kind)
        first.addWidget(self.term, 5)
        second = row(gap=8) if is_narrow() else first
        second.addWidget(self.better, 4)
        first.addWidget(self.add)
        foot.addLayout(first)
        if second is not first:
            foot.addLayout(second)
        foot.addWidget(self.wrong)
        foot.addWidget(self.help)
        self.wrong.hide()
        show_if(self.help, not is_narrow())
        self.better.setPlaceholderText(self._words("rulebook.words.better"))
        self.better.setAccessibleName(self._words("rulebook.words.better"))
        for line in (self.term, self.better):
            line.setMinimumWidth(active().px(96))

    # showing

    def show_code(self, rows: Sequence[Row]) -> None:
        """The lists of a rule; the chosen list stays while it is there."""
        self._rows = tuple(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        for part in (self._adding, self.new, self.remove):
            show_if(part, self._page.may)
        self.in_use.setEnabled(self._page.may)
        kept = any(one.id == self.row for one in rows)
        self.row = self.row if kept else rows[0].id if rows else ""
        self.lists.blockSignals(True)
        self.lists.clear()
        for one in rows:
            many = len(one.terms) + len(one.pairs) + bool(one.pattern)
            off = f" · {self._words('rulebook.words.list_off')}" if one.off else ""
            self.lists.addItem(f"{list_name(self._words, one, rows)} ({many}){off}", one.id)
        self.lists.setCurrentIndex(max(self.lists.findData(self.row), 0))
        self.lists.blockSignals(False)
        if not kept:
            self.filter.clear()
            self.clear_typed()
        self._show_row()

    def choose(self, ident: str) -> None:
        """Brings a list to the front."""
        self.lists.setCurrentIndex(max(self.lists.findData(ident), 0))

    def _list_picked(self) -> None:
        self.row = str(self.lists.currentData() or "")
        self.filter.clear()
        self.wrong.hide()
        self._show_row()

    @property
    def shown(self) -> Row | None:
        """The list in front."""
        return next((one for one in self._rows if one.id == self.row), None)

    def _show_row(self) -> None:
        found, own = self.shown, self._page.shown_rules
        self._lines = lines_of(own, self._page.ours, found) if found is not None else ()
        if found is not None:
            self.in_use.setChecked(not found.off)
            show_if(self.delete, found.id not in own.base_rows and self._page.may)
            self.fix.set_text(self._words("rulebook.words.fix", fix=found.fix) if found.fix else "")
        self.model.holds_codes = found is not None and found.role == _CODES
        self._filter()
        self._kind_picked()

    def _filter(self) -> None:
        wanted = self.filter.text().casefold().strip()
        at, value = self.list.currentIndex().row(), self.list.verticalScrollBar().value()
        shown = [one for one in self._lines if wanted in f"{one.text}\n{self.model.better(one)}".casefold()]
        self.model.set_lines(shown)
        if shown:
            self.list.setCurrentIndex(self.model.index(min(max(at, 0), len(shown) - 1)))
            self.list.verticalScrollBar().setValue(value)
        self._line_picked()

    def filter_for(self, wanted: str) -> None:
        """A search that found a word in one of the lists shows it here."""
        for one in self._rows:
            words = (*one.terms, *(part for pair in one.pairs for part in pair))
            if any(wanted in word.casefold() for word in words):
                self.choose(one.id)
                self.filter.setText(wanted)
                return

    @property
    def line(self) -> Line | None:
        """The chosen line."""
        at = self.list.currentIndex().row()
        return self.model.lines[at] if 0 <= at < len(self.model.lines) else None

    def _line_picked(self) -> None:
        line = self.line
        removed = line is not None and line.state == "removed"
        self.remove.setText(self._words("rulebook.words.restore" if removed else "rulebook.words.remove"))
        self.remove.set_icon("urungkan" if removed else "hapus")
        self.remove.setEnabled(line is not None and line.kind != "pattern")

    def _kind_picked(self) -> None:
        term = self.kind.currentData() == "term"
        show_if(self.better, term)
        key = "rulebook.words.add_term" if term else "rulebook.words.add_except"
        self.term.setPlaceholderText(self._words(key))
        self.term.setAccessibleName(self._words(key))

    # doing

    def take_out(self) -> None:
        """Delete: the word goes, or comes back when it was taken out."""
        line = self.line
        if line is not None and line.kind != "pattern" and self._page.may:
            self._page.take_out(self.row, line)

    def put_in(self) -> None:
        """The typed words come in."""
        kind = str(self.kind.currentData())
        better = self.better.text() if kind == "term" and self.better.isVisibleTo(self) else ""
        self.term.setFocus(Qt.FocusReason.OtherFocusReason)  # a question takes it from here
        if self._page.put_in(self.row, kind, self.term.text().split(";"), better):
            self.put_away()

    def put_away(self) -> None:
        """What was typed is in: the field is empty again and keeps the keyboard."""
        self.clear_typed()
        self.list.scrollToTop()
        self.term.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_typed(self) -> None:
        """Nothing is being added."""
        self.term.clear()
        self.better.clear()
        self.wrong.hide()

    def show_wrong(self, text: str) -> None:
        """What cannot be added, below its field."""
        self.wrong.setText(text)
        self.wrong.show()
        self.term.setAccessibleDescription(text)
