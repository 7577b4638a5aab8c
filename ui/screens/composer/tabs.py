"""The tabs: master and accounts, with what differs and what is wrong, and the menu that adds accounts."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.tabs import Tab
from medsos_desktop.words import Words

from ...kit.boxes import ground, row
from ...kit.button import Button
from ...kit.segments import TabBar, TabMark
from ...theme.looks import SEVERITIES
from ...theme.theme import active


class Tabs(QWidget):
    """``chosen(account)`` when the person changes the tab; ``menu(place)`` when the accounts are wanted."""

    chosen = Signal(str)
    menu = Signal(QPoint)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface", "bottom")
        self._words = words
        self._tabs: tuple[Tab, ...] = ()
        self.bar = TabBar(words("composer.tab.name"))
        self.add = Button(words("composer.tab.accounts"), "quiet", icon="tambah")
        self.add.setAccessibleName(words("composer.tab.accounts"))
        self.add.setToolTip(words("composer.tab.accounts"))
        self.add.activated.connect(self._ask)
        line = row(self, gap=4, margins=(8, 0, 8, 0))
        line.addWidget(self.bar, 1)
        line.addWidget(self.add)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(active().px(40))
        self.bar.currentChanged.connect(self._changed)

    def show_tabs(self, tabs: Sequence[Tab], account: str) -> None:
        """Other tabs, marks or choice; widths give way to monograms where the room is short."""
        blocked = QSignalBlocker(self.bar)
        if [tab.account for tab in tabs] != [tab.account for tab in self._tabs]:
            while self.bar.count():
                self.bar.removeTab(0)
            for _tab in tabs:
                self.bar.addTab("")
            self._tabs = ()
        before, self._tabs = self._tabs, tuple(tabs)
        if before != self._tabs:
            self._name()
        self.bar.setCurrentIndex(self._index(account))
        blocked.unblock()

    def step(self, by: int) -> None:
        """The next tab or the one before, round and round."""
        if self._tabs:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._tabs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names or monograms."""
        super().resizeEvent(event)
        if self._tabs:
            self._name()

    def _index(self, account: str) -> int:
        return next((at for at, tab in enumerate(self._tabs) if tab.account == account), 0)

    def _name(self) -> None:
        """The longest way of naming them that fits."""
        blocked = QSignalBlocker(self.bar)
        for short, worded in ((False, True), (True, True), (True, False)):
            self._fill(short)
            self.add.setText(self._words("composer.tab.accounts") if worded else "")
            if self.bar.sizeHint().width() <= self.width() - self.add.sizeHint().width() - 24:
                break
        blocked.unblock()

    def _fill(self, short: bool) -> None:
        for at, tab in enumerate(self._tabs):
            name = tab.short if short else tab.name
            if tab.account == MASTER:
                name = self._words("composer.tab.master_short" if short else "composer.tab.master")
            self.bar.setTabText(at, name)
            self.bar.set_mark(at, self._mark(tab))
            self.bar.setTabToolTip(at, self._tip(tab))
            self.bar.setAccessibleTabName(at, self._tip(tab))

    def _mark(self, tab: Tab) -> TabMark | None:
        if tab.account == MASTER:
            return None
        look = SEVERITIES.get(tab.worst)
        icon, role = (look.icon, look.role) if look else ("", "text-3")
        if tab.own:
            return TabMark(box=self._words("composer.tab.own"), icon=icon, role=role)
        return TabMark(note=self._words("composer.tab.follows"), icon=icon, role=role)

    def _tip(self, tab: Tab) -> str:
        if tab.account == MASTER:
            return self._words("composer.tab.master_tip")
        said = [f"{tab.name} {tab.handle}".strip(), tab.surface]
        said.append(self._words("composer.tab.own" if tab.own else "composer.tab.follows"))
        if tab.worst:
            said.append(self._words(SEVERITIES[tab.worst].word))
        return " · ".join(part for part in said if part)

    def _changed(self, at: int) -> None:
        if 0 <= at < len(self._tabs):
            self.chosen.emit(self._tabs[at].account)

    def _ask(self) -> None:
        self.menu.emit(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))
