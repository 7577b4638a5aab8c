"""The threads of a post: open ones by age, settled ones folded; one Tab stop, arrow keys for the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.model.notes import NoteAction

from ..kit.boxes import column, row
from ..kit.button import LinkButton
from ..kit.labels import show_if
from .card import Row, ThreadCard
from .telling import Telling

_FOCUS = Qt.FocusReason.TabFocusReason


class ThreadList(QWidget):
    """Signals carry the thread's id: ``wanted(thread, action, words)``, ``looked(thread)``,
    ``entered(thread)``; ``grown(card)`` when a card was opened, to bring it into sight.
    """

    wanted = Signal(str, str, str)
    looked = Signal(str)
    entered = Signal(str)
    grown = Signal(QWidget)

    def __init__(
        self,
        telling: Telling,
        main: tuple[NoteAction, ...] = (),
        margins: tuple[int, int, int, int] = (16, 10, 12, 10),
    ) -> None:
        """``main``: what a closed card offers, the first that its thread allows."""
        super().__init__()
        self._telling, self._main, self._margins = telling, main, margins
        self.cards: dict[str, ThreadCard] = {}
        self._rows: tuple[Row, ...] = ()
        self._stop: ThreadCard | None = None
        self.fold = LinkButton("", small=True)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(lambda _on: self._arrange())
        self._stack = column(self, gap=0)
        self._fold_line = QWidget()
        line = row(self._fold_line, margins=(margins[0], 4, margins[2], 4))
        line.addWidget(self.fold)
        line.addStretch(1)
        self._stack.addWidget(self._fold_line)
        self._fold_line.hide()

    # what is shown

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other threads or states; what is open, focused or half typed stays."""
        self._telling.read()
        at, had = self._place_of_focus(), set(self.cards)
        self._rows = tuple(rows)
        known = {each.noted.thread.id for each in rows}
        for gone in had - known:
            card = self.cards.pop(gone)
            card.hide()
            self._stack.removeWidget(card)
            card.deleteLater()
        for each in rows:
            card = self.cards.get(each.noted.thread.id) or self._make(each.noted.thread.id)
            card.show_row(each)
        self._arrange()
        if at is not None and self._place_of_focus() is None:
            self._pass_focus(at)

    def _make(self, thread: str) -> ThreadCard:
        made = self.cards[thread] = ThreadCard(self._telling, self._main, self._margins)
        made.hide()
        made.wanted.connect(lambda card, action, words: self.wanted.emit(_id(card), action, words))
        made.looked.connect(lambda card: self.looked.emit(_id(card)))
        made.entered.connect(self._enter)
        made.opened.connect(self._opened)
        made.walked.connect(self._walk)
        return made

    def _arrange(self) -> None:
        """Open ones, the fold, settled ones; what stands right already is not touched."""
        waiting = [row for row in self._rows if row.noted.open]
        settled = [row for row in self._rows if not row.noted.open]
        self.fold.setText(self._telling.words("notes.settled", n=len(settled)))
        self.fold.updateGeometry()
        wanted: list[tuple[QWidget, bool]] = [(self._card(row), True) for row in waiting]
        wanted.append((self._fold_line, bool(settled)))
        wanted += [(self._card(row), self.fold.isChecked()) for row in settled]
        for place, (widget, on) in enumerate(wanted):
            item = self._stack.itemAt(place)
            if item is None or item.widget() is not widget:
                self._stack.removeWidget(widget)
                self._stack.insertWidget(place, widget)
            show_if(widget, on)
        self._mark_stop()

    def _card(self, shown: Row) -> ThreadCard:
        return self.cards[shown.noted.thread.id]

    def sent(self, thread: str) -> None:
        """Words that were asked for have been kept: their line is empty again."""
        card = self.cards.get(thread)
        if card is not None:
            writing = card.box.line.hasFocus()
            card.box.done()
            if writing and not card.isHidden():
                card.setFocus(_FOCUS)

    # open, focus

    def show_thread(self, thread: str) -> bool:
        """Unfolds, opens and focuses a card; `False` when there is none."""
        card = self.cards.get(thread)
        if card is None:
            return False
        if not card.row.noted.open:
            self.fold.setChecked(True)
        card.set_open(True)
        self._opened(card)
        card.setFocus(_FOCUS)
        return True

    def step(self, by: int) -> bool:
        """The next card (or the one before) from the one used last, round and round; `False` for none."""
        chain = self._chain()
        if not chain:
            return False
        inside = self._place_of_focus() is not None
        at = chain.index(self._stop) + (by if inside else 0) if self._stop in chain else 0
        card = chain[at % len(chain)]
        card.setFocus(_FOCUS)
        self.grown.emit(card)
        return True

    def _opened(self, card: ThreadCard) -> None:
        """One is open at a time."""
        if card.open:
            for each in self.cards.values():
                if each is not card:
                    each.set_open(False)
            self.entered.emit(_id(card))
        self._stop = card
        self._mark_stop()
        self.grown.emit(card)

    def _enter(self, card: ThreadCard) -> None:
        self._stop = card
        self._mark_stop()
        self.entered.emit(_id(card))

    def _chain(self) -> list[ThreadCard]:
        found = [self._card(row) for row in self._rows]
        found.sort(key=lambda card: self._stack.indexOf(card))
        return [card for card in found if not card.isHidden()]

    def _mark_stop(self) -> None:
        chain = self._chain()
        if self._stop not in chain:
            self._stop = chain[0] if chain else None
        for card in self.cards.values():
            card.set_stop(card is self._stop)

    def _walk(self, card: ThreadCard, step: int) -> None:
        chain = self._chain()
        at = chain.index(card) + step
        if 0 <= at < len(chain):
            chain[at].setFocus(_FOCUS)
            self.grown.emit(chain[at])

    def _place_of_focus(self) -> int | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        found = (at for at, each in enumerate(self._chain()) if each is focus or each.isAncestorOf(focus))
        return next(found, None)

    def _pass_focus(self, at: int) -> None:
        """The card with the focus went into the fold: the one in its place takes it."""
        chain = self._chain()
        (chain[min(at, len(chain) - 1)] if chain else self.fold).setFocus(_FOCUS)


def _id(card: ThreadCard) -> str:
    return card.row.noted.thread.id
