"""The first page: open a file, what waits in the inbox, make one, the two watched folders."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.exchange.handoff import telling
from medsos_desktop.exchange.handoff.boxes import Parcel
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.handing.sending import KINDS
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow, meta_icon
from ...kit.boxes import Card, clear, column, row
from ...kit.button import Button
from ...kit.labels import Label, show_if
from ...kit.notes import error_words
from ...kit.wizard.filepage import FileAsked, FilePage
from .boxescard import BoxesCard


class StartPage(FilePage):
    """``made(kind)``: make one."""

    made = Signal(str)

    def __init__(self, words: Words) -> None:
        asked = FileAsked(
            icon="dokumen",
            title=words("handing.open_title"),
            text=words("handing.open_text"),
            button=words("handing.choose"),
            kinds=words("handing.files"),
            reading=lambda name: words("handing.reading", name=name),
        )
        super().__init__(words, asked, margins=(16, 16, 16, 16))
        self._told: tuple[object, ...] = ()
        self.waiting = Card(words("handing.waiting"))
        self.making = Card(words("handing.make_title"))
        self.boxes = BoxesCard(words)
        self.asleep = [self.waiting, self.making, self.boxes]
        self.kinds: dict[Kind, Button] = {}
        self.parcels: list[Button] = []
        self._build()

    def _build(self) -> None:
        words = self._words
        left, right = column(gap=16), column(gap=16)
        for each in (*self.choice, self.waiting):
            left.addWidget(each)
        left.addStretch(1)
        said = Label(words("handing.make_text"), "small", "text-2", wrap=True)
        said.setContentsMargins(16, 10, 16, 4)
        self.making.body.addWidget(said)
        for at, kind in enumerate(KINDS):
            button = self.kinds[kind] = Button(words("handing.make"))
            button.activated.connect(partial(self.made.emit, kind.value))
            name, what = words(f"handoff.kind.{kind}"), words(f"handing.what.{kind}")
            self.making.body.addWidget(ActionRow(name, what, button=button, last=at == len(KINDS) - 1))
        right.addWidget(self.making)
        right.addWidget(self.boxes)
        right.addStretch(1)
        both = row(gap=16)
        for side in (left, right):
            part = QWidget()
            part.setProperty("clear", True)
            part.setLayout(side)
            both.addWidget(part, 1)
        self.body.addLayout(both, 1)

    def show_waiting(self, inbox: Path | None, parcels: Sequence[Parcel], zone: str, *, away: bool) -> None:
        """What waits; without an inbox there is no card."""
        words, told = self._words, (inbox, tuple(parcels), zone, away)
        if told == self._told:
            return
        self._told, held = told, next((at for at, each in enumerate(self.parcels) if each.hasFocus()), -1)
        clear(self.waiting.body)
        self.parcels = []
        show_if(self.waiting, inbox is not None)
        if inbox is None:
            return
        for at, each in enumerate(parcels):
            self.waiting.body.addWidget(self._parcel(inbox, each, zone, last=at == len(parcels) - 1))
        if not parcels:
            key = "handing.box_away" if away else "handing.waiting_none"
            said = Label(words(key, folder=str(inbox)) if away else words(key), "body", "text-2", wrap=True)
            said.setContentsMargins(16, 12, 16, 12)
            self.waiting.body.addWidget(said)
        if held >= 0:  # the rows are others, the keyboard stays near
            self.waiting.body.activate()
            (self.parcels[min(held, len(self.parcels) - 1)] if self.parcels else self.zone.button).setFocus()

    def _parcel(self, inbox: Path, parcel: Parcel, zone: str, *, last: bool) -> ActionRow:
        words = self._words
        if parcel.peek is None:
            assert parcel.trouble is not None
            why, hint = error_words(words, parcel.trouble)
            below = meta_icon("f-warn", "warn", words("handing.waiting_trouble"), hint)
            made = ActionRow(parcel.look.name, below, last=last)
            made.setAccessibleName(f"{why} {hint}")
            made.setToolTip(f"{why}\n{hint}")
            return made
        said, meta = telling.parcel(parcel.peek.manifest, parcel.peek.size, words, zone)
        button = Button(words("handing.look"))
        button.activated.connect(self._picks(inbox / parcel.look.name))
        self.parcels.append(button)
        return ActionRow(said, meta, button=button, last=last)

    def _picks(self, path: Path) -> Callable[[], object]:
        return lambda: self.picked.emit(str(path))

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order: the left column, then the right."""
        left = [self.zone.button, self.progress.cancel, *self.parcels]
        return [*left, *self.kinds.values(), *self.boxes.stops()]

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        boxes = list(self.boxes.buttons.values())[:1]
        return [*super().parts(), *self.parcels[:1], self.kinds[Kind.PROPOSAL], *boxes]
