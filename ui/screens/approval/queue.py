"""The left column: what waits, with a filter; what was decided lately folds out below."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.approval.waiting import Queue
from medsos_desktop.review.names import Names
from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.button import Button
from ...kit.chips import Count
from ...kit.fields import SearchField
from ...kit.labels import Label, show_if
from ...kit.rows import Index, RowList
from ...theme.theme import active
from .queue_model import _BOX, QueueDelegate, QueueModel


class QueueList(RowList):
    """The rows. ``shown(post)`` when another one is current; ``ticked()`` when a box changed."""

    shown = Signal(str)
    ticked = Signal()

    def __init__(self, words: Words, model: QueueModel) -> None:
        super().__init__(words("review.queue"))
        self._quiet = False
        self.rows = model
        self.setUniformItemSizes(False)
        self.setModel(model)
        self.setItemDelegate(QueueDelegate(words, model, self))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follows keys and mouse."""
        super().currentChanged(current, previous)
        post = self.rows.post(current.row()) if current.isValid() else ""
        if post and not self._quiet:
            self.shown.emit(post)

    def set_post(self, post: str) -> None:
        """Makes a post current without a signal; one that is not in the list leaves none."""
        self._quiet = True
        at = self.rows.row_of(post)
        self.setCurrentIndex(self.rows.index(at) if at >= 0 else QModelIndex())
        if at < 0:
            self.clearSelection()
        self._quiet = False

    def step(self, count: int) -> bool:
        """To the next or previous post; False at the end."""
        posts = self.rows.posts()
        here = self.rows.post(self.currentIndex().row())
        at = posts.index(here) + count if here in posts else (0 if count > 0 else len(posts) - 1)
        if not 0 <= at < len(posts):
            return False
        self.setCurrentIndex(self.rows.index(self.rows.row_of(posts[at])))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks while boxes are shown."""
        if self.rows.picking and event.key() == Qt.Key.Key_Space:
            self._toggle(self.rows.post(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks it."""
        super().mouseReleaseEvent(event)
        if self.rows.picking and event.position().x() < 16 + _BOX:
            index = self.indexAt(event.position().toPoint())
            self._toggle(self.rows.post(index.row()) if index.isValid() else "")

    def _toggle(self, post: str) -> None:
        if post and self.rows.toggle(post):
            self.ticked.emit()


class QueuePane(QWidget):
    """Head, filter, list, foot. ``filtered()``: other words; ``picked(on)``: boxes on or off."""

    filtered = Signal()
    picked = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        ground(self, "surface", "right")
        self.model = QueueModel(words, self)
        self.list = QueueList(words, self.model)
        self.count = Count(0)
        self.pick = Button(words("review.pick"), "neutral")
        self.pick.setCheckable(True)
        self.pick.setToolTip(words("review.pick_tip"))
        self.pick.toggled.connect(self._pick)
        self.search = SearchField(words("review.filter"))
        self.search.setAccessibleName(words("review.filter_name"))
        self.search.textChanged.connect(self.filtered)
        self.search.escaped.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.list.setFocus)
        self.nothing = Label("", "small", "text-2", wrap=True)
        self.fold = Button("", "neutral", after="kanan")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._folded)
        self._may_pick = False
        self._shown: tuple[Queue, Queue, Names, datetime] | None = None
        self._build()

    def _build(self) -> None:
        head = QWidget()
        head.setFixedHeight(active().px(48))
        line = row(head, margins=(16, 0, 8, 0))
        line.addWidget(Label(self._words("review.mine"), "heading"))
        line.addWidget(self.count)
        line.addStretch(1)
        stack = column(self, gap=0, margins=(0, 0, 1, 0))
        stack.addWidget(head)
        filter_ = row(gap=4, margins=(8, 0, 4, 8))
        filter_.addWidget(self.search, 1)
        filter_.addWidget(self.pick)
        stack.addLayout(filter_)
        self.nothing.setContentsMargins(16, 8, 16, 8)
        stack.addWidget(self.nothing)
        stack.addWidget(self.list, 1)
        foot = row(margins=(4, 4, 8, 4))
        foot.addWidget(self.fold)
        foot.addStretch(1)
        stack.addLayout(foot)

    def show_queue(
        self, whole: Queue, shown: Queue, names: Names, now: datetime, post: str, *, pick: bool
    ) -> None:
        """``shown`` is ``whole`` as the filter leaves it; ``post`` stays the current one; ``pick``: several
        may be approved at once."""
        self._may_pick = pick
        self._shown = (whole, shown, names, now)
        self._again(post)

    def _again(self, post: str | None = None) -> None:
        if self._shown is None:
            return
        whole, shown, names, now = self._shown
        here = self.model.post(self.list.currentIndex().row()) if post is None else post
        scroll = self.list.verticalScrollBar().value()
        nothing = "" if whole.mine or self.search.text().strip() else self._words("review.nothing_mine")
        self.list._quiet = True
        self.model.show_queue(shown, names, now, decided=self.fold.isChecked(), nothing=nothing)
        self.list._quiet = False
        self.list.verticalScrollBar().setValue(scroll)
        self.list.set_post(here)
        self.count.set_number(len(whole.mine))
        self.fold.setText(f"{self._words('review.decided')} {len(whole.decided)}")
        self.fold.after_name = "atas" if self.fold.isChecked() else "kanan"
        self.fold.updateGeometry()
        show_if(self.fold, bool(whole.decided))
        empty = bool(whole.items) and not shown.items
        self.nothing.setText(self._words("review.no_match", text=self.search.text().strip()) if empty else "")
        show_if(self.nothing, empty)
        show_if(self.pick, (self._may_pick and len(whole.mine) > 1) or self.model.picking)

    def _pick(self, on: bool) -> None:
        self.model.picking = on
        self.model.chosen.clear()
        self.model.touch()
        self.pick.setText(self._words("review.pick_done") if on else self._words("review.pick"))
        self.picked.emit(on)

    def _folded(self, on: bool) -> None:
        self._again()
        heads = [at for at, entry in enumerate(self.model.entries) if entry.item is None]
        if on and heads:
            self.list.scrollTo(self.model.index(heads[-1]), self.list.ScrollHint.PositionAtTop)

    def unfold(self) -> None:
        """Shows what was decided lately."""
        self.fold.setChecked(True)
