"""Facts about the post that readers do not see: campaign, source of figures, kind, programme, notes."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from medsos_desktop.model.office import Collaboration
from medsos_desktop.model.post import Post
from medsos_desktop.text.spans import utf16_length
from medsos_desktop.words import Words

from ...kit.boxes import Scroll
from ...kit.fields import Combo, Field, fill
from ...theme.theme import active
from .sidepanel import SidePanel

_LINES = ("campaign", "source", "link")
_LONGEST = 500
"""What may be typed, as Qt counts it."""
_TEMPLATES = ("", "event", "service")
_CLASSES = ("", "berkala", "serta-merta", "setiap-saat", "dikecualikan")
"""Classes of information of UU KIP 14/2008, as the record of a post names them."""


class Details(SidePanel):
    """``typed(field, text)`` as one writes; ``chosen(field, value)`` from a list."""

    typed = Signal(str, str)
    chosen = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, words("composer.details.name"), parent)
        page = Scroll(margins=(16, 12, 16, 12), gap=12)
        self.body.addWidget(page, 1)
        self.lines: dict[str, QLineEdit] = {}
        for field in _LINES:
            line = self.lines[field] = QLineEdit()
            line.setMaxLength(_LONGEST)
            line.textEdited.connect(lambda text, field=field: self.typed.emit(field, text))
            page.body.addWidget(self._field(words, field, line))
        self.kind = Combo(words("composer.details.template"))
        for template in _TEMPLATES:
            self.kind.addItem(words(f"composer.details.kind.{template or 'plain'}"), template)
        self.information = Combo(words("composer.details.information"))
        for each in _CLASSES:
            self.information.addItem(words(f"composer.details.class.{each or 'none'}"), each)
        self.program = Combo(words("composer.details.collaboration"))
        self._none = words("composer.details.no_collaboration")
        self.program.addItem(self._none, "")
        self._combos = {"template": self.kind, "collaboration": self.program, "information": self.information}
        for field, combo in self._combos.items():
            combo.activated.connect(
                lambda at, field=field, combo=combo: self.chosen.emit(field, combo.itemData(at))
            )
            page.body.addWidget(self._field(words, field, combo))
        self.note = QTextEdit()
        self.note.setAcceptRichText(False)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(active().px(96))
        self.note.setProperty("type", "note")
        self._silent = False
        self.note.textChanged.connect(self._noted)
        page.body.addWidget(self._field(words, "note", self.note))
        page.body.addStretch(1)

    def _field(self, words: Words, name: str, widget: QWidget) -> Field:
        return Field(words(f"composer.details.{name}"), widget, words(f"composer.details.help.{name}"))

    def show_post(self, post: Post, programs: Mapping[str, Collaboration], *, locked: bool) -> None:
        """The post's facts; a line being written in is left alone while its words are the same."""
        for field, line in self.lines.items():
            text = str(getattr(post, field))
            if line.text() != text:
                line.setMaxLength(max(_LONGEST, utf16_length(text)))  # one from a sheet stays whole
                fill(line, text)
            line.setReadOnly(locked)
        self.kind.setCurrentIndex(
            max(_TEMPLATES.index(post.template) if post.template in _TEMPLATES else 0, 0)
        )
        self.information.setCurrentIndex(max(self.information.findData(post.information), 0))
        self._fill(programs)
        self.program.setCurrentIndex(max(self.program.findData(post.collaboration), 0))
        if self.note.toPlainText() != post.note:
            self._silent = True
            self.note.setPlainText(post.note)
            self._silent = False
        self.note.setReadOnly(locked)
        for combo in self._combos.values():
            combo.setEnabled(not locked)

    def _fill(self, programs: Mapping[str, Collaboration]) -> None:
        wanted = [("", self._none), *((key, each.program) for key, each in programs.items())]
        if wanted != [
            (self.program.itemData(at), self.program.itemText(at)) for at in range(self.program.count())
        ]:
            self.program.clear()
            for key, name in wanted:
                self.program.addItem(name, key)

    def _noted(self) -> None:
        if not self._silent:
            self.typed.emit("note", self.note.toPlainText())
