"""The last page: what was taken, and where to go from here."""

from PySide6.QtCore import Signal

from medsos_desktop.importing.results import Done
from medsos_desktop.words import Words

from ...kit.wizard import donepage
from ...kit.wizard.donepage import Goal


class DonePage(donepage.DonePage):
    """``calendar(day)``, ``left``: rows that need a person, ``again``: another file, ``undone``: it is to be
    taken back, ``retry``: to the preview.
    """

    calendar = Signal(str)
    left = Signal()
    again = Signal()
    undone = Signal()
    retry = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words("importing.next"))
        self._words = words
        title, text = words("results.goal.another"), words("results.goal_text.another")
        self._another = Goal(title, text, words("results.choose"), self.again.emit)

    def show_done(self, done: Done) -> None:
        """What was taken."""
        words = self._words
        title, text = words("results.goal.see"), words("results.goal_text.see")
        goals = [Goal(title, text, words("results.calendar"), lambda: self.calendar.emit(done.first))]
        if done.left:
            title, text = words("results.goal.left", n=done.left), words("results.goal_text.left")
            goals.append(Goal(title, text, words("results.see_left"), self.left.emit))
        title, text = words("results.goal.undo"), words("results.goal_text.undo")
        goals.append(Goal(title, text, words("results.undo_button"), self.undone.emit))
        said = words("results.done", n=done.results, posts=done.posts)
        self.tell("ok", said, words("results.done_text"), [*goals, self._another])

    def show_undone(self) -> None:
        """Everything was taken back."""
        words = self._words
        title, text = words("results.goal.retry"), words("results.goal_text.retry")
        goals = [Goal(title, text, words("results.retry_button"), self.retry.emit), self._another]
        self.tell("info", words("results.undone"), words("results.undone_text"), goals)
