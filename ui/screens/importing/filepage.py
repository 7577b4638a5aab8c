"""The first step: choose a file, by button, by dragging, or from those that lie at hand."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.exchange.nearby import Nearby
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow
from ...kit.boxes import Card, Scroll, centred, clear, column, row
from ...kit.button import Button
from ...kit.dropzone import DropZone
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...kit.notes import InlineMessage, ProgressRow
from ...theme.theme import active

_WIDTH = 720


class FilePage(Scroll):
    """``picked(path)``: this file; ``stopped``: reading is to end."""

    picked = Signal(str)
    stopped = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 24, 16, 24), parent=parent)
        self._words = words
        self.folder = ""
        self.message = InlineMessage()
        self.message.hide()
        self.zone = DropZone(
            "tabel",
            words("importing.choose_title"),
            words("importing.choose_text"),
            words("importing.choose"),
        )
        self.progress = ProgressRow(words)
        self.progress.hide()
        self.nearby = Card(words("importing.nearby"))
        self._build()
        self.zone.button.activated.connect(self.ask)
        self.progress.cancelled.connect(self.stopped)
        self.nearby.hide()

    def _build(self) -> None:
        words = self._words
        box = QWidget()
        box.setMaximumWidth(active().px(_WIDTH))
        stack = column(box, gap=16)
        promise = row(gap=8)
        promise.addWidget(Glyph("kunci", "text-2", 20), 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(Label(words("importing.promise"), "body", "text-2", wrap=True), 1)
        for part in (self.message, self.zone, self.progress):
            stack.addWidget(part)
        stack.addLayout(promise)
        stack.addWidget(self.nearby)
        stack.addStretch(1)
        self.body.addLayout(centred(box, 100), 1)

    def ask(self) -> None:
        """The system's own dialog, in the folder used last."""
        title, kinds = self._words("importing.choose_title"), self._words("importing.kinds")
        name, _ = QFileDialog.getOpenFileName(self, title, self.folder, kinds)
        if name:
            self.picked.emit(name)

    def show_nearby(self, files: Sequence[Nearby], zone: str, now: datetime) -> None:
        """Files at hand, the newest first; none hides the card."""
        clear(self.nearby.body)
        for at, each in enumerate(files):
            button = Button(self._words("importing.take"))
            button.activated.connect(self._picks(each.path))
            when = each.changed.astimezone(ZoneInfo(zone))
            day = spell.distance(self._words, when.date(), now.date())
            said = self._words(
                "importing.nearby_meta",
                day=day,
                time=spell.clock(self._words, when),
                folder=str(each.path.parent),
            )
            self.nearby.body.addWidget(
                ActionRow(each.path.name, said, button=button, last=at == len(files) - 1)
            )
        show_if(self.nearby, bool(files))

    def _picks(self, path: Path) -> Callable[[], object]:
        return lambda: self.picked.emit(str(path))

    def set_busy(self, name: str) -> None:
        """Reading ``name``; "" when it is over."""
        busy = bool(name)
        show_if(self.progress, busy)
        show_if(self.zone, not busy)
        self.nearby.setEnabled(not busy)
        if busy:
            self.message.hide()
            self.progress.set_progress(0, 0, self._words("importing.reading", name=name))
            self.focus_first()

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        first = self.nearby.findChild(Button) if not self.nearby.isHidden() else None
        return [self.zone.button, *([first] if first is not None else [])]

    def focus_first(self) -> None:
        """Where work goes on."""
        target = self.zone.button if self.progress.isHidden() else self.progress.cancel
        target.setFocus(Qt.FocusReason.OtherFocusReason)
