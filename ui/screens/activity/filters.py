"""What narrows the log: words, a person, a kind of action, days."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.activity import telling
from medsos_desktop.activity.log import KINDS, Wanted
from medsos_desktop.words import Words

from ...kit.boxes import ground, row
from ...kit.fields import Combo, SearchField
from ...kit.pickers import DatePicker
from ...session import Session

_TYPED_MS = 250


class Filters(QWidget):
    """``changed()``: ask again by `wanted`."""

    changed = Signal()

    def __init__(self, words: Words, session: Session) -> None:
        super().__init__()
        ground(self, "surface", "bottom")
        self.search = SearchField(words("activity.search"))
        self.person, self.kind = Combo(words("activity.person")), Combo(words("activity.column.kind"))
        self.kind.addItem(words("activity.every_kind"), "")
        for key in KINDS:
            self.kind.addItem(telling.kind(words, key), key)
        today = lambda: session.now().date()  # noqa: E731
        names = words("activity.first"), words("activity.last")
        self.first, self.last = (DatePicker(words, today, optional=True, empty=name) for name in names)
        for picker, name in zip((self.first, self.last), names, strict=True):
            picker.setAccessibleName(name)
            picker.setToolTip(name)
            picker.changed.connect(lambda _day: self.changed.emit())
        self._everybody = words("activity.everybody")
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._typed.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        for combo in (self.person, self.kind):
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        line = row(self, gap=8, margins=(16, 8, 16, 8))
        line.addWidget(self.search, 1)
        for part in (self.person, self.kind, self.first, self.last):
            line.addWidget(part)

    def show_people(self, people: dict[str, str]) -> None:
        """Who can be chosen; the one chosen stays."""
        here = str(self.person.currentData() or "")
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(self._everybody, "")
        for id_, name in people.items():
            self.person.addItem(name, id_)
        self.person.setCurrentIndex(max(self.person.findData(here), 0))
        self.person.blockSignals(False)

    def wanted(self) -> Wanted:
        """What is asked for."""
        kind = str(self.kind.currentData() or "")
        days: list[date | None] = [self.first.day(), self.last.day()]
        return Wanted(
            person=str(self.person.currentData() or ""),
            kinds=frozenset({kind}) if kind else frozenset(),
            first=days[0],
            last=days[1],
            text=self.search.text(),
        )

    def clear(self) -> None:
        """Everything again."""
        self.blockSignals(True)
        self.search.clear()
        self.person.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.first.set_day(None)
        self.last.set_day(None)
        self._typed.stop()
        self.blockSignals(False)
        self.changed.emit()
