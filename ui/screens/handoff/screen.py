"""Files between PCs: what follows what, from opening one to what was taken, and from a choice to a file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.boxes import Parcel
from medsos_desktop.handing.boxes import newest
from medsos_desktop.handing.memory import INBOX, OUTBOX
from medsos_desktop.handing.way import Foot, Way

from ...inbox import watch_of
from ...kit.dropzone import dropped_files
from ...kit.wizard.filedrop import FileDrop
from ..base import Context
from ..wizard import WizardScreen
from .opening import Opening
from .pages import PREVIEW, START, WRITE, Pages
from .writing import Writing


class Screen(WizardScreen[Pages]):
    """Opened by ``file`` (look into it), ``make`` (a kind) with ``post`` (an id); else its first page."""

    title_key = "handing.title"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, Pages(context.words), parent)
        self.watch = watch_of(self.session, context.jobs)
        self.opening, self.writing = Opening(self), Writing(self)
        FileDrop(self, self.pages.start.zone, self._dropped, self.opening.open, self._refuse)
        self._connect()
        self.show_step(START)
        self._show_boxes()

    def _connect(self) -> None:
        pages, opening, writing = self.pages, self.opening, self.writing
        pages.taking.cancelled.connect(self._stop)
        pages.start.picked.connect(opening.open)
        pages.start.stopped.connect(opening.stop)
        pages.start.made.connect(self.make)
        pages.start.boxes.chosen.connect(self._choose_box)
        preview, write = pages.preview, pages.write
        preview.toggled.connect(lambda post: self._decide(lambda way: way.toggled(post)))
        preview.all_ticked.connect(lambda on: self._decide(lambda way: way.all_ticked(on)))
        preview.settled.connect(lambda post, how: self._decide(lambda way: way.settled(post, how)))
        preview.head.agreed.connect(lambda name, on: self._decide(lambda way: way.agreeing(name, on)))
        preview.head.compared.connect(opening.compare)
        write.kind_chosen.connect(lambda kind: writing.choose_kind(kind))
        write.toggled.connect(lambda post: writing.change(writing.sending.toggled(post)))
        write.all_ticked.connect(writing.tick_all)
        write.to_typed.connect(lambda text: writing.change(replace(writing.sending, to=text)))
        write.media_chosen.connect(lambda on: writing.change(replace(writing.sending, media=on)))
        write.place_chosen.connect(lambda place: writing.change(replace(writing.sending, place=place)))
        write.card_chosen.connect(lambda key: writing.change(replace(writing.sending, card=key)))
        self.watch.changed.connect(self._show_boxes)

    def _decide(self, change: Callable[[Way], Way]) -> None:
        if self.opening.way is not None:
            self.opening.decide(change(self.opening.way))

    @property
    def busy(self) -> bool:
        """Whether something is being taken or written."""
        return self.opening.taking or self.writing.writing

    # coming and going

    def activate(self) -> None:
        """Comes to the front: what waits now, or where one was."""
        self.pages.start.folder = self.opening.memory.get("opened")
        if self.step == START:
            self.watch.look()
        elif self.step == PREVIEW and self.opening.stale:
            self.opening.outdated()
        self._show_boxes()
        self.pages.focus_here()

    def open(self, **target: str) -> None:
        """See the class; not while something is being taken."""
        if self.busy:
            return
        if target.get("file"):
            self.opening.open(target["file"])
        elif target.get("make"):
            post = target.get("post", "")
            self.make(target["make"], frozenset({post}) if post else frozenset())
        else:
            self.to_start()

    def again(self) -> None:
        """Its first page."""
        if not self.busy:
            self.to_start()

    def refresh(self, changes: Changes) -> None:
        """The calendar is different."""
        if self.step == PREVIEW:
            self.opening.outdated()
        elif self.step == WRITE:
            self.writing.refresh()
        self.watch.recount()

    def show_error(self, error: UserError) -> bool:
        """On the page that is shown."""
        page = self.pages.here
        page.message.show_error(self.words, error, (self.words("kit.close"), self.pages.hide_messages))
        return True

    # steps

    def to_start(self) -> None:
        """The first page, ready for another file."""
        self.opening.work.drop()
        self.writing.work.drop()
        self.pages.start.set_busy("")
        self.opening.way = None
        self.show_step(START)
        self.watch.look()

    def make(self, kind: str, posts: frozenset[str] = frozenset()) -> None:
        """Begin a file of this kind."""
        self.show_step(WRITE)
        self.writing.begin(kind, posts)
        self.pages.focus_here()

    def show_step(self, step: str) -> None:
        """Goes there."""
        self.pages.hide_messages()
        self.pages.show_step(step)
        self.show_foot()
        self.pages.focus_here()

    def show_taking(self, what: str, *, can_stop: bool = True) -> None:
        """Work at the foot of the page."""
        self.pages.hide_messages()
        self.pages.show_taking(what, can_stop=can_stop)

    def show_foot(self) -> None:
        """The next step by its name, and why not yet."""
        words, way = self.words, self.opening.way
        if self.step == PREVIEW and way is not None:
            foot = way.foot(words)
            if self.opening.work.busy:
                foot = foot._replace(why=(words("handing.why.reading"),))
            note = " · ".join(part for part in (foot.note, *foot.why) if part)
            self.pages.say_next(foot._replace(note=note))
        elif self.step == WRITE:
            told = self.writing.told
            why = () if told.ready else (told.text or told.title,)
            self.pages.say_next(Foot("", words("handing.write"), why))
        else:
            self.pages.say_next(None)

    def forward(self) -> None:
        """The step named by the large button."""
        if self.step == PREVIEW:
            self.opening.take()
        elif self.step == WRITE:
            self.writing.write()

    def step_back(self) -> None:
        """One step back; from the first one to where the person came from."""
        if self.busy:
            self._stop()
        elif self.opening.work.busy and self.step == START:
            self.opening.stop()
        elif self.step == START:
            self.context.back()
        else:
            self.to_start()

    def _stop(self) -> None:
        (self.opening if self.opening.taking else self.writing).work.cancel()

    # boxes

    def _show_boxes(self) -> None:
        memory, start = self.watch.memory, self.pages.start
        start.boxes.show_folders(memory.get(INBOX), memory.get(OUTBOX))
        parcels: tuple[Parcel, ...] = ()
        if self.watch.inbox is not None:
            parcels = newest(self.watch.inbox.parcels)
        start.show_waiting(memory.get(INBOX), parcels, self.opening.zone, away=self.watch.away)
        self.pages.order_tabs()

    def _choose_box(self, box: str, folder: str) -> None:
        self.watch.memory.keep(box, Path(folder) if folder else None)
        if box == INBOX:
            self.watch.moved()
        self._show_boxes()

    # dropped files

    def _dropped(self, event: QDropEvent | QDragMoveEvent) -> list[str]:
        return [] if self.busy else dropped_files(event)

    def _refuse(self, many: int) -> None:
        self.to_start()
        self.show_error(UserError("handing.several", n=many))
