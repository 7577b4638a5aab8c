"""The third card: what the file holds and how far each part has been tried."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, column, row
from ...kit.fields import Glyph
from ...kit.labels import Label, divider


@dataclass(frozen=True, slots=True)
class PartInfo:
    """A part of the bundle: its icon, and the mark of its proof: "ok", or "info" where something is open."""

    key: str
    icon: str
    proof: str


# Worded by "export.part.<key>", "export.what.<key>" and "export.proof.<key>".
PARTS = (
    PartInfo("page", "ponsel", "ok"),
    PartInfo("posts", "media", "ok"),
    PartInfo("tables", "tabel", "info"),
    PartInfo("ics", "kalender", "info"),
    PartInfo("sums", "kunci", "info"),
)


class Parts(Card):
    """What the file holds: words only."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.card.holds"))
        self._words = words
        page = Scroll(margins=(0, 0, 0, 0), gap=0)
        self.body.addWidget(page, 1)
        for part in PARTS:
            page.body.addWidget(self._part(part))
            page.body.addWidget(divider())
        note = Label(words("export.by_hand"), "small", "text-2", wrap=True)
        note.setContentsMargins(16, 8, 12, 8)
        page.body.addWidget(note)
        page.body.addStretch(1)

    def _part(self, part: PartInfo) -> QWidget:
        words = self._words
        made = QWidget()
        line = row(made, gap=12, margins=(16, 8, 12, 8))
        lead = column(gap=0)
        lead.addWidget(Glyph(part.icon, "text-2", 20))
        lead.addStretch(1)
        line.addLayout(lead)
        said = column(gap=2)
        said.addWidget(Label(words(f"export.part.{part.key}"), "strong"))
        said.addWidget(Label(words(f"export.what.{part.key}"), "small", "text-2", wrap=True))
        proof = row(gap=4)
        mark = column(gap=0)
        mark.addWidget(
            Glyph("f-ok" if part.proof == "ok" else "info", "ok" if part.proof == "ok" else "text-2", 16)
        )
        mark.addStretch(1)
        proof.addLayout(mark)
        tone = "ok" if part.proof == "ok" else "text-2"
        proof.addWidget(Label(words(f"export.proof.{part.key}"), "small", tone, wrap=True), 1)
        said.addLayout(proof)
        line.addLayout(said, 1)
        return made
