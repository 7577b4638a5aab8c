"""The pages with the bar above and the bar below: shows a step, decides nothing."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.handing.way import Foot
from medsos_desktop.words import Words

from ...kit.boxes import ActionBar, PageBar, column, ground, row
from ...kit.button import Button
from ...kit.labels import Label, divider, show_if
from ...kit.notes import ProgressRow
from ...kit.regions import Region
from .goals import DonePage
from .previewpage import PreviewPage
from .startpage import StartPage
from .writepage import WritePage

START, PREVIEW, WRITE, DONE = "start", "preview", "write", "done"

Page = StartPage | PreviewPage | WritePage | DonePage


class Pages(QWidget):
    """``here`` is the page that is shown, ``step`` its name; ``taking`` the bar of work at the foot."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.step = START
        self.back = Button(words("handing.out"), "neutral", icon="kiri")
        self.start, self.preview = StartPage(words), PreviewPage(words)
        self.write, self.done = WritePage(words), DonePage(words)
        self._pages: dict[str, Page] = {
            START: self.start, PREVIEW: self.preview, WRITE: self.write, DONE: self.done,
        }  # fmt: skip
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.foot = ActionBar()
        self._words = words
        self.before = Button(words("kit.cancel"), large=True)
        self.foot.extra.addWidget(self.before)
        self.taking = ProgressRow(words)
        self._taking_note = Label(words("handing.taking_text"), "small", "text-2")
        self._bar = ground(QWidget(), "surface", "top")
        self._bar.setProperty("foot", True)
        inner = column(self._bar, gap=4, margins=(16, 8, 16, 10))
        inner.addWidget(self.taking)
        inner.addWidget(self._taking_note)
        self._bar.hide()
        stack = column(self, gap=0)
        self._top = self._head(words)
        for part in (self._top, self.foot, self._bar):
            stack.addWidget(part)
        stack.insertWidget(1, self._stack, 1)
        self.preview.reordered.connect(self.order_tabs)
        self.order_tabs()

    def order_tabs(self) -> None:
        """As it is read: way out, page, foot; much of a page is made anew while one decides."""
        for one, next_ in pairwise([self.back, *self.here.stops(), self.before, self.foot.primary]):
            self.setTabOrder(one, next_)

    def _head(self, words: Words) -> QWidget:
        head = ground(QWidget(), "surface", "bottom")
        line = row(head, gap=0, margins=(4, 0, 0, 1))
        line.addWidget(self.back)
        line.addSpacing(8)
        line.addWidget(divider(vertical=True, length=24))
        line.addWidget(PageBar(words("handing.title")), 1)
        return head

    @property
    def here(self) -> Page:
        """The page that is shown."""
        return self._pages[self.step]

    def show_step(self, step: str) -> None:
        """Another page, and no work at the foot."""
        self.step = step
        self._stack.setCurrentWidget(self.here)
        self._stack.setEnabled(True)
        self._bar.hide()

    def show_taking(self, what: str, *, can_stop: bool) -> None:
        """Work at the foot; the page above cannot be changed meanwhile."""
        self.foot.hide()
        self.taking.set_progress(0, 0, what)
        show_if(self.taking.cancel, can_stop)
        show_if(self._taking_note, not can_stop)
        self._bar.show()
        self._stack.setEnabled(False)
        if can_stop:
            self.taking.cancel.setFocus()

    def tell_now(self, n: int, total: int, _what: str = "") -> None:
        """Painted at once: the records are written in this very thread."""
        self.taking.set_progress(n, total)
        self._bar.repaint()

    def show_foot(self, foot: Foot | None) -> None:
        """The bar below; `None`: it has no place here."""
        show_if(self.foot, foot is not None and self._bar.isHidden())
        if foot is None:
            return
        self.before.setText(self._words("handing.not_now" if self.step == PREVIEW else "kit.cancel"))
        self.before.updateGeometry()
        self.foot.note.set_text(foot.note)
        self.foot.primary.setText(foot.text)
        self.foot.primary.updateGeometry()
        self.foot.primary.block(foot.why)
        self.order_tabs()

    def hide_messages(self) -> None:
        """Nothing is wrong any more."""
        for page in (self.start, self.preview, self.write):
            page.message.hide()

    def focus_here(self) -> None:
        """Where work goes on."""
        self.order_tabs()
        if self.isVisible():
            self.here.focus_first()

    def press_primary(self) -> None:
        """The large button, where there is one."""
        if self.foot.primary.isVisible():
            self.foot.primary.click()

    def regions(self) -> Sequence[Region]:
        """Way out, the page's parts, foot."""
        parts = [Region(part, part) for part in self.here.parts()]
        foot = [] if self.foot.isHidden() else [Region(self.foot, self.foot.primary)]
        return [Region(self._top, self.back), *parts, *foot]
