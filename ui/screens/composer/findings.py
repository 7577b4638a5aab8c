"""Temuan: what is wrong with the post, the gravest first, each repaired or answered where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.checking import Placed
from medsos_desktop.composer.edit import MASTER, with_answer, without_answer
from medsos_desktop.composer.folds import concerning
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

from ...kit.boxes import column, ground, row
from ...kit.button import LinkButton
from ...kit.labels import ElidedLabel, Label, show_if
from ...theme.theme import active
from .findings_list import FindingsList
from .findings_parts import Counts
from .findings_row import FindingRow
from .findings_telling import Telling

Edit = Callable[[Post], Post]


class FindingsPanel(QWidget):
    """``edited(edit, operation)``, ``picked``, ``explained(code)``, ``finished``: see `right.RightColumn`."""

    edited = Signal(object, str)
    picked = Signal(object)
    explained = Signal(str)
    finished = Signal()

    def __init__(self, words: Words, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._workspace = words, workspace
        self._telling = Telling(words, workspace)
        self._checked = Post()
        """The post as it was when the checks ran; spans of findings are places in it."""
        self._placed: tuple[Placed, ...] = ()
        self._account, self._all = MASTER, False
        self._rows: tuple[PanelRow, ...] = ()
        self._locked = not workspace.writable
        ground(self, "surface")
        self.setAccessibleName(words("composer_right.findings"))
        self.list = FindingsList(self._telling)
        self.list.fixed.connect(self._fix)
        self.list.looked.connect(self._look)
        self.list.answered.connect(self._answer)
        self.list.taken_back.connect(self._take_back)
        self.list.explained.connect(self._explain)
        stack = column(self, gap=0)
        stack.addWidget(self._make_head())
        stack.addWidget(self._make_scope())
        stack.addWidget(self._make_mending())
        stack.addWidget(self.list, 1)

    def _make_head(self) -> QWidget:
        self._head = head = ground(QWidget(), "surface", "bottom")
        head.setFixedHeight(active().px(40))
        line = row(head, margins=(16, 0, 8, 0))
        self.title = Label(self._words("composer_right.findings"), "strong")
        self.counts = Counts(self._words)
        line.addWidget(self.title)
        line.addWidget(self.counts, 1)
        self._fix_here = self._make_fix_all()
        line.addWidget(self._fix_here)
        return head

    def _make_fix_all(self) -> LinkButton:
        made = LinkButton(self._words("composer_right.fix_all"), small=True)
        made.setToolTip(self._words("composer_right.fix_all_tip"))
        made.activated.connect(self._fix_safe)
        made.hide()
        return made

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
        self.mending = ground(QWidget(), "surface", "bottom")
        line = row(self.mending, margins=(16, 0, 12, 0))
        self._safe_said = ElidedLabel("", "small", "text-2")
        line.addWidget(self._safe_said, 1)
        fix_all = self._make_fix_all()
        line.addWidget(fix_all)
        fix_all.show()
        self.mending.hide()
        return self.mending

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
        self._show_head()

    def _show_head(self) -> None:
        """Under a tab the head has room for the button, and the page none to spare."""
        titled = not self.title.isHidden()
        at_once = 0 if self._locked else len(safe(self._rows))
        self._safe_said.set_text(self._words("composer_right.fix_all_said", n=at_once))
        show_if(self._head, bool(self._rows) or titled)
        show_if(self.mending, at_once > 1 and titled)
        show_if(self._fix_here, at_once > 1 and not titled)

    def rows_shown(self) -> tuple[PanelRow, ...]:
        """The rows of the account shown, or all."""
        return self._rows

    def _every(self) -> tuple[PanelRow, ...]:
        return panel_rows(self._placed, self._checked, self._workspace.catalogue)

    def _refresh(self) -> None:
        every = self._every()
        self._rows = concerning(every, MASTER if self._all else self._account)
        self._telling.read_accounts()
        self.counts.set_counts(open_counts(self._rows))
        if not self._rows:
            rules = rules_checked(self._workspace.pack)
            self.list.clean.show_state(rules, accounts=len(self._checked.variants))
        self._show_head()
        self._say_scope(every)
        self.list.show_rows(self._rows, self._checked, locked=self._locked)

    def _say_scope(self, every: tuple[PanelRow, ...]) -> None:
        words = self._words
        if self._all:
            said, link = words("composer_right.scope_all"), words("composer_right.scope_only")
        else:
            said = words("composer_right.scope", account=self._telling.account(self._account))
            link = words("composer_right.scope_show_all", n=len(every))
        self._scope_said.set_text(said)
        self._scope_link.setText(link)
        self._scope_link.updateGeometry()
        show_if(self._scope, len(every) > len(concerning(every, self._account)))

    def _switch_scope(self) -> None:
        self._all = not self._all
        self._refresh()

    def show_finding(self, key: str) -> bool:
        """Opens the row of a finding and puts the focus there; `False` when there is none."""
        wanted = next((each for each in self._every() if each.key == key), None)
        if wanted is None:
            return False
        if wanted not in self._rows:
            self._all = True
            self._refresh()
        self.list.open_row(wanted)
        return True

    # deeds

    def _fix(self, widget: FindingRow) -> None:
        self._mend(widget.row.parts)

    def _fix_safe(self) -> None:
        """The button goes with what it mended: the keyboard goes on at the first row, or in the words."""
        self._mend(tuple(part for each in safe(self._rows) for part in each.parts))
        if not self.list.focus_first():
            self.finished.emit()

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

    def _explain(self, widget: FindingRow) -> None:
        self.explained.emit(widget.row.placed.finding.code)

    def _look(self, widget: FindingRow) -> None:
        shown = widget.row
        if self._account != MASTER:
            self.picked.emit(shown.part_in(self._account))
            return
        catalogue = self._workspace.catalogue
        here = (part for part in shown.parts if shown_in_master(part, self._checked, catalogue))
        self.picked.emit(next(here, shown.placed))
