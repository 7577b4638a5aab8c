"""The right column of Naskah: findings or notes beside the preview, or all as tabs where it is narrow."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.checking import Placed
from medsos_desktop.composer.panel import open_counts
from medsos_desktop.composer.published import Outs
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...jobs import Jobs
from ...kit.boxes import column, row
from ...kit.labels import divider, show_if
from ...kit.segments import TabMark
from ...theme.looks import SEVERITIES
from ...threads.card import Row
from .findings import FindingsPanel
from .notes import NotesPanel
from .preview_panel import PreviewPanel
from .published import PublishedPanel
from .sidetabs import FINDINGS, NOTES, OUT, PREVIEW, SideTabs

_SHARES = (320, 288)


class RightColumn(QWidget):
    """``edited(edit, operation)``: an ``edit(post) -> post`` for the present post, and the name of the
    operation; ``picked(placed)``: a finding whose place is to be shown in the editor; ``explained(code)``:
    a finding whose page of the guidance is to be read; ``finished()``: all that could be mended at once is,
    and nothing else is left to do here. Of notes ``notes.list`` tells.
    """

    edited = Signal(object, str)
    picked = Signal(object)
    explained = Signal(str)
    finished = Signal()

    def __init__(
        self,
        words: Words,
        workspace: Workspace,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._narrow = self._noted = self._out = False
        self._beside = FINDINGS
        """What stands beside the preview."""
        self.findings = FindingsPanel(words, workspace)
        self.notes = NotesPanel(words, workspace, now)
        self.published = PublishedPanel(words)
        self.preview = PreviewPanel(words, workspace, jobs)
        self.findings.edited.connect(self.edited)
        self.findings.picked.connect(self.picked)
        self.findings.explained.connect(self.explained)
        self.findings.finished.connect(self.finished)
        self._bar, self._left_bar = SideTabs(words), SideTabs(words)
        self._tabs = self._bar.bar
        self._bar.chosen.connect(self._chosen)
        self._left_bar.chosen.connect(self._chosen)
        self._line = divider(vertical=True)
        self._build()
        self._show_tabs()

    def _build(self) -> None:
        self.left = QWidget()
        left = column(self.left, gap=0)
        for part in (self._left_bar, self.findings, self.notes, self.published):
            left.addWidget(part, 0 if part is self._left_bar else 1)
        self._outer = outer = column(self, gap=0)
        outer.addWidget(self._bar)
        self._panels = row(gap=0)
        self._panels.addWidget(self.left, _SHARES[0])
        self._panels.addWidget(self._line)
        self._panels.addWidget(self.preview, _SHARES[1])
        outer.addLayout(self._panels, 1)

    def show_post(self, post: Post, account: str, placed: tuple[Placed, ...]) -> None:
        """The post as it is now; ``account`` "" is the master, ``placed`` what the checks found last."""
        self.findings.show_post(post, account, placed)
        self.preview.show_post(post, account)
        counts = open_counts(self.findings.rows_shown())
        worst = next(iter(counts), "")
        mark = TabMark(box=str(sum(counts.values()))) if counts else None
        if worst and mark is not None:
            mark = TabMark(box=mark.box, icon=SEVERITIES[worst].icon, role=SEVERITIES[worst].role)
        self._mark(FINDINGS, mark)

    def show_notes(self, rows: Sequence[Row], *, fresh: bool) -> None:
        """The threads of the post. ``fresh``: another post was opened; what waits there is shown first."""
        waiting = sum(each.noted.open for each in rows)
        noted, self._noted = self._noted, bool(rows)
        self.notes.show_rows(rows)
        if noted != self._noted:
            self._show_tabs()
        if fresh:
            self._choose(NOTES if waiting else OUT if self._out else FINDINGS)
        elif not rows and self._beside == NOTES:
            self._choose(FINDINGS)
        self._mark(NOTES, TabMark(box=str(waiting)) if waiting else None)

    def show_outs(self, outs: Outs, *, fresh: bool) -> None:
        """Where the post is out. ``fresh``: another post was opened; that is shown first."""
        out, self._out = self._out, bool(outs)
        self.published.show_outs(outs)
        if out != self._out:
            self._show_tabs()
        if self._out and (fresh or not out):
            self._choose(OUT)
        elif not self._out and self._beside == OUT:
            self._choose(FINDINGS)
        count = f"{outs.known}/{len(outs.lines)}" if outs else ""
        self._mark(OUT, TabMark(box=count) if count else None)

    def _mark(self, key: str, mark: TabMark | None) -> None:
        for tabs in (self._bar, self._left_bar):
            tabs.set_mark(key, mark)

    def show_finding(self, key: str) -> None:
        """Opens the row of a finding, scrolls there and gives it the focus."""
        self._choose(FINDINGS)
        self.findings.show_finding(key)

    def show_thread(self, thread: str) -> None:
        """Opens the card of a note and gives it the focus."""
        self._choose(NOTES)
        self.notes.list.show_thread(thread)

    def step_note(self, by: int) -> bool:
        """The keyboard goes to the next note (or the one before); `False` when there is none."""
        if not self._noted:
            return False
        self._choose(NOTES)
        return self.notes.list.step(by)

    def parts(self) -> tuple[QWidget, ...]:
        """What is seen, in the order of reading."""
        return (self,) if self._narrow else (self.left, self.preview)

    def set_narrow(self, narrow: bool) -> None:
        """Tabs of one column instead of two columns side by side."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.preview.set_titled(not narrow)
            self._show_tabs()
            self._outer.activate()  # whoever set this may make the column narrower at once

    def set_locked(self, locked: bool) -> None:
        """A post that nobody may change now: its findings can be read and looked up, no more."""
        self.findings.set_locked(locked)

    def _choose(self, key: str) -> None:
        if key != PREVIEW:
            there = {FINDINGS: True, NOTES: self._noted, OUT: self._out}
            self._beside = key if there[key] else FINDINGS
        self._bar.choose(key)
        self._left_bar.choose(key)
        self._show_panels()

    def _chosen(self, key: str) -> None:
        self._choose(key)

    def _show_tabs(self) -> None:
        """Which tabs there are, by width and by whether anybody noted anything."""
        also = ((NOTES, self._noted), (OUT, self._out))
        first = (FINDINGS, *(key for key, there in also if there))
        self._bar.show_keys((*first, PREVIEW))
        self._left_bar.show_keys(first)
        show_if(self._bar, self._narrow)
        show_if(self._left_bar, len(first) > 1 and not self._narrow)
        self.findings.set_titled(not self._narrow and len(first) == 1)
        self._show_panels()

    def _show_panels(self) -> None:
        preview = self._narrow and self._bar.current() == PREVIEW
        self.findings.setVisible(self._beside == FINDINGS)
        self.notes.setVisible(self._beside == NOTES)
        self.published.setVisible(self._beside == OUT)
        self.left.setVisible(not preview)
        self.preview.setVisible(not self._narrow or preview)
        self._line.setVisible(not self._narrow)
