"""The foot of the screen: the code of this version, why not yet, and the decision; or the note to write."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.button import Button, IconButton, LinkButton
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...kit.notes import FOOT
from ...theme.theme import active

Offer = tuple[str, Callable[[], object]]


class DecisionBar(QWidget):
    """``decided``: the filled button; ``returned``: Kembalikan; ``jumped``: show what stops it;
    ``copied``: the code is on the clipboard."""

    decided = Signal()
    returned = Signal()
    recalled = Signal()
    jumped = Signal()
    copied = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        ground(self, "surface", "top")
        self.setProperty(FOOT, True)
        self.code = Label("", "heading")
        self.copy = IconButton("salin", words("review.copy_code"))
        self.copy.activated.connect(self._copy)
        self.lock = Glyph("kunci", "text-2", 20)
        self.told = Label("", "small", "text-2", wrap=True)
        self.jump = LinkButton(words("review.show"), small=True)
        self.jump.activated.connect(self.jumped)
        self.recall = Button(words("review.do.recall"), icon="urungkan", large=True)
        self.recall.activated.connect(self.recalled)
        self.give_back = Button(words("review.do.return"), icon="st-kembali", large=True)
        self.give_back.activated.connect(self.returned)
        self.more = Button(words("review.more"), "neutral", large=True)
        self._menu = QMenu(self)
        self.more.setMenu(self._menu)
        self.primary = Button("", "primary", icon="f-ok", large=True)
        self.primary.activated.connect(self.decided)
        self.primary.refused.connect(self.jumped)
        self._code_box = QWidget()
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _build(self) -> None:
        bar = row(self, gap=12, margins=(16, 8, 16, 8))
        stack = column(self._code_box, gap=0)
        stack.addWidget(Label(self._words("review.code"), "small", "text-2"))
        line = row(gap=2)
        line.addWidget(self.code)
        line.addWidget(self.copy)
        stack.addLayout(line)
        bar.addWidget(self._code_box)
        bar.addWidget(self.lock)
        bar.addWidget(self.told, 1)
        bar.addWidget(self.jump)
        bar.addStretch(0)
        for button in (self.more, self.recall, self.give_back, self.primary):
            bar.addWidget(button)

    def show_code(self, code: str) -> None:
        """The short code of the version on the screen; "" when there is none."""
        self.code.setText(code)
        show_if(self._code_box, bool(code))

    def show_state(self, told: str, lead: str, reasons: Sequence[str], *, jump: bool) -> None:
        """``reasons`` (after ``lead``) lock the filled button; without any ``told`` is said instead."""
        text = f"{lead} {'; '.join(reasons)}." if reasons else told
        self.told.setText(text)
        self.told.setMaximumWidth(active().metrics("small").horizontalAdvance(text) + 8)
        self.told.setToolTip("\n".join(reasons))
        show_if(self.lock, bool(reasons))
        show_if(self.jump, bool(reasons) and jump)
        self.primary.block(reasons)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """The rarer moves, in a menu."""
        self._menu.clear()
        for text, command in offers:
            action = self._menu.addAction(text)
            action.triggered.connect(_ignoring(command))
        show_if(self.more, bool(offers))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.copied.emit()


def _ignoring(command: Callable[[], object]) -> Callable[[bool], None]:
    def run(_checked: bool = False) -> None:
        command()

    return run
