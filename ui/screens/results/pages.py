"""The three pages of the wizard."""

from medsos_desktop.importing.results import Foot
from medsos_desktop.words import Words

from ...kit.wizard.working import WorkingPages
from .donepage import DonePage
from .filepage import FilePage
from .previewpage import PreviewPage

FILE, PREVIEW, DONE = "file", "preview", "done"

Page = FilePage | PreviewPage | DonePage


class Pages(WorkingPages[Page]):
    """The preview alone has a next step; work stands at the foot while results are taken or taken back."""

    def __init__(self, words: Words) -> None:
        self.file, self.preview, self.done = FilePage(words), PreviewPage(words), DonePage(words)
        self._other = words("importing.other_file")
        steps: dict[str, Page] = {FILE: self.file, PREVIEW: self.preview, DONE: self.done}
        super().__init__(words, words("importing.out"), words("results.title"), steps)

    def show_step(self, step: str) -> None:
        """Goes there."""
        self.show_page(step)
        self.end_taking()

    def end_taking(self) -> None:
        """No work at the foot, but the next step, where there is one."""
        super().end_taking()
        self.show_foot(self.step == PREVIEW)

    def say_next(self, foot: Foot) -> None:
        """The next step by its name, and the sum."""
        self.show_next(foot.note, self._other, foot.text, foot.why, writes=foot.writes)
