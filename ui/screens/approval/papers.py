"""Sheets that came back signed: one, or those of a week, put on record from the place of the bar."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.calendar import format as spell
from medsos_desktop.errors import UserError
from medsos_desktop.review import sayings
from medsos_desktop.review.paper import PaperDesk

from ...commands import on
from ...kit.notes import error_words
from .paper import PaperPanel

if TYPE_CHECKING:
    from .screen import Screen

_TO_SUNDAY = timedelta(days=6)


class Papers:
    """Commands of one screen; what was said so far is in ``desk``, as long as the panel stands."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._words = screen, screen.words
        self.desk = PaperDesk(screen.session.workspace)
        self.panel = PaperPanel(self._words, lambda: screen.session.now().date())
        self._only, self._aside = "", False
        panel = self.panel
        panel.changed.connect(self._show)
        panel.typed.connect(self._type)
        on(panel.scan.activated, self._attach)
        on(panel.drop.activated, self._drop)
        on(panel.left, self.leave)
        on(panel.send.activated, self.record)
        on(panel.send.refused, panel.to_missing)

    def possible(self) -> bool:
        """Whether signed sheets can be recorded here at all."""
        workspace = self._screen.session.workspace
        here = workspace.directory.actor()
        return workspace.writable and here is not None and workspace.paper.accepted

    def _may(self) -> bool:
        """The same, and says what stands in the way: the keys of the commands work when no menu has them."""
        workspace = self._screen.session.workspace
        if self.possible():
            return True
        key = "reading" if not workspace.writable else "person" if workspace.paper.accepted else "policy"
        self._screen.notice.say("info", self._words(f"review.paper.no.{key}"))
        return False

    def one(self) -> None:
        """The sheet of the post that is read."""
        screen = self._screen
        review = screen.desk.review
        if not self._may() or review is None:
            return
        if not screen.desk.signable():
            screen.notice.say("info", self._words("review.paper.no.waits"))
            return
        if screen.desk.stale:  # what is recorded must be what is on the screen
            screen.notice.say_stale(screen.reload)
            return
        self._only = review.view.id
        title = sayings.title(self._words, review.view.post.title)
        self._begin([self._only], self._words("review.paper.of", title=title))

    def week(self) -> None:
        """The sheets of the posts that wait in the week of the post that is read."""
        screen = self._screen
        day = screen.printer.monday()
        posts = [row.id for row in screen.session.workspace.reports.week(day)]
        if not self._may():
            return
        days = spell.span(self._words, day, day + _TO_SUNDAY)
        if not posts:
            screen.notice.say("info", self._words("review.paper.no.week", days=days))
            return
        self._only = ""
        self._begin(posts, self._words("review.paper.week", days=days))

    def _begin(self, posts: list[str], title: str) -> None:
        screen = self._screen
        if not self.panel.isHidden() and self.desk.stands(posts):  # what was said is not asked for again
            self.panel.to_missing()
            return
        screen.hide_message()
        screen.note.close_note()
        screen.pin.close_pin()
        self.desk.begin(posts, screen.session.now().date())
        screen.bar.hide()
        self.panel.ask(title, self.desk)

    def look_at(self, post: str) -> None:
        """Another post is read: the sheet of the one before goes, those of a week stay beside it."""
        if not self.panel.isHidden() and self._only and post != self._only:
            self.close()

    def make_way(self) -> None:
        """A note is written in the same place; what was said stays."""
        self._aside = self._aside or not self.panel.isHidden()
        self.panel.hide()

    def come_back(self) -> None:
        """The note is written, or not wanted any more."""
        if self._aside and not self._screen.note.action:
            self._aside = False
            self.panel.show()

    def close(self) -> None:
        """Nothing of it is kept."""
        self._only, self._aside = "", False
        self.panel.hide()

    def leave(self) -> None:
        """The person thought better of it."""
        self.close()
        self._screen.show_bar()
        self._screen.bar.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self.panel.show_desk(self.desk)

    def _type(self, text: str) -> None:
        """A code was typed or scanned: the sheet it belongs to, or what is wrong with it."""
        try:
            post = self.desk.type_code(text)
        except UserError as error:
            told = " ".join(part for part in error_words(self._words, error) if part)
            self.panel.say_code(told, wrong=True)
            return
        row = next(each for each in self.desk.rows if each.post == post)
        title = sayings.short(self._words, row.view.post.title)
        self._show()
        self.panel.say_code(self._words("review.paper.fits", title=title), wrong=False)

    def _attach(self) -> None:
        chosen = self._screen.scanning.ask_file()
        if chosen:
            self.desk.scan = Path(chosen)
            self._show()
        self.panel.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self.desk.scan = None
        self._show()
        self.panel.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Every chosen sheet; those that were refused stay and say why."""
        screen, desk = self._screen, self.desk
        self.panel.finish_typing()
        if desk.missing():
            self.panel.to_missing()
            return
        chosen = desk.chosen()
        name = dict(desk.signers())[desk.signer]
        answer = screen.session.run(desk.record, screen)
        if answer is None:
            return
        _changes, refused = answer
        done = len(chosen) - len(refused)
        following = screen.desk.next_after(screen.desk.post)
        still = not any(row.post == screen.desk.post for row in chosen)
        self.close()
        screen.after_decision(screen.desk.post if still else following)
        if done:
            screen.context.say(self._words("review.paper.done", n=done, name=name), undo=False)
        if refused:
            titles = {row.post: row.view.post.title for row in chosen}
            screen.show_refused([(titles.get(post, ""), error) for post, error in refused])
