"""The list of findings: groups and rows that stay while checks come and go, walked by arrow keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.composer.folds import ANSWERED, GROUPS, Fold, carried, folded
from medsos_desktop.composer.panel import PanelRow
from medsos_desktop.model.post import Post

from ...kit.boxes import Scroll
from .findings_empty import CleanState
from .findings_parts import GROUP_LOOKS, GroupHead
from .findings_row import FindingRow
from .findings_telling import Telling

_FOLDING = ("hint", ANSWERED)


class FindingsList(Scroll):
    """Signals carry the `FindingRow`: ``fixed``, ``looked``, ``taken_back``, ``explained``,
    ``answered(row, reason)``.
    """

    fixed = Signal(object)
    looked = Signal(object)
    taken_back = Signal(object)
    explained = Signal(object)
    answered = Signal(object, str)

    def __init__(self, telling: Telling) -> None:
        super().__init__(margins=(0, 0, 0, 0), gap=0)
        self._telling, self._words = telling, telling.words
        self._shown: tuple[Sequence[PanelRow], Post, bool] = ((), Post(), False)
        self.widgets: dict[str, FindingRow] = {}
        self._unfolded: dict[str, bool] = {}
        self._stop: FindingRow | None = None
        self._heads = {name: self._make_group(name) for name in GROUPS}
        self.clean = CleanState(self._words)
        self.clean.hide()
        self.body.addWidget(self.clean)
        self.body.addStretch(1)

    def _make_group(self, name: str) -> GroupHead:
        head = GroupHead(GROUP_LOOKS[name], folds=name in _FOLDING)
        if head.folds:
            head.pressed.connect(partial(self._fold, name))
            head.walked.connect(partial(self._walk, head))
        return head

    def _make_row(self) -> FindingRow:
        made = FindingRow(self._telling, self.page)
        made.fixed.connect(self.fixed)
        made.looked.connect(self.looked)
        made.answered.connect(self.answered)
        made.taken_back.connect(self.taken_back)
        made.explained.connect(self.explained)
        made.opened.connect(self._opened)
        made.walked.connect(self._walk)
        made.entered.connect(self._enter)
        return made

    # what is shown

    def show_rows(self, rows: Sequence[PanelRow], post: Post, *, locked: bool) -> None:
        """Other findings, made on ``post``; what is open, focused or half typed stays."""
        self._shown = (rows, post, locked)
        chain = self._chain()
        at = _place_of_focus(chain)
        holder = None if at is None else chain[at]
        anchor = self._anchor()
        folds = folded(rows)
        self._take(folds)
        self._arrange(folds)
        self.clean.setVisible(not rows)
        self._settle(anchor)
        if at is not None and holder not in self._chain():
            self._pass_focus(at)
        self._mark_stop()

    def _take(self, folds: tuple[Fold, ...]) -> None:
        """Widgets for the rows: those of rows that go on, new ones, and the rest let go.

        A row in a folded group gets none before it is seen: there may be hundreds of hints.
        """
        _rows, post, locked = self._shown
        before = self.widgets
        come_from = carried(
            [each.row for each in before.values()], [row for fold in folds for row in fold.rows]
        )
        self.widgets = {}
        for fold in folds:
            seen = self._is_unfolded(fold.name, folds)
            for each in fold.rows:
                old = before.pop(come_from.get(each.key, ""), None)
                if old is None and not seen:
                    continue
                widget = old or self._make_row()
                widget.show_row(each, post, several=len(post.variants) > 1, locked=locked)
                self.widgets[each.key] = widget
        for gone in before.values():
            if gone is self._stop:
                self._stop = None
            gone.hide()
            self.body.removeWidget(gone)
            gone.deleteLater()

    def _arrange(self, folds: tuple[Fold, ...]) -> None:
        """Puts heads and rows in order; what stands right already is not touched."""
        wanted: list[tuple[QWidget, bool]] = []
        for fold in folds:
            on = self._is_unfolded(fold.name, folds)
            word = self._words(GROUP_LOOKS[fold.name].word)
            title = self._words("composer_right.group_head", group=word, n=len(fold.rows))
            self._heads[fold.name].show_group(title, self._telling.note(fold.name), on)
            wanted.append((self._heads[fold.name], True))
            wanted += [(self.widgets[each.key], on) for each in fold.rows if each.key in self.widgets]
        names = {fold.name for fold in folds}
        for name, head in self._heads.items():
            if name not in names:
                head.hide()
                self.body.removeWidget(head)
        for place, (widget, on) in enumerate(wanted):
            item = self.body.itemAt(place)
            if item is None or item.widget() is not widget:
                self.body.removeWidget(widget)
                self.body.insertWidget(place, widget)
            widget.setVisible(on)

    def _is_unfolded(self, name: str, folds: tuple[Fold, ...]) -> bool:
        if name not in _FOLDING:
            return True
        graver = any(fold.name in ("block", "warn") for fold in folds)
        return self._unfolded.get(name, name == "hint" and not graver)

    def _fold(self, name: str) -> None:
        self._unfolded[name] = not self._heads[name].unfolded
        self._again()

    def _again(self) -> None:
        rows, post, locked = self._shown
        self.show_rows(rows, post, locked=locked)

    # place and focus stay

    def _anchor(self) -> tuple[QWidget, int] | None:
        """A row that is seen, and where; so that what is read does not jump away."""
        if not self.verticalScrollBar().value():
            return None
        focus = QApplication.focusWidget()
        rows = [each for each in self.widgets.values() if not each.isHidden()]
        rows.sort(key=lambda each: focus is None or not each.isAncestorOf(focus))
        for widget in rows:
            top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
            if 0 <= top < self.viewport().height():
                return widget, top
        return None

    def _settle(self, anchor: tuple[QWidget, int] | None) -> None:
        _lay_out()
        if anchor is None or anchor[0] not in self.widgets.values():
            return
        widget, before = anchor
        now = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + now - before)

    def _chain(self) -> list[QWidget]:
        """What Up and Down walk through."""
        items = [self.body.itemAt(at) for at in range(self.body.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [
            each
            for each in widgets
            if each is not None
            and not each.isHidden()
            and (isinstance(each, FindingRow) or (isinstance(each, GroupHead) and each.folds))
        ]

    def _pass_focus(self, at: int) -> None:
        """The row with the focus is gone: the one in its place takes it, before Qt picks another."""
        chain = self._chain()
        if chain:
            _focus(chain[min(at, len(chain) - 1)])

    def focus_first(self) -> bool:
        """The keyboard goes to the first row or group; `False` when there is none."""
        chain = self._chain()
        if chain:
            _focus(chain[0])
        return bool(chain)

    def _enter(self, widget: FindingRow) -> None:
        self._stop = widget
        self._mark_stop()

    def _mark_stop(self) -> None:
        """Tab reaches one row, the last one used, and its button; arrows reach the others."""
        if self._stop is None or self._stop.isHidden() or self._stop not in self.widgets.values():
            self._stop = next((each for each in self._chain() if isinstance(each, FindingRow)), None)
        for each in self.widgets.values():
            each.set_stop(each is self._stop)

    def _walk(self, widget: QWidget, step: int) -> None:
        chain = self._chain()
        at = chain.index(widget) + step
        if 0 <= at < len(chain):
            _focus(chain[at])
            self.ensureWidgetVisible(chain[at], 0, 8)

    # open

    def _opened(self, widget: FindingRow) -> None:
        """One row is open at a time; what was typed in another is kept."""
        if widget.is_open:
            for other in self.widgets.values():
                if other is not widget:
                    other.set_open(False)
            QTimer.singleShot(0, widget, partial(self._reveal, widget))

    def _reveal(self, widget: FindingRow) -> None:
        _lay_out()
        self.ensureWidgetVisible(widget, 0, 8)

    def open_row(self, row: PanelRow) -> None:
        """Unfolds its group, opens it, gives it the focus."""
        self._unfolded[row.severity if row.answer is None else ANSWERED] = True
        self._again()
        widget = self.widgets[row.key]
        widget.set_open(True)
        self._opened(widget)
        _focus(widget)


def _place_of_focus(chain: Sequence[QWidget]) -> int | None:
    """The place of the row that has the focus, itself or in it."""
    focus = QApplication.focusWidget()
    if focus is None:
        return None
    return next((at for at, each in enumerate(chain) if each is focus or each.isAncestorOf(focus)), None)


def _lay_out() -> None:
    """Puts everything in its place now rather than after the next painting."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _focus(widget: QWidget) -> None:
    target = widget.head if isinstance(widget, FindingRow) else widget
    target.setFocus(Qt.FocusReason.TabFocusReason)
