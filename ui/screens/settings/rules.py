"""Aturan: the office's own rules over ours; codes at the left, the chosen one at the right, a try-out."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.checks import pack
from medsos_desktop.checks.mustcatch import weakened
from medsos_desktop.checks.ownrules import OwnRules
from medsos_desktop.checks.rulelines import SHARED, CodeLine, code_lines, haystack, rows_of
from medsos_desktop.errors import UserError

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.fields import SearchField
from ...kit.labels import show_if
from ...kit.notes import EmptyState, InlineMessage, error_words
from ...kit.rows import RowList
from ...kit.segments import SegmentedControl
from ...theme.looks import SEVERITIES
from ...theme.theme import active, is_narrow
from .rules_about import sampled
from .rules_codes import CodesDelegate, CodesModel, Shown
from .rules_edits import RulesEdits
from .rules_files import FilesPanel
from .rules_rule import RulePanel
from .rules_try import TryPanel

if TYPE_CHECKING:
    from medsos_desktop.channels.catalogue import Surface

    from ..base import Screen

LIST, LIST_LARGE, TRY = 300, 200, 174
"""Width of the list of rules (and with large text), height of the try-out, at 100 %."""


class RulesPage(RulesEdits):
    """Every edit is proved, stored and in force at once; each is one step to undo."""

    key = "rules"
    kinds = frozenset({"rules", "office"})

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.own: OwnRules | None = None
        self.ours = pack.load()
        self.shown_rules = OwnRules.read((), self.session.now().date())
        self.code = ""
        self._codes: dict[str, CodeLine] = {}
        self._hay: dict[str, str] = {}
        views = [(key, words(f"rulebook.view_{key}")) for key in ("rules", "files")]
        self.view = SegmentedControl(views, words("rulebook.page_view"))
        self.view.chosen.connect(self.show_view)
        self.bar.right.addWidget(self.view)
        self.weak = InlineMessage()
        self.weak.hide()
        self.above.addWidget(self.weak)
        self.search = SearchField(words("rulebook.search"))
        on(self.search.textChanged, self._searched)
        on(self.search.returnPressed, lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.model = CodesModel()
        self.list = RowList(words("rulebook.codes"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CodesDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(self._picked)
        self.none = EmptyState("cari", words("rulebook.none"), words("rulebook.none_text"), framed=False)
        self.trying = TryPanel(self)
        self.rule = RulePanel(self)
        self.files = FilesPanel(self)
        on(self.list.opened, self.rule.focus_first)
        self._stack = QStackedWidget()
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        left = Card()
        left.setFixedWidth(active().px(LIST_LARGE if is_narrow() else LIST))
        finder = row(margins=(8, 8, 8, 8))
        finder.addWidget(self.search)
        left.body.addLayout(finder)
        left.body.addWidget(self.list, 1)
        left.body.addWidget(self.none, 1)
        right = column(gap=12)
        right.addWidget(self.rule, 1)
        if not is_narrow():
            self.trying.setFixedHeight(active().px(TRY))
            right.addWidget(self.trying)
        rules = QWidget()
        both = row(rules, gap=12, margins=(16, 0, 16, 16))
        both.addWidget(left)
        both.addLayout(right, 1)
        self._stack.addWidget(rules)
        self._stack.addWidget(self.files)
        self.body.addWidget(self._stack, 1)

    # reading

    @property
    def surface(self) -> "Surface":
        """Where a tried sentence would stand: on the office's first account."""
        catalogue = self.workspace.catalogue
        account = next(iter(self.workspace.directory.accounts().values()), None)
        return catalogue.surface(account.surface) if account is not None else catalogue.surfaces[0]

    def reload(self) -> None:
        """Reads the office's rules anew; choice, search and what is being typed stay."""
        today, broken = self.session.now().date(), None
        name = self.workspace.directory.office().name
        try:
            own = OwnRules.read(self.workspace.directory.rulebook().files, today, name or "Kantor")
            own.pack  # noqa: B018 - whether it loads
            self.own = own
        except UserError as error:
            self.own, broken = None, error
        in_force = self.workspace.rules_in_force.files if self.own is None else ()
        self.shown_rules = self.own or OwnRules.read(in_force, today)
        self._codes = {line.code: line for line in code_lines(self.shown_rules, self.ours)}
        self._hay = haystack(self.shown_rules.pack)
        self._tell_weak()
        self._searched()
        self.files.show_files()
        if broken is not None:
            self._tell_broken(broken)

    def _tell_broken(self, error: UserError) -> None:
        text, _hint = error_words(self.words, error)
        good = bool(self.workspace.rules_in_force.files)
        key = "rulebook.files.use_good" if good else "rulebook.files.start_anew"
        deeds = () if self.read_only else ((self.words(key), self.start_anew),)
        title = self.words("rulebook.files.broken_good" if good else "rulebook.files.broken")
        self.message.show_message("error", title, text, deeds)

    def _tell_weak(self) -> None:
        codes = weakened(self.workspace.pack, self.ours)
        if codes:
            title = self.words("rulebook.weak", names=", ".join(map(self.name, codes)))
            self.weak.show_message("warn", title, self.words("rulebook.weak_text"))
        else:
            self.weak.hide()

    def name(self, code: str) -> str:
        """What a rule is called."""
        if code in SHARED:
            return self.words(f"rulebook.shared.{code}")
        if self.words.find(f"rulebook.name.{code}") is not None:  # its title is about a day, an account ...
            return self.words(f"rulebook.name.{code}")
        key = f"findings.{code}.title"
        return code if self.words.find(key) is None else sampled(self.words, key)

    def edited(self, code: str) -> bool:
        """Whether the office changed a rule by hand (rather than by a file it took)."""
        return self.shown_rules.touches(code)

    def _searched(self) -> None:
        wanted = self.search.text().casefold().strip()
        parts = wanted.split()
        shown: list[Shown] = []
        family = ""
        for line in self._codes.values():
            name = self.name(line.code)
            called = name.casefold()
            if wanted not in self._hay[line.code] and not all(part in called for part in parts):
                continue
            if line.family != family:
                family = line.family
                shown.append(Shown("", self.words(f"rulebook.family.{family}")))
            shown.append(self._shown(line, name))
        self.model.set_lines(shown)
        show_if(self.list, bool(shown))
        show_if(self.none, not shown)
        if shown:
            at = self.model.at(self.code)
            at = at if at >= 0 else next(place for place, one in enumerate(shown) if one.code)
            self.list.setCurrentIndex(self.model.index(at))  # and `_picked` shows it

    def _shown(self, line: CodeLine, name: str) -> Shown:
        words = self.words
        key = "off" if line.off else "changed" if line.changed else ""
        mark = words(f"rulebook.{key}") if key else ""
        grave = words(SEVERITIES[line.severity].word) if line.severity else ""
        return Shown(line.code, name, line.severity, grave, mark, line.off)

    def _picked(self, current: Any, _before: Any) -> None:
        if current.isValid() and self.model.lines[current.row()].code:
            self.show_rule(self.model.lines[current.row()].code)

    def show_rule(self, code: str) -> None:
        """A rule of the list at the right."""
        if code != self.code and self.own is not None:  # what is broken stays said
            self.message.hide()
        self.code = code
        self.rule.show_code(self._codes[code], rows_of(self.shown_rules.pack, code))
        wanted = self.search.text().casefold().strip()
        if wanted and wanted not in self.name(code).casefold():
            self.rule.lists.filter_for(wanted)
        self.trying.show_code(code)

    # going about

    def show_view(self, key: str) -> None:
        """Rules or files; a question about a rule is no longer asked."""
        if self.own is not None:
            self.message.hide()
        self.view.set_current(key)
        self._stack.setCurrentIndex(0 if key == "rules" else 1)

    def open(self, kind: str, id: str) -> None:
        """A rule by its code."""
        self.show_view("rules")
        self.search.clear()
        at = self.model.at(id)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))

    def focus_first(self) -> None:
        """The search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Contacts being typed are saved; a half-typed list is closed, nothing half is kept."""
        self.rule.own_data.finish()
        self.rule.stop_list()
