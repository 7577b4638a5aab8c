"""The line between tabs and editor: whether the tab follows the master, and the finding at the caret."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.tabs import Tab
from medsos_desktop.words import Words

from ...kit.boxes import row
from ...kit.button import Button, LinkButton
from ...kit.fields import Glyph
from ...kit.labels import ElidedLabel, show_if
from ...theme.looks import SEVERITIES
from ...theme.theme import active

NOTE = "note"
"""Stands in the place of a severity for the note at the caret."""


class Above(QWidget):
    """``asked(key)``: "differences", "follow", "pictures", "insert", "finding"."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.line = ElidedLabel("", "small", "text-2")
        self.differences = LinkButton(words("composer.own.differences"), small=True)
        self.follow = LinkButton(words("composer.own.follow"), small=True)
        self.more = LinkButton(words("composer.at.why"), small=True)
        self.pictures = Button(words("composer.pictures"), icon="media")
        self.pictures.setCheckable(True)
        self.pictures.hide()
        self.insert = Button(words("composer.insert.name"), icon="tambah", after="bawah")
        self._glyphs = {key: Glyph(look.icon, look.role, 16) for key, look in SEVERITIES.items()}
        self._glyphs[NOTE] = Glyph("catatan", "accent-text", 16)
        line = row(self, gap=8)
        for glyph in self._glyphs.values():
            line.addWidget(glyph)
        line.addWidget(self.line, 1)
        for key, part in (
            ("finding", self.more),
            ("differences", self.differences),
            ("follow", self.follow),
            ("pictures", self.pictures),
            ("insert", self.insert),
        ):
            line.addWidget(part)
            part.activated.connect(lambda key=key: self.asked.emit(key))
        self._tab = Tab(MASTER)
        self._count, self._locked = 0, False
        self._at: tuple[str, str] = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """40 high at 100 %."""
        return QSize(super().sizeHint().width(), active().px(40))

    def show_tab(self, tab: Tab, followers: int, locked: bool) -> None:
        """``followers``: how many accounts show the master's words."""
        self._tab, self._count, self._locked = tab, followers, locked
        self.insert.block([self._words("composer.insert.locked")] if locked else [])
        self.follow.setEnabled(not locked)
        self._say()

    def show_finding(self, severity: str, title: str) -> None:
        """The finding at the caret, or the `NOTE` on the words there; "" when there is none."""
        if (severity, title) != self._at:
            self._at = (severity, title)
            self._say()

    def _say(self) -> None:
        severity, title = self._at
        own = self._tab.account != MASTER and self._tab.own and not title
        for key, glyph in self._glyphs.items():
            show_if(glyph, key == severity)
        self.more.setText(self._words("composer.at.note" if severity == NOTE else "composer.at.why"))
        self.more.updateGeometry()
        show_if(self.more, bool(title))
        show_if(self.differences, own)
        show_if(self.follow, own)
        look = SEVERITIES.get(severity)
        self.line.set_tone(look.role if look is not None else "accent-text" if title else "text-2")
        self.line.set_text(title or self._state())

    def _state(self) -> str:
        if self._tab.account == MASTER:
            if not self._count:
                return self._words("composer.own.nobody")
            return self._words("composer.own.master", n=self._count)
        if self._tab.own:
            return self._words("composer.own.differs")
        return self._words("composer.own.same_locked" if self._locked else "composer.own.same")
