"""The third card: what the file holds and how far each part has been tried."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from medsos_desktop.bundles.schedulers import telling
from medsos_desktop.bundles.schedulers.facts import facts
from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, clear, column, row
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
    """What the file holds: words only. `show_tools` adds the schedulers chosen."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.card.holds"))
        self._words = words
        page = Scroll(margins=(0, 0, 0, 0), gap=0)
        self.body.addWidget(page, 1)
        self._tools: tuple[str, ...] = ()
        self._chosen = column(gap=0)
        for part in PARTS:
            if part.key == "sums":
                page.body.addLayout(self._chosen)
            page.body.addWidget(self._part(part))
            page.body.addWidget(divider())
        note = Label(words("export.by_hand"), "small", "text-2", wrap=True)
        note.setContentsMargins(16, 8, 12, 8)
        page.body.addWidget(note)
        page.body.addStretch(1)

    def show_tools(self, tools: tuple[str, ...]) -> None:
        """A row for each scheduler's file."""
        if tools == self._tools:
            return
        self._tools, words = tools, self._words
        clear(self._chosen)
        for tool in tools:
            known, name = facts(tool), telling.name(words, tool)
            said = (words("export.tools.part", tool=name), telling.hint(words, known))
            self._chosen.addWidget(self._row("ekspor", "info", *said, telling.known(words, known)))
            self._chosen.addWidget(divider())

    def _part(self, part: PartInfo) -> QWidget:
        words = self._words
        said = (words(f"export.part.{part.key}"), words(f"export.what.{part.key}"))
        return self._row(part.icon, part.proof, *said, words(f"export.proof.{part.key}"))

    def _row(self, icon: str, mark_of: str, title: str, what: str, proved: str) -> QWidget:
        good = mark_of == "ok"
        made = QWidget()
        line = row(made, gap=12, margins=(16, 8, 12, 8))
        lead = column(gap=0)
        lead.addWidget(Glyph(icon, "text-2", 20))
        lead.addStretch(1)
        line.addLayout(lead)
        said = column(gap=2)
        said.addWidget(Label(title, "strong"))
        said.addWidget(Label(what, "small", "text-2", wrap=True))
        proof = row(gap=4)
        mark = column(gap=0)
        mark.addWidget(Glyph("f-ok" if good else "info", "ok" if good else "text-2", 16))
        mark.addStretch(1)
        proof.addLayout(mark)
        proof.addWidget(Label(proved, "small", "ok" if good else "text-2", wrap=True), 1)
        said.addLayout(proof)
        line.addLayout(said, 1)
        return made
