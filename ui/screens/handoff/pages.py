"""The pages of the screen, and in which order the Tab key visits them."""

from itertools import pairwise

from medsos_desktop.handing.way import Foot
from medsos_desktop.words import Words

from ...kit.wizard.working import WorkingPages
from .donepage import DonePage
from .previewpage import PreviewPage
from .startpage import StartPage
from .writepage import WritePage

START, PREVIEW, WRITE, DONE = "start", "preview", "write", "done"

Page = StartPage | PreviewPage | WritePage | DonePage


class Pages(WorkingPages[Page]):
    """The bar of work stands at the foot while something is taken or written."""

    def __init__(self, words: Words) -> None:
        self.start, self.preview = StartPage(words), PreviewPage(words)
        self.write, self.done = WritePage(words), DonePage(words)
        steps: dict[str, Page] = {
            START: self.start,
            PREVIEW: self.preview,
            WRITE: self.write,
            DONE: self.done,
        }
        super().__init__(words, words("handing.out"), words("handing.title"), steps)
        self.preview.reordered.connect(self.order_tabs)
        self.order_tabs()

    def order_tabs(self) -> None:
        """As it is read: way out, page, foot; much of a page is made anew while one decides."""
        for one, next_ in pairwise([self.back, *self.here.stops(), self.before, self.foot.primary]):
            self.setTabOrder(one, next_)

    def show_step(self, step: str) -> None:
        """Another page, and no work at the foot."""
        self.show_page(step)
        self.end_taking()

    def say_next(self, foot: Foot | None) -> None:
        """The bar below; `None`: it has no place here."""
        self.show_foot(foot is not None and not self.works)
        if foot is not None:
            before = self._words("handing.not_now" if self.step == PREVIEW else "kit.cancel")
            self.show_next(foot.note, before, foot.text, foot.why)
            self.order_tabs()

    def focus_here(self) -> None:
        """Where work goes on."""
        self.order_tabs()
        super().focus_here()
