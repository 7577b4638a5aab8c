"""Temuan: what is wrong with the post, the gravest first, each repaired or answered where it stands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.checking import Placed
from medsos_desktop.composer.edit import MASTER, with_answer, without_answer
from medsos_desktop.composer.folds import ANSWERED, GROUPS, Fold, carried, concerning, folded
from medsos_desktop.composer.panel import (
    PanelRow,
    open_counts,
    panel_rows,
    quote_of,
    rules_checked,
    shown_in_master,
)
from medsos_desktop.composer.repair import safe, with_fixes
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit.boxes import Scroll, column, ground, row
from ...kit.button import LinkButton
from ...kit.labels import ElidedLabel, Label, show_if
from ...theme.theme import active
from .findings_empty import CleanState
from .findings_parts import GROUP_LOOKS, Counts, GroupHead
from .findings_row import FindingRow
from .findings_telling import Telling

_FOLDING = ("hint", ANSWERED)
Edit = Callable[[Post], Post]


class FindingsPanel(QWidget):
    """``edited(edit, operation)`` and ``picked(placed)`` as `right.RightColumn` hands them on."""

    edited = Signal(object, str)
    picked = Signal(object)

    def __init__(self, words: Words, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._workspace = words, workspace
        self._telling = Telling(words, workspace)
        self._checked = Post()
        """The post as it was when the checks ran; spans of findings are places in it."""
        self._placed: tuple[Placed, ...] = ()
        self._account, self._all = MASTER, False
        self._rows: tuple[PanelRow, ...] = ()
        self._widgets: dict[str, FindingRow] = {}
        self._unfolded: dict[str, bool] = {}
        self._stop: FindingRow | None = None
        self._locked = not workspace.writable
        ground(self, "surface")
        self.setAccessibleName(words("composer_right.findings"))
        stack = column(self, gap=0)
        stack.addWidget(self._make_head())
        stack.addWidget(self._make_scope())
        stack.addWidget(self._make_mending())
        self._scroll = Scroll(margins=(0, 0, 0, 0), gap=0)
        self._heads = {name: self._make_group(name) for name in GROUPS}
        self._clean = CleanState(words)
        self._clean.hide()
        self._scroll.body.addWidget(self._clean)
        self._scroll.body.addStretch(1)
        stack.addWidget(self._scroll, 1)

    def _make_head(self) -> QWidget:
        words = self._words
        self.head = ground(QWidget(), "surface", "bottom")
        self.head.setFixedHeight(active().px(40))
        line = row(self.head, margins=(16, 0, 8, 0))
        self.title = Label(words("composer_right.findings"), "strong")
        self._counts = Counts(words)
        line.addWidget(self.title)
        line.addWidget(self._counts, 1)
        return self.head

    def _make_scope(self) -> QWidget:
        self._scope = ground(QWidget(), "sunken", "bottom")
        line = row(self._scope, margins=(16, 0, 12, 0))
        self._scope_said = ElidedLabel("", "small", "text-2")
        self._scope_link = LinkButton("", small=True)
        self._scope_link.activated.connect(self._switch_scope)
        line.addWidget(self._scope_said, 1)
        line.addWidget(self._scope_link)
        self._scope.hide()
        return self._scope

    def _make_mending(self) -> QWidget:
        words = self._words
        self._mending = ground(QWidget(), "surface", "bottom")
        line = row(self._mending, margins=(16, 0, 12, 0))
        self._safe_said = ElidedLabel("", "small", "text-2")
        self._fix_all = LinkButton(words("composer_right.fix_all"), small=True)
        self._fix_all.activated.connect(self._fix_safe)
        line.addWidget(self._safe_said, 1)
        line.addWidget(self._fix_all)
        self._mending.hide()
        return self._mending

    def _make_group(self, name: str) -> GroupHead:
        head = GroupHead(GROUP_LOOKS[name], folds=name in _FOLDING)
        head.hide()
        if head.folds:
            head.pressed.connect(partial(self._fold, name))
        return head

    # what is shown

    def show_post(self, post: Post, account: str, placed: tuple[Placed, ...]) -> None:
        """The findings of a post; ``account`` "" is the master, which shows all."""
        if placed and placed is self._placed and account == self._account:
            return  # typed on since: the next check tells
        if account != self._account:
            self._account, self._all = account, False
        if not placed or placed is not self._placed:
            self._checked = post
        self._placed = placed
        self._refresh()

    def set_locked(self, locked: bool) -> None:
        """A post that nobody may change now: findings are read only."""
        locked = locked or not self._workspace.writable
        if locked != self._locked:
            self._locked = locked
            self._refresh()

    def set_titled(self, titled: bool) -> None:
        """Whether the panel names itself; a tab above it does so otherwise."""
        show_if(self.title, titled)

    def rows_shown(self) -> tuple[PanelRow, ...]:
        """The rows of the account shown, or all."""
        return self._rows

    def _refresh(self) -> None:
        every = panel_rows(self._placed, self._checked, self._workspace.catalogue)
        rows = concerning(every, MASTER if self._all else self._account)
        at = self._where()
        anchor = self._anchor()
        self._take(rows)
        self._arrange(folded(rows))
        self._say_head(every, rows)
        self._settle(anchor)
        self._keep_focus(at)
        self._mark_stop()

    def _take(self, rows: tuple[PanelRow, ...]) -> None:
        """Widgets for the rows: those of rows that go on, new ones, and the rest let go."""
        before, self._rows = self._widgets, rows
        come_from = carried([widget.row for widget in before.values()], rows)
        self._widgets = {}
        for each in rows:
            old = come_from.get(each.key)
            widget = before.pop(old) if old in before else self._make_row()
            several = len(self._checked.variants) > 1
            widget.show_row(each, self._checked, several=several, locked=self._locked)
            self._widgets[each.key] = widget
        for gone in before.values():
            if gone is self._stop:
                self._stop = None
            gone.hide()
            self._scroll.body.removeWidget(gone)
            gone.deleteLater()

    def _make_row(self) -> FindingRow:
        made = FindingRow(self._telling, self._scroll.page)
        made.fixed.connect(self._fix)
        made.looked.connect(self._look)
        made.answered.connect(self._answer)
        made.taken_back.connect(self._take_back)
        made.opened.connect(self._opened)
        made.walked.connect(self._walk)
        made.entered.connect(self._enter)
        return made

    def _arrange(self, folds: tuple[Fold, ...]) -> None:
        """Puts heads and rows in order; what stands right already is not touched."""
        wanted: list[tuple[QWidget, bool]] = []
        for fold in folds:
            on = self._is_unfolded(fold.name, folds)
            head = self._heads[fold.name]
            look = GROUP_LOOKS[fold.name]
            title = self._words("composer_right.group_head", group=self._words(look.word), n=len(fold.rows))
            head.show_group(title, self._note(fold.name), on)
            wanted.append((head, True))
            wanted += [(self._widgets[each.key], on) for each in fold.rows]
        names = {fold.name for fold in folds}
        for name, head in self._heads.items():
            if name not in names:
                head.hide()
                self._scroll.body.removeWidget(head)
        body = self._scroll.body
        for place, (widget, on) in enumerate(wanted):
            item = body.itemAt(place)
            if item is None or item.widget() is not widget:
                body.removeWidget(widget)
                body.insertWidget(place, widget)
            widget.setVisible(on)

    def _note(self, group: str) -> str:
        """What a group asks for; where nobody approves, a warning waits for no answer."""
        asked = self._workspace.directory.office().approval != "none"
        if group == "warn" and not asked:
            return self._words("composer_right.note.warn_free")
        return self._words(f"composer_right.note.{group}")

    def _is_unfolded(self, name: str, folds: tuple[Fold, ...]) -> bool:
        if name not in _FOLDING:
            return True
        graver = any(fold.name in ("block", "warn") for fold in folds)
        return self._unfolded.get(name, name == "hint" and not graver)

    def _say_head(self, every: tuple[PanelRow, ...], rows: tuple[PanelRow, ...]) -> None:
        words, workspace = self._words, self._workspace
        counts = open_counts(rows)
        self._counts.set_counts(counts)
        at_once = len(safe(rows))
        self._safe_said.set_text(words("composer_right.fix_all_said", n=at_once))
        self._fix_all.setToolTip(words("composer_right.fix_all_tip"))
        show_if(self._mending, at_once > 1 and not self._locked)
        hidden = len(every) - len(concerning(every, self._account))
        name = self._account_name()
        self._scope_said.set_text(
            words("composer_right.scope_all") if self._all else words("composer_right.scope", account=name)
        )
        self._scope_link.setText(
            words("composer_right.scope_only")
            if self._all
            else words("composer_right.scope_show_all", n=len(every))
        )
        self._scope_link.updateGeometry()
        show_if(self._scope, hidden > 0)
        if not rows:
            self._clean.show_state(rules_checked(workspace.pack), accounts=len(self._checked.variants))
        show_if(self._clean, not rows)

    def _account_name(self) -> str:
        found = self._workspace.directory.accounts().get(self._account)
        return (
            "" if found is None else f"{self._workspace.catalogue.name(found.channel)} {found.handle}".strip()
        )

    # place and focus stay

    def _anchor(self) -> tuple[QWidget, int] | None:
        """A row that is seen, and where; so that what is read does not jump away."""
        if not self._scroll.verticalScrollBar().value():
            return None
        seen = self._scroll.viewport()
        rows = [each for each in self._widgets.values() if not each.isHidden()]
        rows.sort(key=lambda each: not each.isAncestorOf(QApplication.focusWidget() or self))
        for widget in rows:
            top = widget.mapTo(seen, QPoint(0, 0)).y()
            if 0 <= top < seen.height():
                return widget, top
        return None

    def _settle(self, anchor: tuple[QWidget, int] | None) -> None:
        QCoreApplication.sendPostedEvents(self._scroll.page, QEvent.Type.LayoutRequest.value)
        if anchor is None or anchor[0] not in self._widgets.values():
            return
        widget, before = anchor
        now = widget.mapTo(self._scroll.viewport(), QPoint(0, 0)).y()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + now - before)

    def _where(self) -> int | None:
        """The place of the row that has the focus."""
        focus = QApplication.focusWidget()
        chain = self._chain()
        return next(
            (at for at, each in enumerate(chain) if focus and (each is focus or each.isAncestorOf(focus))),
            None,
        )

    def _chain(self) -> list[QWidget]:
        """What Up and Down walk through."""
        body = self._scroll.body
        items = [body.itemAt(at) for at in range(body.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [
            each
            for each in widgets
            if each is not None
            and not each.isHidden()
            and (isinstance(each, FindingRow) or (isinstance(each, GroupHead) and each.folds))
        ]

    def _keep_focus(self, at: int | None) -> None:
        """The row with the focus is gone: its neighbour takes it, unless work went on elsewhere."""
        if at is None or self._where() is not None:
            return
        chain = self._chain()
        if chain:
            _focus(chain[min(at, len(chain) - 1)])

    # walking and folding

    def _enter(self, widget: FindingRow) -> None:
        self._stop = widget
        self._mark_stop()

    def _mark_stop(self) -> None:
        """Tab reaches one row, the last one used, and its button; arrows reach the others."""
        shown = [each for each in self._widgets.values() if not each.isHidden()]
        if self._stop not in shown:
            self._stop = next((each for each in self._chain() if isinstance(each, FindingRow)), None)
        for each in self._widgets.values():
            each.set_stop(each is self._stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows that a head of a group left."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        at = self._where()
        if step is None or at is None:
            super().keyPressEvent(event)
        else:
            self._go(at + step)

    def _walk(self, widget: FindingRow, step: int) -> None:
        self._go(self._chain().index(widget) + step)

    def _go(self, at: int) -> None:
        chain = self._chain()
        if 0 <= at < len(chain):
            _focus(chain[at])
            self._scroll.ensureWidgetVisible(chain[at], 0, 8)

    def _fold(self, name: str) -> None:
        self._unfolded[name] = not self._heads[name].unfolded
        self._refresh()

    def _opened(self, widget: FindingRow) -> None:
        """One row is open at a time; what was typed in another is kept."""
        if widget.is_open:
            for other in self._widgets.values():
                if other is not widget:
                    other.set_open(False)
            QTimer.singleShot(0, widget, partial(self._reveal, widget))

    def _reveal(self, widget: FindingRow) -> None:
        QCoreApplication.sendPostedEvents(self._scroll.page, QEvent.Type.LayoutRequest.value)
        self._scroll.ensureWidgetVisible(widget, 0, 8)

    def show_finding(self, key: str) -> bool:
        """Opens the row of a finding and puts the focus there; `False` when there is none."""
        key = key.partition("|")[0]
        every = panel_rows(self._placed, self._checked, self._workspace.catalogue)
        wanted = next((each for each in every if each.key == key), None)
        if wanted is None:
            return False
        if key not in self._widgets:
            self._all = True
        group = wanted.severity if wanted.answer is None else ANSWERED
        self._unfolded[group] = True
        self._refresh()
        widget = self._widgets[key]
        widget.set_open(True)
        self._opened(widget)
        _focus(widget)
        return True

    def _switch_scope(self) -> None:
        self._all = not self._all
        self._refresh()

    # deeds

    def _fix(self, widget: FindingRow) -> None:
        self._mend(widget.row.parts)

    def _fix_safe(self) -> None:
        self._mend(tuple(part for each in safe(self._rows) for part in each.parts))

    def _mend(self, parts: tuple[Placed, ...]) -> None:
        checked, catalogue = self._checked, self._workspace.catalogue

        def edit(post: Post) -> Post:
            return with_fixes(post, checked, parts, catalogue)

        self.edited.emit(edit, "op.post.fix")

    def _answer(self, widget: FindingRow, reason: str) -> None:
        placed, quote = widget.row.placed, quote_of(widget.row)

        def edit(post: Post) -> Post:
            return with_answer(post, placed, reason, quote)

        self.edited.emit(edit, "op.post.answer")

    def _take_back(self, widget: FindingRow) -> None:
        key = widget.row.key

        def edit(post: Post) -> Post:
            return without_answer(post, key)

        self.edited.emit(edit, "op.post.unanswer")

    def _look(self, widget: FindingRow) -> None:
        shown = widget.row
        if self._account != MASTER:
            self.picked.emit(shown.part_in(self._account))
            return
        catalogue = self._workspace.catalogue
        here = (part for part in shown.parts if shown_in_master(part, self._checked, catalogue))
        self.picked.emit(next(here, shown.placed))


def _focus(widget: QWidget) -> None:
    target = widget.head if isinstance(widget, FindingRow) else widget
    target.setFocus(Qt.FocusReason.TabFocusReason)
