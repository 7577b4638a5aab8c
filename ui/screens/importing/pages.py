"""The four pages of the wizard, and where one is among them."""

from medsos_desktop.importing.way import CHOOSING, COLUMNS, DONE, FILE, PREVIEW, Foot
from medsos_desktop.words import Words

from ...kit.wizard import pages
from .columnspage import ColumnsPage
from .donepage import DonePage
from .filepage import FilePage
from .previewpage import PreviewPage
from .steps import Steps

Page = FilePage | ColumnsPage | PreviewPage | DonePage


class Pages(pages.Pages[Page]):
    """With the numbered steps in the bar above."""

    def __init__(self, words: Words) -> None:
        self.file, self.columns = FilePage(words), ColumnsPage(words)
        self.preview, self.done = PreviewPage(words), DonePage(words)
        steps: dict[str, Page] = {
            FILE: self.file,
            COLUMNS: self.columns,
            PREVIEW: self.preview,
            DONE: self.done,
        }
        self.steps = Steps(words)
        super().__init__(words("importing.out"), words("importing.title"), steps, self.steps)

    def show_step(self, step: str, open_steps: frozenset[str]) -> None:
        """Another page; ``open_steps`` can be pressed above."""
        self.show_page(step)
        self.steps.show_step(step, open_steps)

    def say_next(self, foot: Foot | None) -> None:
        """The bar below; `None`: as it was, where it has a place at all."""
        self.show_foot(self.step in CHOOSING)
        if foot is not None:
            self.show_next(foot.note, foot.before, foot.text, foot.why, writes=foot.writes)
