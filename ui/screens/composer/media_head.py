"""The line above the cards: how many, whose pictures these are, the way back to the master's."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.composer import strip
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.boxes import row
from ...kit.button import LinkButton
from ...kit.labels import ElidedLabel, Label, show_if
from ...theme.theme import active
from . import media_sayings as sayings


class HintLine(ElidedLabel):
    """A small grey line at the right of the strip's head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "text-2", parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, at the right."""
        font = active().font("small")
        painter = QPainter(self)
        paint.text(painter, self.rect(), self.text(), font=font, role="text-2", align=paint.RIGHT)


class StripHead(QWidget):
    """As high as a control; `follow` is shown while an account has pictures of its own."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.count = Label("", "label", "text-2")
        self.hint = HintLine()
        self.follow = LinkButton(words("composer_media.follow"), small=True)
        line = row(self, gap=8)
        line.addWidget(self.count)
        line.addWidget(self.hint, 1)
        line.addWidget(self.follow)
        self.setFixedHeight(active().control)
        self.follow.hide()

    def show_post(self, post: Post, account: str, count: int, most: int | None, *, locked: bool) -> None:
        """``count`` pictures of at most ``most`` (`None` unknown) as the account shows them."""
        follows = strip.follows(post, account)
        own = account != MASTER and strip.known(post, account) and not follows
        self.count.setText(sayings.count(self._words, count, most))
        self.count.set_tone("warn" if most is not None and count > most else "text-2")
        self.hint.set_text(sayings.hint(self._words, count, follows=follows, own=own, locked=locked))
        show_if(self.follow, own and not locked)
