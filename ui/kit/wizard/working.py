"""Pages whose foot turns into a bar of work while something is written."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medsos_desktop.words import Words

from ..boxes import column, ground
from ..notes import FOOT, ProgressRow
from ..regions import Region
from .pages import P, Pages


class WorkingPages(Pages[P]):
    """``taking`` is the bar of work: what, how far, and the way out of it."""

    def __init__(self, words: Words, out: str, title: str, pages: Mapping[str, P]) -> None:
        super().__init__(out, title, pages)
        self._words = words
        self.taking = ProgressRow(words)
        self._bar = ground(QWidget(), "surface", "top")
        self._bar.setProperty(FOOT, True)
        inner = column(self._bar, gap=4, margins=(16, 8, 16, 10))
        inner.addWidget(self.taking)
        self._bar.hide()
        self.whole.addWidget(self._bar)

    @property
    def works(self) -> bool:
        """Whether the bar of work stands at the foot."""
        return not self._bar.isHidden()

    def show_taking(self, what: str) -> None:
        """Work at the foot, to be stopped at any time; the page above cannot be changed meanwhile."""
        self.foot.hide()
        self.taking.set_progress(0, 0, what)
        self._bar.show()
        self.stack.setEnabled(False)
        self.taking.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_work(self, n: int, total: int, what: str) -> None:
        """How far it is, and at what (a key of the words)."""
        self.taking.set_progress(n, total, self._words(what) if what else "")

    def end_taking(self) -> None:
        """No work at the foot any more; whether there is a next step is for the screen to say."""
        self.stack.setEnabled(True)
        self._bar.hide()

    def regions(self) -> Sequence[Region]:
        """While work runs there is only the way out of the screen and the way out of the work."""
        if self.works:
            return [super().regions()[0], Region(self._bar, self.taking.cancel)]
        return super().regions()
