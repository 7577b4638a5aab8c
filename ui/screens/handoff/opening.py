"""Opening a file and taking it: read beside the window, decided on the page, written in one step."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.keyring import called
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.handing import desk
from medsos_desktop.handing.desk import Taken
from medsos_desktop.handing.memory import Memory
from medsos_desktop.handing.way import Way
from medsos_desktop.words import Words

from ...jobrun import JobRun, was_stopped
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
        """Everything that is ticked, beside the window: all of it or, when it is stopped, nothing."""
        way = self.way
        if way is None or self.work.busy:
            return
        if way.is_card:
            self._take_card(way)
            return
        self.taking = True
        self._screen.show_taking(self._words("handing.taking"))
        self.work.write(
            lambda workspace, tell, cancelled: desk.take(workspace, way, tell, cancelled),
            lambda taken: self._taken(way, taken),
            self._screen.pages.show_work,
            self._taking_failed,
            title=self._words("handing.taking"),
        )

    def _take_card(self, way: Way) -> None:
        session = self._session

        def command() -> tuple[Taken, Changes]:
            taken = desk.take_card(session.workspace, way)
            return taken, taken.changes

        result: Any = session.run(command, self._screen)
        if result is not None:
            self.way = None
            self._show_done(way, result[0])

    def _taken(self, way: Way, taken: Taken) -> None:
        """All of it is here; what is left are the conflicts that were decided on the page."""
        session = self._session
        self.taking = False

        def command() -> tuple[Taken, Changes]:
            settled = desk.settle(session.workspace, way, taken)
            return settled, settled.changes

        result: Any = session.run(command, self._screen)
        self._screen.watch.recount()
        self.way = None
        self._show_done(way, result[0] if result is not None else taken)

    def _taking_failed(self, error: Exception) -> None:
        self.taking = False
        self._screen.show_step("preview")
        if was_stopped(error):
            said = self._words("handing.cancelled")
            self._screen.pages.preview.message.show_message("info", said)
        elif isinstance(error, UserError):
            self._screen.show_error(error)

    def _show_done(self, way: Way, taken: Taken) -> None:
        title, text = sums(self._words, way, taken)
        self._screen.pages.done.show_done(title, text, self._goals(way, taken))
        self._screen.show_step("done")

    def _goals(self, way: Way, taken: Taken) -> list[Goal]:
        words, go = self._words, self._context.go
        found = []
        if self._session.workspace.chains.was_set_back():
            said = (words("handing.back_title"), words("handing.back_meta"), words("handing.back_go"))
            found.append(Goal(*said, partial(go, "settings", section="check")))
        for post, title in taken.open[:_MOST_GOALS]:
            said = (
                title or words("handing.untitled"),
                words("handing.merge_meta"),
                words("handing.merge_now"),
            )
            found.append(Goal(*said, self._to_post(post)))
        if way.is_card:
            said = (words("handing.keys_title"), words("handing.keys_meta"), words("handing.see_keys"))
            key = way.seen.card.fingerprint if way.seen.card is not None else ""
            found.append(Goal(*said, partial(go, "settings", kind="key", id=key)))
        elif len(taken.posts) > 1:
            said = (
                words("handing.calendar_title"),
                words("handing.calendar_meta"),
                words("handing.see_calendar"),
            )
            found.append(Goal(*said, lambda: go("calendar")))
        found += self._each(taken)
        if taken.new:
            meta = words("handing.put_away_meta", n=len(taken.new))
            said = (words("handing.put_away_title"), meta, words("handing.put_away_go"))
            found.append(Goal(*said, lambda: self._put_away(way, taken)))
        said = (words("handing.another"), words("handing.another_meta"), words("handing.another_go"))
        return [*found, Goal(*said, self._screen.to_start)]

    def _each(self, taken: Taken) -> list[Goal]:
        """The way to each post that came, new ones first, as many as can be looked over."""
        words, waiting = self._words, {post for post, _title in taken.open}
        came = [each for each in taken.posts if each[0] not in waiting]
        came.sort(key=lambda each: each[0] not in taken.new)
        return [
            Goal(
                title or words("handing.untitled"),
                words("handing.came_new" if post in taken.new else "handing.came_changed"),
                words("handing.see_post"),
                self._to_post(post),
            )
            for post, title in came[:_MOST_GOALS]
        ]

    def _put_away(self, way: Way, taken: Taken) -> None:
        """What came new is deleted like any post: an action of its own, to be undone as one."""
        posts = self._session.workspace.posts
        if self._session.run(lambda: posts.delete(sorted(taken.new)), self._screen) is None:
            return
        self._context.say(self._words("handing.put_away_done", n=len(taken.new)))
        left = tuple(each for each in taken.posts if each[0] not in taken.new)
        self._show_done(way, replace(taken, posts=left, new=frozenset()))

    def _to_post(self, post: str) -> Any:
        return lambda: self._context.go("composer", post=post)


def sums(words: Words, way: Way, taken: Taken) -> tuple[str, str]:
    """What came, in a line, and what can be done about a mistake."""
    if way.is_card:
        name = called(way.seen.card) if way.seen.card is not None else ""
        return words("handing.done_card", name=name), words("handing.done_card_text")
    parts = [words("handing.taken_posts", n=len(taken.posts))] if taken.posts else []
    parts.append(words("handing.taken_records", n=taken.records))
    parts += [words("handing.taken_pictures", n=taken.pictures)] if taken.pictures else []
    parts += [words("handing.taken_settled", n=taken.settled)] if taken.settled else []
    parts += [words("handing.taken_open", n=len(taken.open))] if taken.open else []
    return " · ".join(parts), words("handing.done_text")
