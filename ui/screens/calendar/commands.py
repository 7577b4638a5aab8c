"""What the calendar does to posts, each through the session, each with its line of news."""

from collections.abc import Callable
from datetime import date

from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar import zones
from medsos_desktop.changes import Changes
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words

from ...session import Session
from . import sayings
from .desk import Desk

News = Callable[[str, bool], object]
"""Gets a sentence and whether it can be undone."""


class Commands:
    """Moves, makes, copies, deletes; ``owner`` is named as initiator.

    ``done`` gets the changes (the window tells everyone but the initiator), then ``news`` a sentence.
    """

    def __init__(self, session: Session, desk: Desk, owner: object) -> None:
        self._session, self._desk, self._owner = session, desk, owner
        self._words: Words = session.words
        self.news: News = lambda _text, _undo: None
        self.done: Callable[[Changes], object] = lambda _changes: None

    def put(self, post: str, day: date, hour: int | None = None) -> bool:
        """Onto a day, in the week view onto an hour."""
        if not self._desk.movable(post):
            return self._fixed(post)
        return self._move(post, self._desk.on_day(post, day, hour))

    def shift(self, post: str, *, days: int = 0, minutes: int = 0) -> bool:
        """By days or minutes."""
        if not self._desk.movable(post):
            return self._fixed(post)
        return self._move(post, self._desk.shifted(post, days=days, minutes=minutes))

    def undate(self, post: str) -> bool:
        """Into the tray."""
        if not self._desk.movable(post):
            return self._fixed(post)
        title = self._title(post)
        done = self._run(lambda: self._session.workspace.posts.move([post], {post: None}))
        return done and self._say("calendar.done.undated", title=title)

    def delete(self, post: str) -> bool:
        """Away, until undone."""
        title = self._title(post)
        done = self._run(lambda: self._session.workspace.posts.delete([post]))
        return done and self._say("calendar.done.deleted", title=title)

    def duplicate(self, post: str) -> bool:
        """A copy into the tray."""
        title = self._title(post)
        done = self._run(lambda: self._session.workspace.posts.duplicate(post))
        return done and self._say("calendar.done.duplicated", title=title)

    def create(self, planned: str, title: str) -> str:
        """A draft at a planned time; its id, "" when it could not be made."""
        post = Post(title=title, planned=planned, zone=self._desk.names.office.zone)
        made = self._session.run(lambda: self._session.workspace.posts.create(post), self._owner)
        if made is None:
            return ""
        self.done(made[1])
        if title:
            day = spelling.brief_date(self._words, zones.parse(planned).date())
            self._say("calendar.done.created", title=title, day=day)
        return made[0]

    def _move(self, post: str, planned: str | None) -> bool:
        if planned is None:
            return False
        before = self._desk.chip(post)
        title, approved = self._title(post), self._needs(post)
        if not self._run(lambda: self._session.workspace.posts.move([post], {post: planned})):
            return False
        to = zones.parse(planned)
        day, key = spelling.brief_date(self._words, to.date()), "moved"
        if before is not None and before.at is not None and before.at.date() == to.date():
            key = "moved_time"
        elif not approved and self._session.workspace.posts.row(post).reapproval:
            key = "moved_reapproval"
        time = spelling.clock_in(self._words, to, self._desk.names.office.zone)
        return self._say(f"calendar.done.{key}", title=title, day=day, time=time)

    def _needs(self, post: str) -> bool:
        row = self._desk.row(post)
        return row is not None and row.reapproval

    def _fixed(self, post: str) -> bool:
        if self._desk.chip(post) is not None:
            self.news(self._words("calendar.done.fixed", title=self._title(post)), False)
        return False

    def _run(self, command: Callable[[], Changes | tuple[str, Changes]]) -> bool:
        answer = self._session.run(command, self._owner)
        if answer is None:
            return False
        self.done(answer if isinstance(answer, Changes) else answer[1])
        return True

    def _title(self, post: str) -> str:
        chip = self._desk.chip(post)
        return sayings.title(self._words, chip) if chip else ""

    def _say(self, key: str, **params: str) -> bool:
        self.news(self._words(key, **params), True)
        return True
