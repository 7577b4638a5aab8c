"""The first section at the right: what is different since the person here last looked."""

from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.approval.diff import FieldChange, PictureChange, PostDiff
from medsos_desktop.approval.excerpt import excerpt
from medsos_desktop.approval.looks import Look
from medsos_desktop.calendar import format as spelling
from medsos_desktop.review import sayings
from medsos_desktop.review.names import Names
from medsos_desktop.text.diff import Piece, words_diff
from medsos_desktop.words import Words

from ... import icons
from ...kit.boxes import clear, column, row
from ...kit.difftext import DiffText
from ...kit.labels import Label
from ...pictures import PAGE, Pictures
from .pictures import paint_picture


class SwapPictures(QWidget):
    """Old picture, arrow, new picture; one alone when it came or went."""

    def __init__(self, change: PictureChange, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._assets = [use.asset for use in (change.old, change.new) if use is not None]
        if change.kind in ("alt", "crop", "moved"):
            self._assets = self._assets[-1:]
        for asset in self._assets:
            pictures.ask(asset, PAGE)
        pictures.came.connect(self._came)
        self.setFixedSize(40 if len(self._assets) < 2 else 112, 50)

    def _came(self, asset: str) -> None:
        if asset in self._assets:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One or both."""
        painter = QPainter(self)
        for at, asset in enumerate(self._assets):
            rect = QRect(at * 72, 0, 40, 50)
            painter.setOpacity(0.75 if at == 0 and len(self._assets) > 1 else 1)
            paint_picture(painter, rect, self._pictures.find(asset, PAGE), None, 4)
        painter.setOpacity(1)
        if len(self._assets) > 1:
            icons.paint(painter, "panah-kanan", 46, 15, 20, "text-2")


class ChangesSection(QWidget):
    """Texts with a few words around each change, pictures old and new, the time."""

    def __init__(self, words: Words, pictures: Pictures) -> None:
        super().__init__()
        self._words, self._pictures = words, pictures
        stack = column(self, gap=8, margins=(16, 12, 16, 12))
        line = row()
        self._head = Label("", "strong", wrap=True)
        self._when = Label("", "small", "text-2")
        line.addWidget(self._head, 1)
        line.addWidget(self._when)
        stack.addLayout(line)
        self._body: QVBoxLayout = column(gap=8)
        stack.addLayout(self._body)

    def show_look(self, look: Look, names: Names, now: datetime) -> None:
        """Says it, also that nothing changed, or that all is new."""
        words = self._words
        clear(self._body)
        seen, changes = look.last_seen, look.changes
        self._when.setText(spelling.ago(words, seen.at, now) if seen else "")
        if seen is None:
            self._head.setText(words("review.first_look"))
        elif changes is None:
            self._head.setText(words("review.cannot_compare"))
        elif not changes:
            self._head.setText(words("review.unchanged"))
        else:
            self._head.setText(words("review.changed"))
            self._fill(changes, names)

    def _fill(self, changes: PostDiff, names: Names) -> None:
        words = self._words
        if changes.time:
            old, new = (sayings.brief(words, each) for each in changes.time)
            self._part(words("review.time_changed"))
            self._body.addWidget(DiffText(_swap(old, new)))
        if changes.came:
            self._part(words("review.came", names=names.accounts_said(changes.came)))
        if changes.went:
            self._part(words("review.went", names=names.accounts_said(changes.went)))
        for text in changes.texts:
            self._text(text, names)
        for picture in changes.pictures:
            self._picture(picture, names)

    def _part(self, text: str) -> Label:
        label = Label(text, "label", "text-2", wrap=True)
        self._body.addWidget(label)
        return label

    def _text(self, change: FieldChange, names: Names) -> None:
        field = self._words(f"bundle.field.{change.field}")
        self._part(f"{names.accounts_said(change.accounts)} · {field}")
        self._body.addWidget(DiffText(excerpt(change.pieces)))

    def _picture(self, change: PictureChange, names: Names) -> None:
        words = self._words
        line = row(gap=8)
        line.addWidget(SwapPictures(change, self._pictures))
        told = column(gap=0)
        told.addWidget(Label(words(f"review.picture.{change.kind}", n=change.place), "label", wrap=True))
        told.addWidget(Label(names.accounts_said(change.accounts), "small", "text-2", wrap=True))
        told.addStretch(1)
        line.addLayout(told, 1)
        self._body.addLayout(line)
        old, new = (use.alt if use else "" for use in (change.old, change.new))
        if change.kind in ("alt", "replaced") and old != new:
            if change.kind == "replaced":
                self._part(words("review.alt_changed"))
            self._body.addWidget(DiffText(excerpt(words_diff(old, new))))


def _swap(old: str, new: str) -> tuple[Piece, ...]:
    return (Piece("del", old), Piece("same", "  "), Piece("add", new))
