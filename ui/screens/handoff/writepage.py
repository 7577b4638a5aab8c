"""Making a file: its kind, its posts, for whom, where to; what it will be is said before it is written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.handing.sending import KINDS, Addressee, Sending, Told
from medsos_desktop.model.rows import PostRow
from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, column, ground, row
from ...kit.button import Button
from ...kit.fields import Combo, Field
from ...kit.labels import ElidedLabel, Label, show_if
from ...kit.notes import InlineMessage
from ...kit.toggles import CheckBox
from ...theme.looks import STATES
from .ticklist import Line, TickList


class WritePage(QWidget):
    """``kind_chosen``, ``toggled(post)``, ``all_ticked(on)``, ``to_typed``, ``media_chosen(on)``,
    ``place_chosen(folder)``, ``card_chosen(fingerprint)``.
    """

    kind_chosen = Signal(str)
    toggled = Signal(str)
    all_ticked = Signal(bool)
    to_typed = Signal(str)
    media_chosen = Signal(bool)
    place_chosen = Signal(str)
    card_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "canvas")
        self._words = words
        self.message, self.told = InlineMessage(), InlineMessage()
        self.message.hide()
        self.kind = Combo(words("handing.kind"))
        for each in KINDS:
            self.kind.addItem(words(f"handoff.kind.{each}"), each.value)
        self.kind_field = Field(words("handing.kind"), self.kind, words(f"handing.what.{KINDS[0]}"))
        self.to = QLineEdit()
        self.to_field = Field(words("handing.to"), self.to, words("handing.to_help"))
        self.card = Combo(words("handing.whose_card"))
        self.card_field = Field(words("handing.whose_card"), self.card)
        self.media = CheckBox(words("handing.with_media"))
        self.place = ElidedLabel("", "body", "text-2")
        self.pick = Button(words("handing.place_pick"), icon="folder")
        self.list = TickList(words("handing.posts_title"))
        self.all = CheckBox(words("handing.posts_all"))
        self.posts = Card(words("handing.posts_title"), right=self.all)
        self.folder = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self._words
        form = Card()
        inner = column(gap=12, margins=(16, 12, 16, 16))
        inner.addWidget(self.kind_field)
        inner.addWidget(self.card_field)
        inner.addWidget(self.to_field)
        inner.addWidget(self.media)
        inner.addWidget(Label(words("handing.place"), "label", "text-2"))
        inner.addWidget(self.place)
        line = row()
        line.addWidget(self.pick)
        line.addStretch(1)
        inner.addLayout(line)
        form.body.addLayout(inner)
        self.left = Scroll(margins=(16, 16, 16, 16), gap=16)
        for part in (self.message, form):
            self.left.body.addWidget(part)
        self.left.body.addStretch(1)
        said = Label(words("handing.posts_note"), "small", "text-2", wrap=True)
        said.setContentsMargins(16, 8, 16, 8)
        self.posts.body.addWidget(self.list, 1)
        self.posts.body.addWidget(said)
        right = QWidget()
        side = column(right, gap=12, margins=(0, 16, 16, 16))
        side.addWidget(self.told)
        side.addWidget(self.posts, 1)
        self._filler = QWidget()
        side.addWidget(self._filler, 1)
        both = row(self, gap=0)
        both.addWidget(self.left, 5)
        both.addWidget(right, 7)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(str(self.kind.currentData())))
        self.card.activated.connect(lambda _at: self.card_chosen.emit(str(self.card.currentData())))
        self.list.toggled.connect(self.toggled)
        self.all.clicked.connect(self.all_ticked)
        self.to.textEdited.connect(self.to_typed)
        self.media.clicked.connect(self.media_chosen)
        self.pick.activated.connect(self._ask)

    def _ask(self) -> None:
        title = self._words("handing.place_pick")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder or str(Path.home()))
        if folder:
            self.place_chosen.emit(folder)

    def show_people(self, people: Sequence[Addressee]) -> None:
        """Names that are offered while one types."""
        completer = QCompleter([each.name for each in people], self.to)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.to.setCompleter(completer)

    def show_cards(self, found: Sequence[tuple[str, str]]) -> None:
        """Whose cards can be sent; this PC's is always there."""
        self.card.clear()
        self.card.addItem(self._words("handing.this_pc"), "")
        for fingerprint, name in found:
            self.card.addItem(name, fingerprint)

    def show_posts(self, rows: Sequence[PostRow], ticked: frozenset[str], zone: str) -> None:
        """Posts that this kind may name."""
        words = self._words
        lines = []
        for each in rows:
            look = STATES[each.state]
            when = spell.planned(words, each.planned, zone) if each.planned else words("dates.undated")
            meta = f"{when} · {words(look.word)}"
            lines.append(Line(each.id, each.title or words("handing.untitled"), meta, look.icon, look.role))
        self.list.show_lines(lines, ticked)

    def show_sending(self, sending: Sending) -> None:
        """What is chosen."""
        self.kind.setCurrentIndex(self.kind.findData(sending.kind.value))
        self.kind_field.set_help(self._words(f"handing.what.{sending.kind}"))
        self.list.lines.tick(sending.posts)
        show_if(self.posts, sending.names_posts)
        show_if(self._filler, not sending.names_posts)
        show_if(self.to_field, sending.has_address)
        show_if(self.media, sending.has_address)
        show_if(self.card_field, sending.kind is Kind.KEY_CARD and self.card.count() > 1)
        self.card.setCurrentIndex(max(self.card.findData(sending.card), 0))
        self.media.setChecked(sending.media)
        if self.to.text() != sending.to:
            self.to.setText(sending.to)
        every = len(self.list.lines.lines)
        show_if(self.all, every > 1)
        self.all.setChecked(0 < every == len(sending.posts))
        self.folder = sending.place
        self.place.set_text(sending.place or self._words("handing.place_none"))

    def show_told(self, told: Told) -> None:
        """What it will be, and whether it fits."""
        self.told.show_message(told.kind, told.title, told.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form keeps what it needs."""
        super().resizeEvent(event)
        self.left.setMinimumWidth(min(360, self.width() // 2))

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [self.kind, self.card, self.to, self.media, self.pick, self.all, self.list]

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        rows = [] if self.posts.isHidden() else [self.list]
        return [self.kind, self.pick, *rows]

    def focus_first(self) -> None:
        """The kind."""
        self.parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)
