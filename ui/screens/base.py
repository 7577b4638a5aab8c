"""What every screen gets from the window and owes to it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ..jobs import Jobs
from ..kit.notes import Link
from ..kit.regions import Region
from ..session import Session

FINDING = "finding"
"""Name of the property in which a widget that stands for a finding keeps its code: F1 there explains it."""


class Go(Protocol):
    """Shows a screen: ``go("composer", post="abc")``; the rest is handed to its `Screen.open`.

    Targets, all optional: composer ``post`` (and ``account``, ``finding`` key), ``new`` ("", "YYYY-MM-DD"
    or "YYYY-MM-DDTHH:MM") or ``list`` (what there is to write on); calendar ``day``, ``post``, ``view``
    (month, week, agenda); approval ``post``; export ``first``, ``last``, ``part``; importing and results
    ``file``; handoff ``file``, or ``make`` (a kind) and ``post``; guidance ``code`` (of a finding) or
    ``page``; settings ``section``, ``kind``, ``id``.
    """

    def __call__(self, screen: str, **target: str) -> None:
        """See the class."""
        ...


class Say(Protocol):
    """A toast at the foot of the window, with Urungkan when ``undo``, or with a ``link``: words and deed."""

    def __call__(self, text: str, *, undo: bool = True, link: Link | None = None) -> None:
        """See the class."""
        ...


class Ask(Protocol):
    """Asks the window for something only it can do.

    ``theme`` (system, light, dark), ``scale`` ("1.0" to "1.5"), ``language`` (id, en), ``welcome`` (the first
    page), ``remove-sample``, ``restore`` (a backup's file; the workspace is closed meanwhile).
    """

    def __call__(self, wish: str, value: str = "") -> None:
        """See the class."""
        ...


def _nobody(wish: str, value: str = "") -> None:
    """There is no window (tests of one screen)."""


def _home() -> str:
    return "home"


class Context(NamedTuple):
    """What the window hands to each screen; ``previous()`` is the key of the screen ``back`` leads to."""

    session: Session
    jobs: Jobs
    go: Go
    say: Say
    back: Callable[[], None]
    ask: Ask = _nobody
    previous: Callable[[], str] = _home

    @property
    def words(self) -> Words:
        """The words of the person's language."""
        return self.session.words


class Screen(QWidget):
    """A screen of the rail, made by the shell when it is first shown: ``Screen(context)``.

    ``title_key`` names it for screen readers, ``help_page`` is the page of the
    guidance that fits it ("" for none in particular). The shell calls `activate` each time it
    comes to the front, `open` when somebody jumped here with a target, `refresh` on every change while it is
    visible (and once, with all that it missed, before it is shown again), and `leave` before another screen
    or another workspace takes its place (seal or save drafts there).
    """

    title_key = ""
    help_page = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session = context.session
        self.words = context.words
        if self.title_key:
            self.setAccessibleName(self.words(self.title_key))

    def activate(self) -> None:
        """Comes to the front: put the focus where work goes on."""

    def open(self, **target: str) -> None:
        """Somebody jumped here: show this post, this day, this finding."""

    def help(self) -> Mapping[str, str]:
        """What F1 opens in Panduan: ``code`` of the finding that has the keyboard, else ``page``, if any."""
        part = QApplication.focusWidget()
        while part is not None and part is not self:
            code = part.property(FINDING)
            if code:
                return {"code": str(code)}
            part = part.parentWidget()
        return {"page": self.help_page} if self.help_page else {}

    def place(self) -> object:
        """Where in it the person is, for `return_to` of the screen that takes its place in another look."""
        return None

    def return_to(self, place: object) -> None:
        """The same screen was built anew: go where `place` of the one before was. Called after `activate`."""

    def again(self) -> None:
        """Its place in the rail was pressed while it is shown: go to its first page, if it has several."""

    def regions(self) -> Sequence[Region]:
        """Its parts in the order of reading: F6 goes from one to the next (the window asks each time)."""
        return (Region(self),)

    def refresh(self, changes: Changes) -> None:
        """Something is different; read again only what is shown."""

    def show_error(self, error: UserError) -> bool:
        """A command of this screen was refused: show it in place and say `True`.

        `False` leaves it to the window, which shows it above the screen.
        """
        return False

    def pause(self) -> None:
        """The window lost the focus: save the draft now rather than in two seconds."""

    def leave(self) -> None:
        """Another screen comes: keep what was typed."""
