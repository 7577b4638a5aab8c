"""The first page: choose the filled sheet, by button or by dragging."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import Scroll, centred, column, row
from ...kit.button import Button
from ...kit.dropzone import DropZone
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...kit.notes import InlineMessage, ProgressRow
from ...theme.theme import active

_WIDTH = 720
_STEPS = (("ekspor", "out"), ("tabel", "filled"), ("centang", "back"))


class FilePage(Scroll):
    """``picked(path)``: this file; ``stopped``: reading is to end; ``saving``: the list of what is out."""

    picked = Signal(str)
    stopped = Signal()
    saving = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 24, 16, 24), parent=parent)
        self._words = words
        self.folder = ""
        self.message = InlineMessage()
        self.message.hide()
        self.zone = DropZone(
            "tabel",
            words("results.choose_title"),
            words("results.choose_text"),
            words("results.choose"),
        )
        self.progress = ProgressRow(words)
        self.progress.hide()
        box = QWidget()
        box.setMaximumWidth(active().px(_WIDTH))
        stack = column(box, gap=16)
        for part in (self.message, self.zone, self.progress):
            stack.addWidget(part)
        for icon, key in _STEPS:
            line = row(gap=8)
            line.addWidget(Glyph(icon, "text-2", 20), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(words(f"results.step.{key}"), "body", "text-2", wrap=True), 1)
            stack.addLayout(line)
        self.save = Button(words("results.save_list"), icon="simpan")
        self.save.activated.connect(self.saving)
        stack.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addStretch(1)
        self.body.addLayout(centred(box, 100), 1)
        self.zone.button.activated.connect(self.ask)
        self.progress.cancelled.connect(self.stopped)

    def ask(self) -> None:
        """The system's own dialog, in the folder used last."""
        title, kinds = self._words("results.choose_title"), self._words("results.kinds")
        name, _ = QFileDialog.getOpenFileName(self, title, self.folder, kinds)
        if name:
            self.picked.emit(name)

    def set_busy(self, name: str) -> None:
        """Reading ``name``; "" when it is over."""
        show_if(self.progress, bool(name))
        show_if(self.zone, not name)
        if name:
            self.message.hide()
            self.progress.set_progress(0, 0, self._words("importing.reading", name=name))
            self.focus_first()

    def focus_first(self) -> None:
        """Where work goes on."""
        target = self.zone.button if self.progress.isHidden() else self.progress.cancel
        target.setFocus(Qt.FocusReason.OtherFocusReason)
