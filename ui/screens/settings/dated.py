"""A card of things that hold from one day to another: rows with one button each, and one form at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.model.grants import PAST, is_day

from ...commands import on
from ...kit.actionrow import ActionRow, meta_icon
from ...kit.boxes import Card, clear, column, row
from ...kit.button import Button, LinkButton
from ...kit.labels import Label, show_if
from .entries import Entry

if TYPE_CHECKING:
    from .policy import PolicyPage

LOOKS = {"now": ("f-ok", "ok"), "ahead": ("jam", "text-2"), "past": ("st-terlewat", "text-2"),
         "revoked": ("tutup", "text-2")}  # fmt: skip
"""Icon and colour of how something stands today; the words say it too."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: ``title`` strong, ``phase`` (a key of `LOOKS`) in words before ``meta``; ``past`` hides it."""

    id: str
    title: str
    phase: str
    meta: str
    deed: str = ""
    refused: str = ""

    @property
    def past(self) -> bool:
        """Whether it is over."""
        return self.phase in (PAST, "revoked")


class DatedCard(Card):
    """``kind`` names its words: ``settings.policy.<kind>_...``. Rows open a form that stands above them."""

    def __init__(self, page: "PolicyPage", kind: str) -> None:
        words = page.words
        self.add = Button(words(f"settings.policy.{kind}_add"), icon="tambah")
        super().__init__(words(f"settings.policy.card_{kind}"), right=self.add)
        self.page, self.words, self.kind = page, words, kind
        self.entries: dict[str, Entry] = {}
        self.lines: tuple[Line, ...] = ()
        self.with_past = False
        self._form, self._rows = column(gap=12), column(gap=0)
        self._note = Label(words(f"settings.policy.{kind}_text"), "small", "text-2", wrap=True)
        self._none = Label(words(f"settings.policy.{kind}_none"), "small", "text-3", wrap=True)
        self.past = LinkButton("", small=True)
        self._lay_out()
        on(self.add.activated, lambda: self.start(""))
        on(self.past.activated, self._toggle_past)
        show_if(self.add, not page.read_only)

    def _lay_out(self) -> None:
        top = column(gap=0, margins=(16, 10, 16, 8))
        top.addWidget(self._note)
        self.body.addLayout(top)
        self.body.addLayout(self._form)
        self.body.addLayout(self._rows)
        foot = column(gap=4, margins=(16, 6, 16, 10))
        foot.addWidget(self._none)
        foot.addWidget(self.past, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(foot)

    # rows

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The rows as they stand; those that are over only when they were asked for."""
        self.lines = tuple(lines)
        clear(self._rows)
        over = [line for line in lines if line.past]
        shown = [line for line in lines if not line.past] + (over if self.with_past else [])
        for at, line in enumerate(shown):
            self._rows.addWidget(self._row(line, last=at == len(shown) - 1))
        show_if(self._none, not shown)
        show_if(self.past, bool(over))
        key = "hide_past" if self.with_past else "show_past"
        self.past.setText(self.words(f"settings.policy.{key}", n=len(over)))

    def _row(self, line: Line, *, last: bool) -> ActionRow:
        icon, role = LOOKS[line.phase]
        button = None
        if line.deed and not self.page.read_only:
            button = Button(line.deed)
            button.block((line.refused,) if line.refused else ())
            on(button.activated, lambda: self.start(line.id))
        said = self.words(f"settings.policy.{self.kind}_{line.phase}")
        made = ActionRow(line.title, meta_icon(icon, role, said, line.meta), button=button, last=last)
        made.setAccessibleName(f"{line.title}, {said}, {line.meta}")
        made.setToolTip(f"{line.title}\n{said}, {line.meta}")
        return made

    def _toggle_past(self) -> None:
        self.with_past = not self.with_past
        self.show_lines(self.lines)

    # the form

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self._form.count() > 0

    def start(self, id: str) -> None:
        """Opens the form on one row; "" is a new one."""
        raise NotImplementedError

    def open_form(
        self, entries: Mapping[str, Entry], rows: Iterable[QWidget], buttons: Sequence[Button]
    ) -> None:
        """Shows ``rows`` of fields, ``buttons`` and Batal below; the keyboard goes to the first field."""
        self.page.close_forms()
        self.entries = dict(entries)
        cancel = Button(self.words("kit.cancel"))
        on(cancel.activated, self.cancel)
        inner = column(gap=12, margins=(16, 6, 16, 14))
        for part in rows:
            inner.addWidget(part)
        line = row()
        for button in (*buttons[:1], cancel, *buttons[1:]):
            line.addWidget(button)
        line.addStretch(1)
        inner.addLayout(line)
        self._form.addLayout(inner)
        show_if(self.add, False)
        first = next(iter(self.entries.values())).widget
        self.page.take_form(self, (buttons[0], first))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Away with it, whatever it says."""
        clear(self._form)
        self.entries = {}
        show_if(self.add, not self.page.read_only)

    def cancel(self) -> None:
        """Batal: back to the rows."""
        self.page.close_forms()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """What the fields say."""
        return {key: entry.value() for key, entry in self.entries.items()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape and self.editing:
            self.cancel()
        else:
            super().keyPressEvent(event)

    # words

    def days(self, start: str, until: str) -> str:
        """From one day to another, in words."""
        return self.words("settings.policy.days", start=self._day(start), until=self._day(until))

    def _day(self, text: str) -> str:
        return spell.short_date(self.words, date.fromisoformat(text)) if is_day(text) else text
