"""The middle column of Beranda: what came back, what waits for the person here, what is late or nearly so."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from medsos_desktop.home.overview import Overview

from ...commands import on
from ...kit.actionrow import ActionRow
from ...kit.boxes import Card, clear
from ...kit.button import LinkButton
from ...kit.labels import Label
from ..base import Context
from .rows import Rows

MOST = 3
"""Rows of a card until somebody asks for all."""
ALL = 60
"""Rows that are made then; more is a list to be worked through elsewhere, and the card says how many."""


def add_rows(card: Card, rows: Iterable[ActionRow], nothing: str = "") -> None:
    """The rows of a card, or that there are none."""
    made = list(rows)
    for each in made:
        card.body.addWidget(each)
    if made:
        made[-1].set_last()
    elif nothing:
        label = Label(nothing, "body", "text-2", wrap=True)
        label.setContentsMargins(16, 12, 16, 12)
        card.body.addWidget(label)


class Mending:
    """Fills ``body``; which cards show all their rows is kept while Beranda stands."""

    def __init__(self, context: Context, rows: Rows, body: QVBoxLayout) -> None:
        self._words, self._rows, self._body = context.words, rows, body
        self._whole: set[str] = set()
        self._shown: Overview | None = None
        self.links: dict[str, LinkButton] = {}
        """What shows all rows of a card, or fewer again, by card: returned, waiting, late, partly."""

    def show(self, shown: Overview) -> None:
        """Anew."""
        clear(self._body)
        self._shown, self.links = shown, {}
        words, rows, now = self._words, self._rows, shown.now
        if shown.returned or not shown.waiting:
            self._card("returned", [
                partial(rows.returned, each, now, first=at == 0) for at, each in enumerate(shown.returned)
            ], words("home.nothing_returned"))  # fmt: skip
        if shown.waiting:
            first = not shown.returned
            self._card("waiting", [
                partial(rows.waiting, each, now, first=first and at == 0)
                for at, each in enumerate(shown.waiting)
            ])  # fmt: skip
        missed, near = shown.missed, shown.near
        late = [partial(rows.missed, each, now.date()) for each in missed]
        late += [partial(rows.near, each, now.date()) for each in near]
        if "late" not in self._whole:  # both kinds are seen, the nearest of each
            late = late[: MOST - min(len(near), 1)] + late[len(missed) :] if len(missed) >= MOST else late
        self._card("late", late, words("home.nothing_late"), count=len(missed) + len(near))
        if shown.partly:
            self._card("partly", [partial(rows.partly, each, now.date()) for each in shown.partly])

    def _card(
        self,
        key: str,
        makers: Sequence[Callable[[], ActionRow]],
        nothing: str = "",
        *,
        count: int = -1,
    ) -> None:
        words, total = self._words, len(makers) if count < 0 else count
        whole = key in self._whole
        link = None
        if total > MOST:
            link = self.links[key] = LinkButton(words("home.see_fewer" if whole else "home.see_all"))
            link.setAccessibleName(f"{link.text()}: {words(f'home.{key}')}")
            on(link.activated, partial(self._turn, key))
        card = Card(words(f"home.{key}"), count=total, right=link)
        add_rows(card, [make() for make in makers[: ALL if whole else MOST]], nothing)
        self._body.addWidget(card)

    def _turn(self, key: str) -> None:
        """All rows, or the first again; the keyboard stays where it was."""
        self._whole ^= {key}
        if self._shown is not None:
            self.show(self._shown)
            self.links[
                key
            ].show()  # the layout would do so only in a moment, and what is hidden takes no focus
            self.links[key].setFocus(Qt.FocusReason.OtherFocusReason)
