"""All that a row tells, beside the list: what is wrong with it, what would hold, what holds now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.exchange.results import report
from medsos_desktop.exchange.results.model import Kind, Line
from medsos_desktop.importing.results import Chosen
from medsos_desktop.model.publication import Publication
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column, ground, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import Label, divider
from .table import KINDS


class Detail(QWidget):
    """The panel at the right; ``opened(post)``: it is to be shown in the composer."""

    opened = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface", "left")
        self._words = words
        self.area = Scroll(margins=(16, 12, 16, 16), gap=8)
        column(self, gap=0).addWidget(self.area)
        self.setAccessibleName(words("results.detail"))

    def show_line(self, chosen: Chosen, line: Line | None) -> None:
        """Another line."""
        body, words = self.area.body, self._words
        clear(body)
        if line is None:
            body.addStretch(1)
            return
        look = KINDS[line.kind]
        head = row(gap=6)
        head.addWidget(Glyph(look.icon, look.role, 16))
        head.addWidget(Label(words(look.word), "small", look.role), 1)
        body.addLayout(head)
        body.addWidget(Label(line.title or line.code or words("results.untitled"), "heading", wrap=True))
        known = line.planned if line.post else ""
        when = spell.planned(words, known, chosen.zone) if known else line.planned
        self._pairs((words("results.field.planned"), when), (words("results.field.account"), line.who))
        for each in line.problems:
            self._problem(report.problem(words, each), stops=each.stops)
        if line.kind is Kind.EMPTY:
            body.addWidget(Label(words("results.not_filled_text"), "body", "text-2", wrap=True))
        if line.told is not None:
            body.addWidget(divider())
            self._publication(chosen, line, line.told)
        where = words("results.in_sheet", place=chosen.place(line), code=line.code or "–")
        body.addWidget(Label(where, "small", "text-2", wrap=True))
        if line.post:
            button = Button(words("results.open_post"), icon="naskah")
            button.activated.connect(lambda: self.opened.emit(line.post))
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def _publication(self, chosen: Chosen, line: Line, told: Publication) -> None:
        """What the row tells; of an update both, the old first."""
        words = self._words
        if line.changed:
            self.area.body.addWidget(Label(report.changes(words, line), "strong", wrap=True))
        if line.old is not None and line.changed:
            self.area.body.addWidget(Label(words("results.before"), "label", "text-2"))
            self._said(chosen, line.old)
            self.area.body.addWidget(Label(words("results.after"), "label", "text-2"))
        self._said(chosen, told)

    def _said(self, chosen: Chosen, publication: Publication) -> None:
        words = self._words
        moment, link, numbers = report.said(words, publication, chosen.zone)
        self._pairs(
            (words("results.went_out"), moment),
            (words("results.field.link"), _breakable(link)),
            (words("results.numbers"), numbers),
            (words("results.field.note"), publication.note),
        )

    def _problem(self, said: str, *, stops: bool) -> None:
        icon, role = ("f-block", "block") if stops else ("f-warn", "warn")
        line = row(gap=8)
        line.addWidget(Glyph(icon, role), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(said, "body", role, wrap=True), 1)
        self.area.body.addLayout(line)

    def _pairs(self, *pairs: tuple[str, str]) -> None:
        for name, said in pairs:
            if said:
                both = column(gap=0)
                both.addWidget(Label(name, "small", "text-2"))
                both.addWidget(Label(said, wrap=True))
                self.area.body.addLayout(both)


def _breakable(link: str) -> str:
    """A long address with places where a line may break; only to be looked at."""
    return link.replace("/", "/\u200b").replace("?", "\u200b?").replace("&", "\u200b&")
