"""The pages of the screen, and the bar of work at its foot."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from medsos_desktop.handing.way import Foot
from medsos_desktop.words import Words

from ...kit.boxes import column, ground
from ...kit.labels import Label, show_if
from ...kit.notes import ProgressRow
from ...kit.wizard import pages
from .donepage import DonePage
from .previewpage import PreviewPage
from .startpage import StartPage
from .writepage import WritePage

START, PREVIEW, WRITE, DONE = "start", "preview", "write", "done"

Page = StartPage | PreviewPage | WritePage | DonePage


class Pages(pages.Pages[Page]):
    """``taking`` is the bar of work, which stands at the foot while something is taken or written."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.start, self.preview = StartPage(words), PreviewPage(words)
        self.write, self.done = WritePage(words), DonePage(words)
        steps: dict[str, Page] = {
            START: self.start,
            PREVIEW: self.preview,
            WRITE: self.write,
            DONE: self.done,
        }
        super().__init__(words("handing.out"), words("handing.title"), steps)
        self.taking = ProgressRow(words)
        self._taking_note = Label(words("handing.taking_text"), "small", "text-2")
        self._bar = ground(QWidget(), "surface", "top")
        self._bar.setProperty("foot", True)
        inner = column(self._bar, gap=4, margins=(16, 8, 16, 10))
        inner.addWidget(self.taking)
        inner.addWidget(self._taking_note)
        self._bar.hide()
        self.whole.addWidget(self._bar)
        self.preview.reordered.connect(self.order_tabs)
        self.order_tabs()

    def order_tabs(self) -> None:
        """As it is read: way out, page, foot; much of a page is made anew while one decides."""
        for one, next_ in pairwise([self.back, *self.here.stops(), self.before, self.foot.primary]):
            self.setTabOrder(one, next_)

    def show_step(self, step: str) -> None:
        """Another page, and no work at the foot."""
        self.show_page(step)
        self.stack.setEnabled(True)
        self._bar.hide()

    def show_taking(self, what: str, *, can_stop: bool) -> None:
        """Work at the foot; the page above cannot be changed meanwhile."""
        self.foot.hide()
        self.taking.set_progress(0, 0, what)
        show_if(self.taking.cancel, can_stop)
        show_if(self._taking_note, not can_stop)
        self._bar.show()
        self.stack.setEnabled(False)
        if can_stop:
            self.taking.cancel.setFocus()

    def tell_now(self, n: int, total: int, _what: str = "") -> None:
        """Painted at once: the records are written in this very thread."""
        self.taking.set_progress(n, total)
        self._bar.repaint()

    def say_next(self, foot: Foot | None) -> None:
        """The bar below; `None`: it has no place here."""
        self.show_foot(foot is not None and self._bar.isHidden())
        if foot is not None:
            before = self._words("handing.not_now" if self.step == PREVIEW else "kit.cancel")
            self.show_next(foot.note, before, foot.text, foot.why)
            self.order_tabs()

    def focus_here(self) -> None:
        """Where work goes on."""
        self.order_tabs()
        super().focus_here()
