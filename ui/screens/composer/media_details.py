"""The details of one picture: a panel over the editor, above the strip, that never stops other work."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from medsos_desktop import figures
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.composer import wants
from medsos_desktop.composer.edit import media_of
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words

from ...commands import shortcut
from ...kit import paint
from ...kit.boxes import Scroll, column, row
from ...kit.button import Button, IconButton
from ...kit.labels import ElidedLabel, divider
from ...theme.theme import active
from ..base import Screen
from .crop import HIGH, LOW
from .crop_tools import CropTools
from .media_facts import FactsForm

_EDGE = 8
_LEAST = 240  # lower than this it rather covers the strip
_ROOMY = 330  # what it wants to have before it stays within the column


class Details(QFrame):
    """Shown over its window by `open_above`; Escape, or the cross, closes it (``closed(asset)``)."""

    closed = Signal(str)
    walked = Signal(int)
    removed = Signal(str)

    def __init__(
        self,
        words: Words,
        catalogue: Catalogue,
        office: str,
        today: Callable[[], date],
        owner: QWidget,
        below: QWidget,
    ) -> None:
        """``owner`` says how wide it is, ``below`` is what it stands on."""
        super().__init__(owner)
        self._words, self._catalogue, self._owner, self._below = words, catalogue, owner, below
        self._watched: QWidget | None = None
        owner.destroyed.connect(self.deleteLater)  # it may live in the window by then
        self.asset = ""
        self.setAccessibleName(words("composer_media.details"))
        self.tools = CropTools(words, catalogue)
        self.form = FactsForm(words, office, today)
        self._title = ElidedLabel("", "strong")
        self._facts = ElidedLabel("", "small", "text-2")
        self.before = IconButton("kiri", words("composer_media.previous"))
        self.after = IconButton("kanan", words("composer_media.next"))
        self.remove = Button(words("composer_media.remove"), "quiet", icon="hapus")
        self.close_button = IconButton("tutup", words("kit.close"))
        self._build()
        self.before.activated.connect(self._back)
        self.after.activated.connect(self._on)
        self.remove.activated.connect(self._remove)
        self.close_button.activated.connect(self.close_panel)
        shortcut(self, "PgUp", self._back)
        shortcut(self, "PgDown", self._on)
        self.hide()

    def _build(self) -> None:
        outer = column(self, gap=0, margins=(1, 1, 1, 1))
        self._head = head = row(gap=4, margins=(15, 2, 7, 2))
        names = column(gap=0)
        names.addWidget(self._title)
        names.addWidget(self._facts)
        head.addLayout(names, 1)
        for part in (self.remove, self.before, self.after, self.close_button):
            head.addWidget(part)
        outer.addLayout(head)
        outer.addWidget(divider())
        self._scroll = Scroll(margins=(15, 8, 15, 8), gap=0)
        self._halves = row(gap=16)
        self._halves.addWidget(self.tools, 9)
        self._halves.addWidget(self.form, 11)
        self._scroll.body.addLayout(self._halves)
        outer.addWidget(self._scroll, 1)

    # what is shown

    def show_picture(
        self,
        post: Post,
        account: str,
        asset: str,
        record: Asset | None,
        names: dict[str, str],
        *,
        fresh: bool,
    ) -> None:
        """A picture of the post; ``fresh`` when another one than before, or for another account."""
        uses = media_of(post, account)
        number = next((at for at, use in enumerate(uses) if use.asset == asset), -1)
        if number < 0:
            return
        self.asset = asset
        facts = record or Asset()
        name = facts.name or asset[:12]
        place = self._words("composer_media.place", n=number + 1, total=len(uses))
        self._title.set_text(f"{place} · {name}")
        self._facts.set_text(self._size_words(facts))
        for button, at_end in ((self.before, number == 0), (self.after, number == len(uses) - 1)):
            button.setEnabled(not at_end)
        size = wants.size_of(record)
        self.tools.show_use(post, account, asset, size, names, fresh=fresh)
        limit = wants.alt_limit(post, account, self._catalogue)
        self.form.show_facts(facts, uses[number].alt, limit)
        if self.isVisible():
            self.place()

    def _size_words(self, facts: Asset) -> str:
        if not facts.width:
            return ""
        return self._words(
            "composer_media.facts",
            width=facts.width,
            height=facts.height,
            size=figures.size(self._words, facts.size),
            kind=facts.mime.rpartition("/")[2].upper(),
        )

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be changed."""
        self.tools.set_locked(locked)
        self.form.set_locked(locked)
        self.remove.setEnabled(not locked)

    # where it is

    def open_above(self) -> None:
        """Shows it over the window, above the cards of its owner."""
        host = self._owner.window()
        if self._watched is not host:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            host.installEventFilter(self)
            self._watched = host
            self.setParent(host)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Just above the cards, as wide as the owner, as high as it needs to be and the column allows."""
        host = self._watched
        if host is None:
            return
        theme = active()
        corner = _corner(self._owner, host)
        bottom = _corner(self._below, host).y() - 4
        top = self._roof(bottom - theme.px(_ROOMY))
        if bottom - top < theme.px(_LEAST):
            bottom = host.height() - _EDGE
        wide = self._owner.width()
        top = max(top, bottom - self._fitted(wide, bottom - top))
        self.setGeometry(QRect(corner.x(), top, wide, bottom - top))

    def _fitted(self, wide: int, room: int) -> int:
        """The height it takes; where the ``room`` is short the picture and the description give way."""
        self.tools.frame.set_high(HIGH)
        self.form.alt.set_lines(3)
        lack = self._height(wide) - room
        if lack > 0:
            self.tools.frame.set_high(max(LOW, HIGH - lack))
            self.form.alt.set_lines(2)
        return self._height(wide)

    def _roof(self, enough: int) -> int:
        """How far up it may reach, as a y of the window, to have ``enough`` room at least.

        The column it stands in: whatever lies above its owner, as wide as the owner. If that is too low,
        the whole screen; and if that is too low as well, the window.
        """
        host, screen = self._watched, _screen(self._owner)
        if host is None or screen is None:
            return _EDGE
        place = self._owner.geometry()
        parts = [part for part in _siblings(self._owner) if part.x() == place.x() and part.y() < place.y()]
        column_top = min(
            (_corner(part, host).y() for part in parts if part.width() == place.width()), default=_EDGE
        )
        screen_top = _corner(screen, host).y() + 4
        return next((top for top in (column_top, screen_top) if top <= enough), screen_top)

    def reveal(self, part: str) -> None:
        """Puts the focus on a part (crop, alt, consent, rights; "" the description) and scrolls there."""
        if part == "crop":
            self.tools.frame.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_part(part)
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, 24)

    def _height(self, wide: int) -> int:
        """Head and content whole; the halves stand below each other where both do not fit."""
        inner = wide - 2
        needed = self.tools.minimumSizeHint().width() + self.form.minimumSizeHint().width() + 46
        beside = inner >= needed
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        body = self._scroll.body
        for part in (self.tools, self.form):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
        body.invalidate()
        body.activate()
        high = body.heightForWidth(inner) if body.hasHeightForWidth() else body.sizeHint().height()
        return self._head.sizeHint().height() + 3 + max(high, body.sizeHint().height())

    def close_panel(self) -> None:
        """Keeps what was typed, and goes."""
        if self.isHidden():
            return
        self.form.flush()
        focus = self.window().focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.closed.emit(self.asset if inside else "")

    def _back(self) -> None:
        self.walked.emit(-1)

    def _on(self) -> None:
        self.walked.emit(1)

    def _remove(self) -> None:
        self.removed.emit(self.asset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press here does not fall through to the editor below."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window changed its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        paint.box(QPainter(self), QRectF(self.rect()), fill="surface", line="line-input", radius=8)


def _corner(part: QWidget, host: QWidget) -> QPoint:
    return QPoint(0, 0) if part is host else part.mapTo(host, QPoint(0, 0))


def _siblings(part: QWidget) -> list[QWidget]:
    parent = part.parentWidget()
    children = parent.children() if parent is not None else []
    return [each for each in children if isinstance(each, QWidget) and each.isVisible()]


def _screen(part: QWidget) -> QWidget | None:
    """The screen of the window that a part belongs to, if any."""
    found: QWidget | None = part
    while found is not None and not isinstance(found, Screen):
        found = found.parentWidget()
    return found
