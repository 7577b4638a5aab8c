"""The second step: each table of the file with its columns, what each is taken for, and some values."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from medsos_desktop.exchange import mapping
from medsos_desktop.exchange.mapping import Group
from medsos_desktop.exchange.sheets.model import Column, SheetReading, Table
from medsos_desktop.exchange.sheets.report import field_name
from medsos_desktop.importing import sayings
from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, clear, column, row
from ...kit.button import Button
from ...kit.fields import Combo
from ...kit.labels import ElidedLabel, Label, divider, show_if
from ...kit.notes import InlineMessage
from ...kit.toggles import CheckBox
from ...theme.theme import active, is_narrow

MOST_COLUMNS, MOST_GROUPS, MOST_OPEN = 60, 30, 6
"""Beyond these a sheet is not read by people; the rest stays as it was taken."""

_NAME, _CHOICE = 208, 236


class ColumnRow(QWidget):
    """Letter, name, values, and the field as a drop-down. ``chosen(index, field)``."""

    chosen = Signal(int, str)

    def __init__(self, words: Words, shown: Column) -> None:
        super().__init__()
        self._words, self.index = words, shown.index
        self._options: tuple[str, ...] = ()
        theme = active()
        letter = Label(shown.letter, "small", "text-3")
        letter.setFixedWidth(theme.px(28))
        self.name = ElidedLabel(shown.name or words("importing.no_name"), "strong")
        self.name.setFixedWidth(theme.px(_NAME))
        values = " · ".join(" ".join(value.split()) for value in shown.samples)
        self.samples = ElidedLabel(values or words("importing.no_values"), "body", "text-2")
        self.combo = Combo(words("importing.field_of", name=shown.name or shown.letter))
        self.combo.setFixedWidth(theme.px(_CHOICE))
        line = row(self, gap=12, margins=(16, 4, 16, 4))
        for part in (letter, self.name):
            line.addWidget(part)
        line.addWidget(self.samples, 1)
        line.addWidget(self.combo)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_column(shown)
        self.combo.activated.connect(self._chosen)

    def show_column(self, shown: Column) -> None:
        """What it is taken for now; the focus stays where it is."""
        options = mapping.options(shown)
        if options != self._options:
            self.combo.clear()
            self.combo.addItems([field_name(field, self._words) for field in options])
            self._options = options
        self.combo.setCurrentIndex(options.index(mapping.shown(shown)))

    def field(self) -> str:
        """What is shown as its field."""
        return self._options[self.combo.currentIndex()]

    def _chosen(self, at: int) -> None:
        self.chosen.emit(self.index, self._options[at])


class GroupCard(Card):
    """One kind of table. ``chosen(table, index, field)``; folded until asked for when it is no calendar.

    ``several``: the file has more calendars, so each sheet can be left out: ``left_out(sheet, out)``.
    """

    chosen = Signal(object, int, str)
    left_out = Signal(str, bool)

    def __init__(self, words: Words, group: Group, *, open_: bool, several: bool) -> None:
        self._status = Label("", "small", "text-2")
        super().__init__(sayings.some(words, group.sheets), right=self._status)
        self._words, self.table = words, group.table
        self.rows: list[ColumnRow] = []
        self.boxes: dict[str, CheckBox] = {}
        self.lack = InlineMessage()
        self.unfold = Button(words("importing.unfold"))
        self._rows = column(gap=0)
        holder = column(gap=8, margins=(12, 8, 12, 8))
        holder.addWidget(self.lack)
        holder.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        if several:
            self.body.addWidget(self._sheets(group.sheets))
            self.body.addWidget(divider())
        self.body.addLayout(holder)
        self._holder = holder
        self.body.addLayout(self._rows)
        self.unfold.activated.connect(self._unfold)
        if open_:
            self._fill()
        self.show_table(group)

    def _sheets(self, sheets: Sequence[str]) -> QWidget:
        """A box for each sheet."""
        across = 2 if is_narrow() else 3  # Excel allows names of 31 letters
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.addWidget(Label(self._words("importing.sheets_taken"), "label", "text-2"), 0, 0, 1, across)
        for at, sheet in enumerate(sheets):
            box = self.boxes[sheet] = CheckBox(sheet)
            box.setChecked(True)
            box.clicked.connect(lambda on=False, sheet=sheet: self.left_out.emit(sheet, not on))
            grid.addWidget(box, 1 + at // across, at % across)
        grid.setColumnStretch(across, 1)
        return made

    def _unfold(self) -> None:
        self._fill()
        show_if(self.unfold, False)
        if self.rows:
            self.rows[0].combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for shown in self.table.columns[:MOST_COLUMNS]:
            made = ColumnRow(self._words, shown)
            made.chosen.connect(self._chosen)
            self.rows.append(made)
            if self._rows.count():
                self._rows.addWidget(divider())
            self._rows.addWidget(made)
        more = len(self.table.columns) - MOST_COLUMNS
        if more > 0:
            note = Label(self._words("importing.more_columns", n=more), "small", "text-2", wrap=True)
            note.setContentsMargins(16, 8, 16, 8)
            self._rows.addWidget(note)

    def _chosen(self, index: int, field: str) -> None:
        self.chosen.emit(self.table, index, field)

    def show_table(self, group: Group, left_out: frozenset[str] = frozenset()) -> None:
        """As it is read now."""
        for sheet, box in self.boxes.items():
            box.setChecked(sheet not in left_out)
        self.table, words = group.table, self._words
        for made, shown in zip(self.rows, self.table.columns, strict=False):
            made.show_column(shown)
        lack = mapping.lacking(self.table)
        said = words("importing.is_calendar" if self.table.calendar else "importing.no_calendar")
        self._status.setText(said)
        if lack:
            kind = "warn" if self.rows else "info"
            self.lack.show_message(kind, words(f"importing.lack.{lack}"), words("importing.lack_hint"))
        show_if(self.lack, bool(lack))
        show_if(self.unfold, not self.rows)
        low = 8 if lack or not self.rows else 0
        self._holder.setContentsMargins(12, low, 12, low)


class ColumnsPage(Scroll):
    """``chosen(table, index, field)``: a column is something else; ``left_out(sheet, out)``: not this one."""

    chosen = Signal(object, int, str)
    left_out = Signal(str, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 16), gap=12, parent=parent)
        self._words = words
        self._shape: tuple[object, ...] = ()
        self.cards: list[GroupCard] = []
        self.message = InlineMessage()
        self.message.hide()
        self._lead = Label(words("importing.columns_lead"), "body", "text-2", wrap=True)
        self._cards = column(gap=12)
        for part in (self.message, self._lead):
            self.body.addWidget(part)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_reading(self, reading: SheetReading, left_out: frozenset[str]) -> None:
        """The tables; the same ones are brought up to date where they stand."""
        groups = mapping.groups(reading)[:MOST_GROUPS]
        shape = tuple(sorted((g.table.fingerprint, g.sheets, len(g.table.columns)) for g in groups))
        if shape != self._shape:
            self._shape = shape
            self._build(groups)
            return
        by_sheets = {(g.table.fingerprint, g.sheets): g for g in groups}
        for card, key in zip(self.cards, self._keys, strict=True):
            card.show_table(by_sheets[key], left_out)

    def _build(self, groups: Sequence[Group]) -> None:
        clear(self._cards)
        self.cards, self._keys = [], [(g.table.fingerprint, g.sheets) for g in groups]
        calendars = [sheet for group in groups if group.table.calendar for sheet in group.sheets]
        several = len(calendars) > 1
        for at, group in enumerate(groups):
            open_ = (group.table.calendar and at < MOST_OPEN) or (not calendars and at == 0)
            card = GroupCard(self._words, group, open_=open_, several=several and group.table.calendar)
            card.chosen.connect(self._chosen)
            card.left_out.connect(self.left_out)
            self.cards.append(card)
            self._cards.addWidget(card)

    def _chosen(self, table: Table, index: int, field: str) -> None:
        self.chosen.emit(table, index, field)

    def forget(self) -> None:
        """Another file comes: nothing of this one is shown any more."""
        self._shape = ()

    def parts(self) -> list[QWidget]:
        """Where F6 stops: the first control of each table."""
        return [card.rows[0].combo if card.rows else card.unfold for card in self.cards]

    def focus_first(self) -> None:
        """The first drop-down."""
        for target in self.parts()[:1]:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(target)
