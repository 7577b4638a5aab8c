"""How the columns stand: side by side, or the facts in the place of the post where it is tight."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.button import Button
from ...kit.labels import show_if
from ...kit.notes import EmptyState
from ...kit.regions import Region
from ...theme.theme import active
from ..base import Go
from .post import PostPane
from .queue import QueuePane
from .side import SidePane

LEAST = 440
"""Width the post needs at 100 %; with less the facts at the right give way to it."""

NARROW = 1130
"""Below this width the columns at the sides give way, as in the mock at 1280."""

_ANY_WIDTH = 16_777_215  # what Qt calls QWIDGETSIZE_MAX


class Panes(QWidget):
    """Everything above the bar."""

    def __init__(self, words: Words, go: Go, queue: QueuePane, post: PostPane, side: SidePane) -> None:
        super().__init__()
        self.queue, self.post, self.side = queue, post, side
        self._tight = False
        self.back = Button(words("review.back"), "neutral", icon="kiri")
        self.back.hide()
        self.facts = ground(QWidget(), "surface", "left")
        inner = column(self.facts, gap=0, margins=(1, 0, 0, 0))
        inner.addWidget(self.back)
        inner.addWidget(side)
        self._middle = QStackedWidget()
        both = QWidget()
        line = row(both, gap=0)
        line.addWidget(post, 1)
        line.addWidget(self.facts)
        self._middle.addWidget(both)
        self._middle.addWidget(self._nothing(words, go))
        top = row(self, gap=0)
        top.addWidget(queue)
        top.addWidget(self._middle, 1)
        post.facts.activated.connect(lambda: self.show_facts(True))
        self.back.activated.connect(lambda: self.show_facts(False))

    def _nothing(self, words: Words, go: Go) -> QWidget:
        self.empty = EmptyState(
            "persetujuan", words("review.empty"), words("review.empty_text"), framed=False
        )
        self.to_calendar = self.empty.add_action(words("review.to_calendar"), lambda: go("calendar"))
        self.empty.add_action(words("review.to_new"), lambda: go("composer", new=""))
        holder = ground(QWidget(), "canvas")
        around = column(holder)
        around.addStretch(2)
        around.addWidget(self.empty)
        around.addStretch(3)
        return holder

    def show_empty(self, on: bool) -> None:
        """That nothing waits, or the post."""
        self._middle.setCurrentIndex(1 if on else 0)

    def fit(self, width: int) -> None:
        """Columns as in the mock, a little narrower at 1280."""
        narrow = width < NARROW
        queue, side = active().px(224 if narrow else 248), active().px(312 if narrow else 336)
        self.queue.setFixedWidth(queue)
        self._tight = width - queue - side < active().px(LEAST)
        if self._tight:
            self.facts.setMinimumWidth(0)
            self.facts.setMaximumWidth(_ANY_WIDTH)
        else:
            self.facts.setFixedWidth(side)
        self.show_facts(False)

    def show_facts(self, on: bool) -> None:
        """Where the facts have no room beside the post they stand in its place."""
        tight = self._tight
        self.post.show_tight(tight)
        show_if(self.back, tight)
        show_if(self.post, not (tight and on))
        show_if(self.facts, on or not tight)
        if not on:
            self.post.look_on()

    def regions(self, there: bool) -> list[Region]:
        """List, text and facts for F6; of text and facts one shows itself where the other one was."""
        if not there:
            return [Region(self.queue, self.queue.list), Region(self.empty)]
        return [
            Region(self.queue, self.queue.list),
            Region(self.post, self.post.text, lambda: self.show_facts(False)),
            Region(self.facts, self.side, lambda: self.show_facts(True)),
        ]
