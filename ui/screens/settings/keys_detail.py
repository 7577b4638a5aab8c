"""The key that is chosen in the list: whose it is, whether it counts, its words and QR, what can be done."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.keydesk.desk import KeyDesk
from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.keys.lifetime import State
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.button import Button
from ...kit.flow import Flow
from ...kit.labels import Label
from .keys_show import QrCode, breakable, state_line

_ICONS = {"compare": "centang", "adopt": "kunci", "change": "kunci", "save": "simpan"}


class KeyDetail(Card):
    """Made anew for each key. ``wanted(name)``: a button was pressed; `buttons` has them by that name."""

    wanted = Signal(str)

    def __init__(self, words: Words, desk: KeyDesk, line: KeyLine, *, read_only: bool) -> None:
        super().__init__()
        self.words, self.desk, self.line = words, desk, line
        self.setAccessibleName(line.name)
        self.buttons: dict[str, Button] = {}
        stack = column(gap=10, margins=(16, 12, 16, 16))
        stack.addWidget(Label(breakable(line.name), "heading", wrap=True))
        about = " · ".join(part for part in (line.title, line.entry.key.office) if part)
        if about:
            stack.addWidget(Label(breakable(about), "body", "text-2", wrap=True))
        stack.addWidget(state_line(words, line.state))
        for text in self.notes():
            stack.addWidget(Label(breakable(text), "body", "text-2", wrap=True))
        if line.entry.trust is not None and line.state is not State.REVOKED:
            stack.addWidget(self._comparing())
        stack.addWidget(self._deeds(("save",) if read_only else deeds(line)))
        self.body.addLayout(stack)

    def notes(self) -> list[str]:
        """What a person should know of this key, the most urgent first."""
        words, line, life = self.words, self.line, self.line.entry.life
        found = []
        if line.state is State.REVOKED:
            found.append(words("keydesk.note.revoked", at=self._when(life.revoked_at), why=life.revoked_why))
        if line.state is State.UNKNOWN:
            found.append(words("keydesk.note.claimed" if line.claimed else "keydesk.note.unknown"))
        if line.entry.renamed and line.state is not State.REVOKED:
            found.append(words("keydesk.note.renamed", name=line.entry.key.name, title=line.entry.key.title))
        if line.device:
            found.append(words("keydesk.note.device"))
        elif line.differs:
            found.append(words("keydesk.note.differs", here=line.here))
        elif not line.here:
            found.append(words("keydesk.note.nobody"))
        if line.own and self.desk.file(line) is None:
            found.append(words("keydesk.note.away"))
        found.append(words("keydesk.note.from", at=self._when(life.valid_from)))
        if life.valid_until:
            found.append(words("keydesk.note.until", at=self._when(life.valid_until, last=True)))
        if line.entry.trust is not None:
            at = self._when(line.entry.trust.at)
            how = line.entry.trust.how
            own = "keydesk.note.own_device" if line.device else "keydesk.note.own"
            found.append(words(own if how == "own" else "keydesk.note.compared", at=at))
        return found

    def _when(self, at: str, *, last: bool = False) -> str:
        """Day and clock; ``last`` tells the moment before, so that the end of a day is that day."""
        moment = self.desk.local(at)
        if moment is None:
            return at
        if last:
            moment -= timedelta(milliseconds=1)
        return f"{spell.short_date(self.words, moment.date())}, {spell.clock(self.words, moment)}"

    def _comparing(self) -> QWidget:
        """Six words in large letters and the QR, to be read out and shown."""
        words, box = self.words, QWidget()
        line = row(box, gap=20)
        left = column(gap=6)
        left.addWidget(Label(words("keydesk.six"), "label", "text-2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for at, word in enumerate(self.line.words):
            grid.addWidget(Label(f"{at + 1}. {word}", "heading"), at % 3, at // 3)
        grid.setColumnStretch(2, 1)
        left.addLayout(grid)
        if self.line.own:
            left.addWidget(Label(words("keydesk.six_help"), "small", "text-2", wrap=True))
        left.addStretch(1)
        line.addLayout(left, 1)
        self.qr = QrCode(self.line.entry.public, words("keydesk.qr", name=self.line.name))
        line.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _deeds(self, names: tuple[str, ...]) -> Flow:
        flow = Flow()
        for name in names:
            kind = "primary" if name in ("compare", "adopt") else "danger" if name == "revoke" else "plain"
            button = Button(self.words(f"keydesk.deed.{name}"), kind, icon=_ICONS.get(name, ""))
            on(button.activated, partial(self.wanted.emit, name))
            self.buttons[name] = button
            flow.add(button)
        if "change" in self.buttons and self.desk.file(self.line) is None:
            self.buttons["change"].block((self.words("keydesk.note.away"),))
        return flow


def deeds(line: KeyLine) -> tuple[str, ...]:
    """What can be done with a key as it stands, the next step first."""
    found: list[str] = []
    if line.claimed:
        found.append("adopt")
    elif line.state is State.UNKNOWN or (line.living and line.entry.renamed):
        found.append("compare")
    found.append("save")
    if line.own:
        found += ["change", "renew"]
    if line.entry.trust is not None and not line.mine:
        found.append("distrust")
    if line.state is State.TRUSTED:
        found.append("end")
    if line.state is not State.REVOKED:
        found.append("revoke")
    return tuple(found)
