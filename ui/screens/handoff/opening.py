"""Opening a file and taking it: read beside the window, decided on the page, written in one step."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.keyring import called
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.handing import desk
from medsos_desktop.handing.desk import Taken
from medsos_desktop.handing.memory import Memory
from medsos_desktop.handing.way import Way

from ...jobrun import JobRun, was_stopped
from ...kit.waiting import waiting
from ...kit.wizard.donepage import Goal

if TYPE_CHECKING:
    from .screen import Screen

_MOST_GOALS = 6


class Opening:
    """For one screen: the file at hand and what was decided about it."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._context = screen, screen.context
        self._words, self._session = screen.words, screen.session
        self.work = JobRun(screen.context.jobs, screen)
        self.memory = Memory(self._session.workspace.home)
        self.file: Path | None = None
        self.way: Way | None = None
        self.taking = False
        self.stale = False

    @property
    def zone(self) -> str:
        """The office's."""
        return self._session.workspace.directory.office().zone

    # opening

    def open(self, name: str) -> None:
        """Another file: read to its end, compared with the calendar, shown."""
        file = Path(name)
        self.file, self.way, self.stale = file, None, False
        page = self._screen.pages.start
        self._screen.show_step("start")
        page.set_busy(file.name)
        self.work.start(
            lambda workspace, tell, cancelled: desk.read(workspace, file, tell, cancelled),
            self._opened,
            lambda n, total, _what: page.progress.set_progress(n, total),
            self._not_opened,
            title=self._words("handing.reading", name=file.name),
        )

    def _opened(self, seen: Preview) -> None:
        self._screen.pages.start.set_busy("")
        if self.file is not None:
            self.memory.keep("opened", self.file.parent)
        self.way = desk.start(self._session.workspace, seen)
        self._show_file()
        self._screen.show_step("preview")

    def _not_opened(self, error: Exception) -> None:
        page = self._screen.pages.start
        page.set_busy("")
        if isinstance(error, UserError) and self.file is not None:
            name = str(self.file)
            again = (self._words("handing.again"), lambda: self.open(name))
            page.message.show_error(self._words, error, again)
        page.focus_first()

    def stop(self) -> None:
        """Reading is not wanted any more."""
        self.work.cancel()

    def _show_file(self) -> None:
        if self.way is not None:
            rows = desk.rows(self._session.workspace, self.way.seen, self._words)
            self._screen.pages.preview.show_file(self.way, rows, self.zone)

    # deciding

    def decide(self, way: Way) -> None:
        """Something was ticked."""
        self.way = way
        self._screen.pages.preview.show_way(way, self.zone)
        self._screen.show_foot()

    def compare(self, told: str) -> None:
        """The sender read out six words."""
        way = self.way
        if way is None:
            return
        try:
            found, changes = desk.compare(self._session.workspace, way, told)
        except UserError as error:
            self._screen.pages.preview.head.form.show_error(error)
            return
        self._session.announce(changes, self._screen)
        self.decide(found)
        card = found.seen.card
        name = called(card) if card is not None else ""
        self._context.say(self._words("handing.compared", name=name), undo=False)
        self._screen.pages.preview.focus_first()

    def outdated(self) -> None:
        """The calendar is another: the same file is compared with it once more."""
        way = self.way
        if way is None or self.taking:
            return
        if not self._screen.isVisible():
            self.stale = True
            return
        self.stale = False
        package = way.seen.package
        self.work.start(
            lambda workspace, _tell, _cancelled: desk.again(workspace, package),
            self._compared_again,
            lambda _n, _total, _what: None,
            self._taking_failed,
            title=self._words("handing.reading", name=package.path.name),
        )
        self._screen.show_foot()

    def _compared_again(self, seen: Preview) -> None:
        if self.way is not None:
            here = frozenset(each.id for each in seen.posts)
            self.way = desk.renewed(self.way, seen, here)
            self._show_file()
            self._screen.show_foot()

    # taking

    def take(self) -> None:
        """The pictures first, beside the window; then everything else in one step."""
        way = self.way
        if way is None or self.work.busy:
            return
        if not way.seen.media_new:
            self._write(())
            return
        seen, choice = way.seen, way.choice()
        self.taking = True
        self._screen.show_taking(self._words("handing.copying"))
        self.work.start(
            lambda workspace, tell, cancelled: desk.fetch(workspace, seen, choice, tell, cancelled),
            self._write,
            lambda n, total, _what: self._screen.pages.taking.set_progress(n, total),
            self._taking_failed,
            title=self._words("handing.taking"),
        )

    def _write(self, fetched: tuple[str, ...]) -> None:
        way, session = self.way, self._session
        if way is None or not isValid(self._screen):
            return
        self.taking = True
        self._screen.show_taking(self._words("handing.taking"), can_stop=False)

        def command() -> tuple[Taken, Changes]:
            try:
                taken = desk.take(session.workspace, way, self._screen.pages.tell_now)
            except UserError:
                session.workspace.handoff.forget(fetched)
                raise
            return taken, taken.changes

        try:
            with waiting():
                result: Any = session.run(command, self._screen)
        finally:
            self.taking = False
        if result is None:
            self._screen.show_step("preview")
            return
        self._screen.watch.recount()
        self.way = None
        self._show_done(way, result[0])

    def _taking_failed(self, error: Exception) -> None:
        self.taking = False
        self._screen.show_step("preview")
        if was_stopped(error):
            said = self._words("handing.cancelled")
            self._screen.pages.preview.message.show_message("info", said)
        elif isinstance(error, UserError):
            self._screen.show_error(error)

    def _show_done(self, way: Way, taken: Taken) -> None:
        words, go = self._words, self._context.go
        goals = []
        for post, title in taken.open[:_MOST_GOALS]:
            said, meta = title or words("handing.untitled"), words("handing.merge_meta")
            goals.append(Goal(said, meta, words("handing.merge_now"), self._to_post(post)))
        if way.is_card:
            said, meta = words("handing.keys_title"), words("handing.keys_meta")
            key = way.seen.card.fingerprint if way.seen.card is not None else ""
            to_keys = partial(go, "settings", kind="key", id=key)
            goals.append(Goal(said, meta, words("handing.see_keys"), to_keys))
        elif len(taken.posts) == 1 and not taken.open:
            post, title = taken.posts[0]
            said, meta = title or words("handing.untitled"), words("handing.calendar_meta")
            goals.append(Goal(said, meta, words("handing.see_post"), self._to_post(post)))
        elif taken.posts:
            said, meta = words("handing.calendar_title"), words("handing.calendar_meta")
            goals.append(Goal(said, meta, words("handing.see_calendar"), lambda: go("calendar")))
        said, meta = words("handing.another"), words("handing.another_meta")
        goals.append(Goal(said, meta, words("handing.another_go"), self._screen.to_start))
        title, text = self._sums(way, taken)
        self._screen.pages.done.show_done(title, text, goals)
        self._screen.show_step("done")

    def _sums(self, way: Way, taken: Taken) -> tuple[str, str]:
        words = self._words
        if way.is_card:
            name = called(way.seen.card) if way.seen.card is not None else ""
            return words("handing.done_card", name=name), words("handing.done_card_text")
        parts = [words("handing.taken_posts", n=len(taken.posts))] if taken.posts else []
        parts.append(words("handing.taken_records", n=taken.records))
        parts += [words("handing.taken_pictures", n=taken.pictures)] if taken.pictures else []
        parts += [words("handing.taken_settled", n=taken.settled)] if taken.settled else []
        parts += [words("handing.taken_open", n=len(taken.open))] if taken.open else []
        return " · ".join(parts), words("handing.done_text")

    def _to_post(self, post: str) -> Any:
        return lambda: self._context.go("composer", post=post)
