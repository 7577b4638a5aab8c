"""Tabs over the right column, by what they show."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.words import Words

from ...kit.boxes import ground, row
from ...kit.segments import TabBar, TabMark

FINDINGS, NOTES, OUT, PREVIEW = "findings", "notes", "out", "preview"


class SideTabs(QWidget):
    """``chosen(key)`` when the person chose."""

    chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface", "bottom")
        self._names = {
            FINDINGS: words("composer_right.findings"),
            NOTES: words("notes.title"),
            OUT: words("results.panel"),
            PREVIEW: words("composer_right.preview"),
        }
        self._keys: tuple[str, ...] = ()
        self._marks: dict[str, TabMark | None] = {}
        self.bar = TabBar(words("composer_right.tabs"))
        self.bar.currentChanged.connect(self._changed)
        row(self, gap=0, margins=(4, 0, 0, 0)).addWidget(self.bar, 1)
        self.hide()

    def show_keys(self, keys: Sequence[str]) -> None:
        """Other tabs; the chosen one stays where it is among them."""
        if tuple(keys) == self._keys:
            return
        before, blocked = self.current(), QSignalBlocker(self.bar)
        while self.bar.count():
            self.bar.removeTab(0)
        self._keys = tuple(keys)
        for at, key in enumerate(keys):
            self.bar.addTab(self._names[key])
            self.bar.set_mark(at, self._marks.get(key))
        blocked.unblock()
        self.choose(before)

    def set_mark(self, key: str, mark: TabMark | None) -> None:
        """How many there are."""
        if self._marks.get(key) == mark:
            return
        self._marks[key] = mark
        if key in self._keys:
            at = self._keys.index(key)
            self.bar.set_mark(at, mark)
            self.bar.setTabText(at, self._names[key])  # measures anew

    def current(self) -> str:
        """The key of the chosen one, "" without tabs."""
        at = self.bar.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Without a signal; nothing where it is not among them."""
        if key in self._keys:
            blocked = QSignalBlocker(self.bar)
            self.bar.setCurrentIndex(self._keys.index(key))
            blocked.unblock()

    def _changed(self, at: int) -> None:
        if 0 <= at < len(self._keys):
            self.chosen.emit(self._keys[at])
