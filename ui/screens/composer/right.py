"""The right column of Naskah: findings and preview side by side, or as tabs where the width is short."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.checking import Placed
from medsos_desktop.composer.panel import open_counts
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...jobs import Jobs
from ...kit.boxes import column, ground, row
from ...kit.labels import divider
from ...kit.segments import TabBar, TabMark
from ...theme.looks import SEVERITIES
from .findings import FindingsPanel
from .preview_panel import PreviewPanel

_FINDINGS, _PREVIEW = 0, 1
_SHARES = (320, 288)


class RightColumn(QWidget):
    """``edited(edit, operation)``: an ``edit(post) -> post`` for the present post, and the name of the
    operation; ``picked(placed)``: a finding whose place is to be shown in the editor; ``explained(code)``:
    a finding whose page of the guidance is to be read; ``finished()``: all that could be mended at once is,
    and nothing else is left to do here.
    """

    edited = Signal(object, str)
    picked = Signal(object)
    explained = Signal(str)
    finished = Signal()

    def __init__(self, words: Words, workspace: Workspace, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._narrow = False
        self.findings = FindingsPanel(words, workspace)
        self.preview = PreviewPanel(words, workspace, jobs)
        self.findings.edited.connect(self.edited)
        self.findings.picked.connect(self.picked)
        self.findings.explained.connect(self.explained)
        self.findings.finished.connect(self.finished)
        self._tabs = TabBar(words("composer_right.tabs"))
        self._tabs.addTab(words("composer_right.findings"))
        self._tabs.addTab(words("composer_right.preview"))
        self._tabs.currentChanged.connect(self._show_tab)
        bar = ground(QWidget(), "surface")
        inside = row(bar, gap=0, margins=(4, 0, 0, 0))
        inside.addWidget(self._tabs, 1)
        self._bar = bar
        self._line = divider(vertical=True)
        self._outer = outer = column(self, gap=0)
        outer.addWidget(bar)
        self._panels = row(gap=0)
        self._panels.addWidget(self.findings, _SHARES[0])
        self._panels.addWidget(self._line)
        self._panels.addWidget(self.preview, _SHARES[1])
        outer.addLayout(self._panels, 1)
        bar.hide()

    def show_post(self, post: Post, account: str, placed: tuple[Placed, ...]) -> None:
        """The post as it is now; ``account`` "" is the master, ``placed`` what the checks found last."""
        self.findings.show_post(post, account, placed)
        self.preview.show_post(post, account)
        counts = open_counts(self.findings.rows_shown())
        worst = next(iter(counts), "")
        mark = TabMark(box=str(sum(counts.values()))) if counts else None
        if worst and mark is not None:
            mark = TabMark(box=mark.box, icon=SEVERITIES[worst].icon, role=SEVERITIES[worst].role)
        if self._tabs.tabData(_FINDINGS) != mark:
            self._tabs.set_mark(_FINDINGS, mark)
            self._tabs.setTabText(_FINDINGS, self._words("composer_right.findings"))  # measures anew

    def show_finding(self, key: str) -> None:
        """Opens the row of a finding, scrolls there and gives it the focus."""
        if self._narrow:
            self._tabs.setCurrentIndex(_FINDINGS)
        self.findings.show_finding(key)

    def set_narrow(self, narrow: bool) -> None:
        """Tabs of one column instead of two columns side by side."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._bar.setVisible(narrow)
            self.findings.set_titled(not narrow)
            self.preview.set_titled(not narrow)
            self._show_tab()
            self._outer.activate()  # whoever set this may make the column narrower at once

    def set_locked(self, locked: bool) -> None:
        """A post that nobody may change now: its findings can be read and looked up, no more."""
        self.findings.set_locked(locked)

    def _show_tab(self) -> None:
        at = self._tabs.currentIndex()
        self.findings.setVisible(not self._narrow or at == _FINDINGS)
        self.preview.setVisible(not self._narrow or at == _PREVIEW)
        self._line.setVisible(not self._narrow)
