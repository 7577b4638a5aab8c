"""Findings of held back posts, counted one between two events: the list stands before they are known."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.export.desk import Desk
from medsos_desktop.export.lines import held
from medsos_desktop.words import Words

from .contents import ContentsModel


class Counting(QTimer):
    """Runs until every post of the plan is counted; start it anew for another plan."""

    def __init__(self, words: Words, desk: Desk, model: ContentsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._desk, self._model = words, desk, model
        self.setInterval(0)
        self.timeout.connect(self._one)

    def _one(self) -> None:
        desk, post = self._desk, self._desk.uncounted()
        if not post or desk.plan is None:
            self.stop()
            return
        try:
            blocks = desk.count(post)
        except UserError:  # a rule pack that cannot be read: the states say enough
            self.stop()
            return
        if blocks:
            one = next(each for each in desk.plan.held if each.post == post)
            self._model.replace(held(self._words, desk.workspace.catalogue, one, blocks))
