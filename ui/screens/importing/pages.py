"""The four pages with the bar above and the bar below: shows a step, decides nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.importing.way import CHOOSING, COLUMNS, DONE, FILE, PREVIEW, Foot
from medsos_desktop.words import Words

from ...kit.boxes import ActionBar, PageBar, column, ground, row
from ...kit.button import Button
from ...kit.labels import divider, show_if
from ...kit.regions import Region
from .columnspage import ColumnsPage
from .donepage import DonePage
from .filepage import FilePage
from .previewpage import PreviewPage
from .steps import Steps

Page = FilePage | ColumnsPage | PreviewPage | DonePage


class Pages(QWidget):
    """``here`` is the page that is shown, ``step`` its name."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.step = FILE
        self.back = Button(words("importing.out"), "neutral", icon="kiri")
        self.steps = Steps(words)
        self.file, self.columns = FilePage(words), ColumnsPage(words)
        self.preview, self.done = PreviewPage(words), DonePage(words)
        self.foot = ActionBar()
        self.before = Button("", large=True)
        self._pages: dict[str, Page] = {
            FILE: self.file, COLUMNS: self.columns, PREVIEW: self.preview, DONE: self.done,
        }  # fmt: skip
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.foot.extra.addWidget(self.before)
        stack = column(self, gap=0)
        self._top = self._head(words)
        stack.addWidget(self._top)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self.foot)
        self.setTabOrder(self.before, self.foot.primary)

    def _head(self, words: Words) -> QWidget:
        head = ground(QWidget(), "surface", "bottom")
        line = row(head, gap=0, margins=(4, 0, 0, 1))
        line.addWidget(self.back)
        line.addSpacing(8)
        line.addWidget(divider(vertical=True, length=24))
        bar = PageBar(words("importing.title"))
        bar.right.addWidget(self.steps)
        line.addWidget(bar, 1)
        return head

    @property
    def here(self) -> Page:
        """The page that is shown."""
        return self._pages[self.step]

    def show_step(self, step: str, open_steps: frozenset[str]) -> None:
        """Another page; ``open_steps`` can be pressed above."""
        self.step = step
        self._stack.setCurrentWidget(self.here)
        self.steps.show_step(step, open_steps)

    def show_foot(self, foot: Foot | None) -> None:
        """The bar below; `None`: as it was, where it has a place at all."""
        show_if(self.foot, self.step in CHOOSING)
        if foot is None:
            return
        self.foot.note.set_text(foot.note)
        self.before.setText(foot.before)
        self.before.updateGeometry()
        self.foot.primary.setText(foot.text)
        self.foot.primary.set_icon("centang" if foot.writes else "")
        self.foot.primary.block(foot.why)

    def hide_messages(self) -> None:
        """Nothing is wrong any more; the last page keeps what it says."""
        for page in (self.file, self.columns, self.preview):
            page.message.hide()

    def focus_here(self) -> None:
        """Where work goes on."""
        if self.isVisible():
            self.here.focus_first()

    def press_primary(self) -> None:
        """The large button, where there is one."""
        if self.foot.primary.isVisible():
            self.foot.primary.click()

    def regions(self) -> Sequence[Region]:
        """Way out, heads, rows, foot."""
        parts = [Region(part, part) for part in self.here.parts()]
        foot = [Region(self.foot, self.foot.primary)] if self.step in CHOOSING else []
        return [Region(self._top, self.back), *parts, *foot]
