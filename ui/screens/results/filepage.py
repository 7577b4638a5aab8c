"""The first page: choose the filled sheet, or save the list of what is out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from medsos_desktop.words import Words

from ...kit.boxes import row
from ...kit.button import Button
from ...kit.wizard import filepage
from ...kit.wizard.filepage import FileAsked, narrow, told

_STEPS = (("ekspor", "out"), ("tabel", "filled"), ("centang", "back"))


class FilePage(filepage.FilePage):
    """``saving``: the list of what is out is wanted."""

    saving = Signal()

    def __init__(self, words: Words) -> None:
        asked = FileAsked(
            icon="tabel",
            title=words("results.choose_title"),
            text=words("results.choose_text"),
            button=words("results.choose"),
            kinds=words("results.kinds"),
            reading=lambda name: words("importing.reading", name=name),
        )
        super().__init__(words, asked)
        self.save = Button(words("results.save_list"), icon="simpan")
        self.save.activated.connect(self.saving)
        steps = [told(icon, words(f"results.step.{key}")) for icon, key in _STEPS]
        self.body.addLayout(narrow(*self.choice, *steps, self._left(self.save)), 1)

    @staticmethod
    def _left(button: Button) -> QHBoxLayout:
        line = row()
        line.addWidget(button)
        line.addStretch(1)
        return line
