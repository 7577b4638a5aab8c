"""All that the sheet says in one row, beside the list: whole text, every fact, what is doubtful."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medsos_desktop.exchange.outcome import Kind, Line
from medsos_desktop.exchange.sheets.model import Remark, SheetPost
from medsos_desktop.exchange.sheets.report import field_name
from medsos_desktop.importing import sayings
from medsos_desktop.importing.facts import Facts
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column, ground, row
from ...kit.chips import StateChip
from ...kit.fields import Glyph
from ...kit.labels import Label, divider

_DECIDED = frozenset({State.APPROVED, State.SCHEDULED})


class Detail(QWidget):
    """The panel at the right; empty until a line is chosen."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface", "left")
        self._words = words
        self._facts: Facts | None = None
        self.area = Scroll(margins=(16, 12, 16, 16), gap=8)
        column(self, gap=0).addWidget(self.area)
        self.setAccessibleName(words("importing.detail"))

    def show_line(self, facts: Facts, line: Line | None) -> None:
        """Another line; `None` says that there is none."""
        body = self.area.body
        clear(body)
        self._facts = facts
        if line is None:
            body.addWidget(Label(self._words("importing.nothing_chosen"), "body", "text-3", wrap=True))
        else:
            self._place(line)
            post = facts.outcome.post(line)
            for remark in facts.outcome.remarks(line):
                self._remark(remark, wrong=line.kind is Kind.REJECTED)
            if line.kind is Kind.UPDATE:
                self._update(facts, line)
            if post is not None:
                self._post(facts, post)
            elif line.why:
                body.addWidget(Label(self._words(f"sheet.skip.{line.why}"), wrap=True))
            else:
                self._pairs(facts.outcome.cells(line))
        body.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def _place(self, line: Line) -> None:
        said = self._words("importing.place", sheet=line.sheet, row=line.row)
        self.area.body.addWidget(Label(said, "small", "text-2", wrap=True))

    def _remark(self, remark: Remark, *, wrong: bool) -> None:
        icon, role = ("f-block", "block") if wrong else ("f-warn", "warn")
        words = column(gap=2)
        words.addWidget(Label(sayings.reason(self._words, remark), "strong", role, wrap=True))
        where = self._words("importing.in_cell", cell=remark.cell or remark.row, column=remark.column)
        words.addWidget(Label(where, "small", "text-2", wrap=True))
        if remark.value:
            words.addWidget(Label(self._words("importing.quoted", text=remark.value), wrap=True))
        line = row(gap=8)
        line.addWidget(Glyph(icon, role), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.area.body.addLayout(line)
        self.area.body.addWidget(divider())

    def _update(self, facts: Facts, line: Line) -> None:
        """How the post stands in the calendar, and what would be different."""
        body, words = self.area.body, self._words
        found = facts.before(line)
        if found is None:
            body.addWidget(Label(words("importing.gone"), wrap=True))
            return
        text, state = found
        body.addWidget(Label(words("importing.differs", fields=facts.differs(line)), "strong", wrap=True))
        body.addWidget(StateChip(words, state))
        if state is State.PUBLISHED:
            body.addWidget(Label(words("importing.is_out"), "small", "warn", wrap=True))
        elif state in _DECIDED:
            body.addWidget(Label(words("importing.loses_approval"), "small", "warn", wrap=True))
        if "text" in facts.changed(line):
            body.addWidget(Label(words("importing.now"), "label", "text-2"))
            body.addWidget(Label(text or words("importing.no_text"), "body", "text-2", wrap=True))
        body.addWidget(divider())
        body.addWidget(Label(words("importing.in_sheet"), "label", "text-2"))

    def _post(self, facts: Facts, post: SheetPost) -> None:
        body, words = self.area.body, self._words
        body.addWidget(Label(sayings.title(words, post), "heading", wrap=True))
        when = " · ".join(part for part in (sayings.day(words, post), sayings.hour(words, post)) if part)
        body.addWidget(Label(when, "body", "text-2", wrap=True))
        names = ", ".join(facts.catalogue.surface(surface).name for surface in post.surfaces)
        body.addWidget(Label(names or words("importing.no_channel"), "body", "text-2", wrap=True))
        body.addWidget(Label(post.text or words("importing.no_text"), wrap=True))
        if post.hashtags:
            body.addWidget(Label(" ".join(post.hashtags), "body", "accent", wrap=True))
        partner = post.partner
        facts_said = (
            ("status", post.status_word),
            ("pillar", post.pillar),
            ("pic", post.pic),
            ("partner", partner.name if partner else ""),
            ("program", partner.program if partner else ""),
            ("document", partner.document if partner else ""),
            ("beneficiaries", partner.beneficiaries if partner else ""),
            ("link", post.link),
            ("source", post.source),
            ("note", post.note),
        )
        self._pairs([(field_name(field, words), said) for field, said in facts_said if said])

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Names, each with what stands there."""
        for name, said in pairs:
            both = column(gap=2)
            both.addWidget(Label(name, "label", "text-2", wrap=True))
            both.addWidget(Label(said, wrap=True))
            self.area.body.addLayout(both)
