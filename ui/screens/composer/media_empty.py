"""The strip without a picture: where to drop one, what the channel wants, a button."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import ElidedLabel, show_if
from ...theme.theme import active
from .media_card import HIGH, LOW


class EmptyStrip(QFrame):
    """A dashed box as high as a card."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._low = False
        self.setProperty("empty", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.add = Button(words("composer_media.add"), icon="tambah")
        self._title = ElidedLabel(words("composer_media.empty"), "body", "text-2")
        self._advice = ElidedLabel("", "small", "text-2")
        self._glyph = Glyph("media", "text-3", 28)
        texts = column(gap=2)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._advice)
        texts.addStretch(1)
        line = row(self, gap=12, margins=(16, 4, 12, 4))
        line.addWidget(self._glyph)
        line.addLayout(texts, 1)
        line.addWidget(self.add)

    def show_advice(self, text: str, *, locked: bool) -> None:
        """What the channels want; ``locked`` when nothing can be added."""
        self._advice.set_text(text)
        show_if(self._advice, bool(text))
        show_if(self.add, not locked)
        self._title.set_text(self._words("composer_media.none" if locked else "composer_media.empty"))
        self.setAccessibleName(f"{self._title.text()} {text}".strip())

    def set_low(self, low: bool) -> None:
        """Lower where the window is."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as a card."""
        return QSize(super().sizeHint().width(), active().px(LOW if self._low else HIGH))

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(240, self.sizeHint().height())
