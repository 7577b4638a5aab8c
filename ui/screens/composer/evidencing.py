"""Evidence of a post that is out: a screenshot kept with it and opened again, a link to the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ...attaching import Attaching

if TYPE_CHECKING:
    from .screen import Screen


class Evidencing(Attaching):
    """What the panel of publications asks for."""

    def __init__(self, screen: "Screen") -> None:
        super().__init__(screen, screen.words("results.attach"), self._attached)
        self._page = screen
        panel = screen.page.right.published
        panel.attaching.connect(self.attach)
        panel.opening.connect(self.open)
        panel.copying.connect(self.copy)
        panel.taking.connect(lambda: screen.context.go("results"))

    def _attached(self, _publication: str, name: str, _fresh: bool) -> None:
        self._page.show_all()
        self._page.context.say(self._page.words("results.attached", name=name), undo=False)

    def copy(self, link: str) -> None:
        """The address to the clipboard: a browser is not opened from here."""
        QGuiApplication.clipboard().setText(link)
        self._page.context.say(self._page.words("results.copied"), undo=False)
