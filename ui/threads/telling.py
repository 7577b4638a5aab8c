"""What a thread says on its card: who, when, about what, and what became of it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from medsos_desktop.approval.noting import Noted
from medsos_desktop.approval.threads import Answer
from medsos_desktop.calendar import format as spell
from medsos_desktop.model.notes import NoteAction
from medsos_desktop.model.office import Asset, Person
from medsos_desktop.text.diff import Piece
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

SHORT, LONG = 120, 600
"""Letters of a closed card and of the marked words on an open one."""


class Telling:
    """Finds the words of cards. `read` before a round of questions."""

    def __init__(self, words: Words, workspace: Workspace, now: Callable[[], datetime]) -> None:
        self.words, self._workspace, self._now = words, workspace, now
        self._people: Mapping[str, Person] = {}
        self._at = now()

    def read(self) -> None:
        """People by their present names; the present moment."""
        self._people, self._at = self._workspace.directory.people(), self._now()

    def head(self, noted: Noted) -> str:
        """Who and when."""
        return self.words("notes.head", who=self._who(noted.thread.author), when=self._when(noted.thread.at))

    def about(self, noted: Noted, most: int) -> str:
        """The marked words, the picture, or that it is about the whole post; "" where the change says it."""
        pin = noted.thread.pin
        if pin.asset:
            return self.words("notes.on_picture", name=self._picture(pin.asset))
        if not pin.field:
            return self.words("notes.on_post")
        return "" if noted.thread.suggests else self.words("notes.quote", text=shortened(pin.quote, most))

    def change(self, noted: Noted) -> tuple[Piece, ...]:
        """From the marked words to the suggested ones; nothing for a note."""
        thread = noted.thread
        if not thread.suggests:
            return ()
        old = Piece("del", _line(thread.pin.quote))
        new = _line(thread.replacement)
        return (old, Piece("same", " "), Piece("add", new)) if new else (old,)

    def standing(self, noted: Noted) -> str:
        """That the words (or the picture) are not what they were; "" when they are, or all is settled."""
        if not noted.open:
            return ""
        if noted.thread.state is not noted.state:
            return self.words("notes.reverted")
        if noted.there == "gone":
            return self.words("notes.picture_gone" if noted.thread.pin.asset else "notes.gone")
        return self.words("notes.changed") if noted.there == "changed" else ""

    def answer(self, answer: Answer) -> str:
        """A reply or a step, with who and when."""
        who, when, text = self._who(answer.author), self._when(answer.at), answer.note
        if answer.action is NoteAction.REPLY:
            return self.words("notes.said", who=who, when=when, text=text)
        step = self.words(f"notes.step.{answer.action.value}", who=who, when=when)
        return self.words("notes.step_with", step=step, text=text) if text else step

    def spoken(self, noted: Noted) -> str:
        """All of it in a breath, for a screen reader."""
        thread = noted.thread
        if thread.suggests:
            what = self.words("notes.spoken_change", old=thread.pin.quote, new=thread.replacement)
        else:
            what = thread.note
        parts = [f"{noted.number}", self.head(noted), self.about(noted, SHORT), what, self.standing(noted)]
        parts += [self.answer(each) for each in thread.answers[-1:]]
        return ". ".join(part for part in parts if part)

    def _who(self, person: str) -> str:
        if person == self._workspace.actor:
            return self.words("notes.you")
        found = self._people.get(person)
        return found.name if found is not None else self.words("notes.somebody")

    def _when(self, at: str) -> str:
        return spell.ago(self.words, at, self._at)

    def _picture(self, asset: str) -> str:
        found = self._workspace.directory.get("asset", asset)
        return found.name if isinstance(found, Asset) and found.name else asset[:8]


def shortened(text: str, most: int) -> str:
    """In one line, cut at a word."""
    whole = _line(text)
    return whole if len(whole) <= most else f"{whole[:most].rsplit(' ', 1)[0]}…"


def _line(text: str) -> str:
    return " ".join(text.split())
