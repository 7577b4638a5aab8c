"""The pictures of the post below the editor: add, order, describe, cut, and say who may use them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from medsos_desktop.checking import Placed
from medsos_desktop.composer import strip, wants
from medsos_desktop.composer.cards import cards
from medsos_desktop.composer.edit import MASTER, media_of
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import Crop, Post
from medsos_desktop.words import Words

from ...commands import on
from ...jobs import Jobs
from ...kit.boxes import column
from ...kit.labels import show_if
from ...pictures import CARD, Pictures
from ...session import Session
from ...theme.theme import active
from . import media_sayings as sayings
from .media_details import Details
from .media_drop import DropZone
from .media_empty import EmptyStrip
from .media_head import StripHead
from .media_intake import Intake
from .media_opened import Opened, record_of
from .media_row import CardRow

_LOW_WINDOW = 737
_EDIT, _ADD = "op.post.edit", "op.asset.add"
"""Adding has a name of its own, so that undoing it takes the picture out of the post before anything else."""

Edit = Callable[[Post], Post]


class MediaStrip(DropZone):
    """``edited(edit, operation)``: an edit of the present post; ``failed(UserError)``: say it in place."""

    edited = Signal(object, str)
    failed = Signal(object)

    def __init__(self, words: Words, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(words("composer_media.drop_here"), parent)
        self._words, self._session, self._jobs = words, session, jobs
        self._post, self._account = Post(), MASTER
        self._placed: tuple[Placed, ...] = ()
        self._adding_to = MASTER
        self._awaited = ""  # takes the focus when its card appears
        self._watched: QWidget | None = None
        self._locked = not session.workspace.writable
        self.pictures = Pictures(session.workspace, jobs, self)
        self._build()
        self._wire()

    def _build(self) -> None:
        words = self._words
        self.setAccessibleName(words("composer_media.name"))
        self.setAcceptDrops(not self._locked)
        self.head = StripHead(words)
        self.intake = Intake(words, self._session, self._jobs)
        self.row = CardRow(words)
        self.empty = EmptyStrip(words)
        workspace = self._session.workspace
        office = workspace.directory.office().name
        self.details = Details(words, workspace.catalogue, office, self._today, self, self.row)
        self.details.set_locked(self._locked)
        self.opened = Opened(words, self._session, self.pictures, self.row, self.details)
        stack = column(self, gap=0)
        stack.addWidget(self.head)
        stack.addWidget(self.intake)
        stack.addWidget(self.row)
        stack.addWidget(self.empty)
        show_if(self.row.tile, not self._locked)
        self._tick = QTimer(self, interval=0, singleShot=True)

    def _today(self) -> date:
        return self._session.now().date()

    def _wire(self) -> None:
        self.row.tile.activated.connect(self.intake.add_by_dialog)
        self.empty.add.activated.connect(self.intake.add_by_dialog)
        self.intake.started.connect(self._start_intake)
        self.intake.taken.connect(self._taken)
        self.intake.failed.connect(self.failed)
        self.intake.busy.connect(self.row.tile.setDisabled)
        self.intake.busy.connect(self.empty.add.setDisabled)
        self.row.placed.connect(self._place)
        self.head.follow.activated.connect(self._follow)
        self.pictures.came.connect(self._picture_came)
        self.details.removed.connect(self._remove)
        self.details.tools.cropped.connect(self._crop)
        self.details.form.described.connect(self._describe)
        self.details.form.noted.connect(self._note)
        on(self._tick.timeout, self._settle)

    # what is shown

    def show_post(self, post: Post, account: str, placed: tuple[Placed, ...]) -> None:
        """The pictures as ``account`` ("" the master) shows them, with what was found about them."""
        other = account != self._account
        self._post, self._account, self._placed = post, account, tuple(placed)
        self._show(fresh=other)

    def focus_asset(self, asset: str) -> None:
        """Opens the details of a picture where something is missing (a finding jumps here)."""
        card = self.row.card(asset)
        if card is None:
            return
        line = card.facts.first
        self.opened.open(asset, line.opens if line.tone in ("warn", "block") else "")

    def _show(self, *, fresh: bool = False) -> None:
        workspace = self._session.workspace
        uses = media_of(self._post, self._account) if strip.known(self._post, self._account) else ()
        records = {use.asset: record_of(self._session, use.asset) for use in uses}
        facts = cards(
            self._post, self._account, self._placed, records, self.pictures.troubles, workspace.catalogue
        )
        for card in self.row.show_cards(facts):
            card.movable = not self._locked
            card.opened.connect(self._press)
            card.walked.connect(self._walk)
            card.moved.connect(self._move)
            card.removed.connect(self._remove)
            card.menu_wanted.connect(self._menu)
        for each in facts:
            self.pictures.ask(each.asset, CARD, each.name)
        for card in self.row.cards:
            card.show_picture(self.pictures.find(card.facts.asset, CARD))
        show_if(self.row, bool(facts))
        show_if(self.empty, not facts)
        self._show_head(len(facts))
        self.opened.show(self._post, self._account, fresh=fresh)
        self._take_awaited()

    def _show_head(self, count: int) -> None:
        post, account, catalogue = self._post, self._account, self._session.workspace.catalogue
        self.head.show_post(post, account, count, wants.most(post, account, catalogue), locked=self._locked)
        said = sayings.advice(self._words, wants.advice(post, account, catalogue))
        self.empty.show_advice(said, locked=self._locked)

    def _picture_came(self, asset: str) -> None:
        if asset in self.pictures.troubles:
            self._show()
            return
        card = self.row.card(asset)
        if card is not None:
            card.show_picture(self.pictures.find(asset, CARD))
        self.opened.picture_came(asset)

    def clear(self) -> None:
        """Another post is opened: what was said and what stood open belong to the one before."""
        self.intake.give_up()
        self.details.close_panel()

    def flush(self) -> None:
        """Tells what was typed in the details and not yet told: before saving, submitting, leaving."""
        self.opened.flush()

    def _press(self, asset: str, part: str) -> None:
        self.opened.press(asset, part)

    # edits of the post

    def _tell(self, edit: Edit, operation: str = _EDIT) -> None:
        if not self._locked:
            if operation != _ADD:
                self.intake.hush()  # read, since work goes on
            self.edited.emit(edit, operation)

    def _walk(self, asset: str, step: int) -> None:
        order = [card.facts.asset for card in self.row.cards]
        at = min(max(order.index(asset) + step, 0), len(order) - 1)
        self.row.cards[at].setFocus()
        self.row.ensureWidgetVisible(self.row.cards[at], 8, 0)
        if self.details.isVisible():
            self.opened.open(order[at])
            self.row.cards[at].setFocus()

    def _move(self, asset: str, step: int) -> None:
        order = [card.facts.asset for card in self.row.cards]
        place = order.index(asset) + step
        if 0 <= place < len(order):
            self._place(asset, place)

    def _place(self, asset: str, place: int) -> None:
        account = self._account
        self._awaited = asset
        self._tell(lambda post: strip.with_place(post, account, asset, place))

    def _remove(self, asset: str) -> None:
        account = self._account
        order = [card.facts.asset for card in self.row.cards]
        if asset not in order:
            return
        at = order.index(asset)
        rest = [*order[at + 1 :], *reversed(order[:at])]
        self._awaited = rest[0] if rest else ""
        self.details.form.flush()
        self._tell(lambda post: strip.without_picture(post, account, asset))
        if not self.row.cards:
            self.empty.add.setFocus()

    def _crop(self, account: str, crop: Crop | None) -> None:
        asset = self.details.asset
        self._tell(lambda post: strip.with_crop(post, account, asset, crop))

    def _describe(self, before: str, alt: str) -> None:
        asset = self.details.asset
        self._tell(lambda post: strip.with_alt(post, asset, before, alt))

    def _follow(self) -> None:
        account = self._account
        self._tell(lambda post: strip.follow_pictures(post, account))

    def _take_awaited(self) -> None:
        card = self.row.card(self._awaited) if self._awaited else None
        if card is not None:
            self._awaited = ""
            if not self.details.isVisible():
                card.setFocus()
            self.row.ensureWidgetVisible(card, 8, 0)

    def _menu(self, asset: str, where: QPoint) -> None:
        menu = QMenu(self)
        words = self._words
        on(menu.addAction(words("composer_media.menu.open")).triggered, partial(self.opened.open, asset))
        if not self._locked:
            for key, step in (("left", -1), ("right", 1)):
                action = menu.addAction(words(f"composer_media.menu.{key}"))
                on(action.triggered, partial(self._move, asset, step))
            menu.addSeparator()
            on(menu.addAction(words("composer_media.remove")).triggered, partial(self._remove, asset))
        on(menu.aboutToHide, menu.deleteLater)
        menu.popup(where)

    # the picture's own record

    def _note(self, record: Asset) -> None:
        asset = self.details.asset
        try:
            _, changes = self._session.workspace.directory.save("asset", asset, record)
        except UserError as error:
            self.failed.emit(error)
            self._show(fresh=True)
            return
        self._session.announce(changes, self)
        self._show()

    # adding

    def add_files(self, files: Sequence[Path]) -> None:
        """Takes pictures in, beside the window; the good ones come, the others are named."""
        self.intake.add_files(files)

    def take_data(self, data: QMimeData) -> None:
        """What was dropped or pasted."""
        self.intake.take_data(data)

    def _start_intake(self) -> None:
        """Whatever comes in belongs to the account that is shown now."""
        self._adding_to = self._account

    def _taken(self, assets: list[str]) -> None:
        account = self._adding_to
        known = strip.known(self._post, account)
        there = {use.asset for use in media_of(self._post, account)} if known else set()
        new = [asset for asset in dict.fromkeys(assets) if asset not in there]
        for asset in assets:
            self.pictures.forget(asset)
        if new:
            self._awaited = new[0]
            self._tell(lambda post: strip.with_added(post, account, new), _ADD)
        self.intake.tell(len(new), len(assets) - len(new))

    # places

    def showEvent(self, event: QShowEvent) -> None:
        """The window decides how high the cards are."""
        super().showEvent(event)
        host = self.window()
        if self._watched is not host:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            host.installEventFilter(self)
            self._watched = host
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen: the details go too, and keep what was typed."""
        super().hideEvent(event)
        self.details.close_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The details follow."""
        super().resizeEvent(event)
        self._tick.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window changed its size."""
        if event.type() == QEvent.Type.Resize:
            self._tick.start()
        return False

    def moveEvent(self, event: object) -> None:
        """The details follow."""
        self._tick.start()

    def _settle(self) -> None:
        low = self.window().height() < active().px(_LOW_WINDOW)
        self.row.set_low(low)
        self.empty.set_low(low)
        if self.details.isVisible():
            self.details.place()
