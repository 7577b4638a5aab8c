"""The third card: what the file holds and how far each part has been tried, then the bundles made before."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow, meta_icon
from ...kit.boxes import Card, Scroll, SectionHead, clear, column, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import Label, divider
from .desk import Desk


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
    """Words only, and the bundles made before with what changed since."""

    def __init__(
        self, words: Words, desk: Desk, again: Callable[[str, str], object], check: Callable[[], object]
    ) -> None:
        """``again(first, last)`` takes an earlier bundle's days; ``check`` looks at any file."""
        super().__init__(words("export.card.holds"))
        self._words, self._desk, self._again, self._check = words, desk, again, check
        page = Scroll(margins=(0, 0, 0, 0), gap=0)
        self.body.addWidget(page, 1)
        for part in PARTS:
            page.body.addWidget(self._part(part))
            page.body.addWidget(divider())
        note = Label(words("export.by_hand"), "small", "text-2", wrap=True)
        note.setContentsMargins(16, 8, 12, 8)
        page.body.addWidget(note)
        page.body.addWidget(SectionHead(words("export.earlier.head")))
        self._earlier = column(gap=0)
        page.body.addLayout(self._earlier)
        foot = row(margins=(16, 8, 12, 12))
        self.check_button = Button(words("export.check.any"), icon="pantau")
        self.check_button.activated.connect(check)
        foot.addWidget(self.check_button)
        foot.addStretch(1)
        page.body.addLayout(foot)
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

    def show_earlier(self) -> None:
        """The bundles made before, newest first."""
        words = self._words
        clear(self._earlier)
        if not self._desk.kept.earlier:
            none = Label(words("export.earlier.none"), "small", "text-2", wrap=True)
            none.setContentsMargins(16, 8, 12, 0)
            self._earlier.addWidget(none)
        for one in self._desk.kept.earlier[:3]:
            days = spell.span(words, one.start, one.end)
            title = words("export.earlier.title", days=days, n=len(one.posts))
            changed = self._desk.differing(one)
            button = Button(words("export.earlier.again"))
            button.activated.connect(lambda one=one: self._again(one.start.isoformat(), one.end.isoformat()))
            if not one.file.exists():
                meta = meta_icon("info", "text-2", words("export.earlier.gone", name=one.file.name))
            elif changed:
                meta = meta_icon("f-warn", "warn", words("export.earlier.changed", n=changed), one.file.name)
            else:
                meta = meta_icon("f-ok", "ok", words("export.earlier.same"), one.file.name)
            made = ActionRow(title, meta, button=button)
            made.setToolTip(str(one.file))
            self._earlier.addWidget(made)
