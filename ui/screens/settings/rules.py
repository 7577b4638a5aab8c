"""Aturan: the office's own rules over ours; codes at the left, the chosen one at the right, a try-out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.checks import pack
from medsos_desktop.checks.mustcatch import MUST, weakened
from medsos_desktop.checks.ownrules import OwnRules
from medsos_desktop.checks.rulelines import SHARED, CodeLine, Line, code_lines, haystack, rows_of
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Rulebook

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.fields import SearchField
from ...kit.labels import show_if
from ...kit.notes import EmptyState, InlineMessage, error_words
from ...kit.rows import RowList
from ...kit.segments import SegmentedControl
from ...theme.looks import SEVERITIES
from ...theme.theme import active, is_narrow
from .page import Page
from .rules_about import sampled
from .rules_codes import CodesDelegate, CodesModel, Shown
from .rules_files import FilesPanel
from .rules_lines import list_name
from .rules_rule import RulePanel
from .rules_try import TryPanel

if TYPE_CHECKING:
    from medsos_desktop.channels.catalogue import Surface

    from ..base import Screen

LIST, LIST_LARGE, TRY = 300, 200, 174
"""Width of the list of rules (and with large text), height of the try-out, at 100 %."""

Edit = Callable[[OwnRules], OwnRules]
Weakening = Callable[[OwnRules, bool], OwnRules]
"""An edit that may weaken a rule; the second argument says that the person is sure."""


class RulesPage(Page):
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
            self._show(self.model.lines[current.row()].code)

    def _show(self, code: str) -> None:
        if code != self.code and self.own is not None:  # what is broken stays said
            self.message.hide()
        self.code = code
        self.rule.show_code(self._codes[code], rows_of(self.shown_rules.pack, code))
        wanted = self.search.text().casefold().strip()
        if wanted and wanted not in self.name(code).casefold():
            self.rule.lists.filter_for(wanted)
        self.trying.show_code(code)

    # editing

    @property
    def may(self) -> bool:
        """Whether anything can be changed here: not by who only reads, nor while the rules are broken."""
        return self.own is not None and not self.read_only

    def edit(self, change: Edit) -> bool:
        """Stores an edit; ``False`` when it was refused (and said)."""
        own = self.own
        if own is None or self.read_only:
            return False

        def command() -> Changes:
            return self.workspace.directory.set_rulebook(Rulebook(change(own).files))

        if self.run(command) is None:
            return False
        self.reload()
        return True

    def show_error(self, error: UserError) -> None:
        """Words are refused under their field, the rest above everything."""
        if error.code in ("rulebook.empty", "rulebook.known", "rulebook.term"):
            text, hint = error_words(self.words, error)
            self.rule.show_wrong(f"{text} {hint}".strip())
        else:
            super().show_error(error)

    def weaken(self, change: Weakening, done: str, name: str) -> None:
        """An edit that may weaken one of the rules that must never miss: asks first, in place."""
        if self.own is None or self._asked(change, lambda: self.say(done, name=name)):
            return
        if self.edit(lambda found: change(found, False)):
            self.say(done, name=name)
        else:
            self._show(self.code)

    def _asked(self, change: Weakening, then: Callable[[], None]) -> bool:
        """Whether the edit needs a second word, which is asked for; ``then`` comes after the edit."""
        own = self.own
        if own is None or self.code not in MUST:
            return False
        try:
            change(own, False)
        except UserError as error:
            if error.code == "rulebook.must-catch":
                self._ask(lambda found: change(found, True), then)
                return True
        return False

    def _ask(self, change: Edit, then: Callable[[], None]) -> None:
        def go_on() -> None:
            if self.edit(change):
                self.message.hide()
                then()

        words = self.words
        self.reload()  # the switch stands as it did
        self.message.show_message(
            "warn",
            words("rulebook.sure", name=self.name(self.code)),
            words("rulebook.sure_text"),
            ((words("kit.cancel"), self._keep), (words("rulebook.sure_yes"), go_on)),
        )
        first = self.message.buttons.itemAt(0)
        button = first.widget() if first is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.message.hide()
        self.rule.focus_first()

    def switch_code(self, *, on: bool) -> None:
        """The rule in front is used, or not."""
        code = self.code
        done = "rulebook.said.code_on" if on else "rulebook.said.code_off"
        self.weaken(lambda own, sure: own.set_code(code, off=not on, sure=sure), done, self.name(code))

    def set_severity(self, severity: str) -> None:
        """How grave the rule in front is."""
        code, done = self.code, "rulebook.said.severity"
        self.weaken(lambda own, sure: own.set_code(code, severity=severity, sure=sure), done, self.name(code))

    def revert_code(self) -> None:
        """The rule in front as we mean it (and files taken)."""
        code = self.code
        if self.edit(lambda own: own.revert_code(code)):
            self.say("rulebook.said.reverted", name=self.name(code))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def switch_row(self, ident: str, *, on: bool) -> None:
        """A list of the rule is used, or not."""
        found = self.rule.lists.shown
        if found is not None:
            done = "rulebook.said.list_on" if on else "rulebook.said.list_off"
            name = list_name(self.words, found)
            self.weaken(lambda own, sure: own.set_row(ident, off=not on, sure=sure), done, name)

    def put_in(self, ident: str, kind: str, words: Sequence[str], better: str) -> bool:
        """More words, or exceptions, for a list; ``False`` while they are refused or asked about."""
        said = ", ".join(" ".join(word.split()) for word in words if word.strip())[:60]

        def change(own: OwnRules, sure: bool) -> OwnRules:
            if kind == "term":
                return own.add_terms(ident, words, better)
            return own.add_exceptions(ident, words, sure=sure)

        def added() -> None:
            self.rule.lists.put_away()
            self.say("rulebook.said.added", word=said)

        if self._asked(change, added) or not self.edit(lambda own: change(own, False)):
            return False
        self.say("rulebook.said.added", word=said)
        return True

    def take_out(self, ident: str, line: Line) -> None:
        """A word or an exception goes, or comes back."""
        deeds: dict[tuple[str, bool], Weakening] = {
            ("term", False): lambda own, sure: own.remove_terms(ident, (line.text,), sure=sure),
            ("term", True): lambda own, _: own.restore_terms(ident, (line.text,)),
            ("except", False): lambda own, _: own.remove_exceptions(ident, (line.text,)),
            ("except", True): lambda own, _: own.restore_exceptions(ident, (line.text,)),
        }
        back = line.state == "removed"
        change, done = deeds[line.kind, back], "rulebook.said.restored" if back else "rulebook.said.removed"

        def say() -> None:
            self.say(done, word=line.text[:60])

        if not self._asked(change, say) and self.edit(lambda own: change(own, False)):
            say()

    # lists of the office's own

    def start_list(self) -> None:
        """Opens the form of a new list."""
        self.rule.start_list(self.name(self.code))

    def stop_list(self) -> None:
        """Back to the lists."""
        self.rule.stop_list()

    def save_list(self) -> None:
        """A new list of the office's own for the rule in front."""
        given, code, made = self.rule.form.given(), self.code, [""]

        def change(own: OwnRules) -> OwnRules:
            words = given["terms"].split(";")
            after, made[0] = own.new_row(code, given["role"], words, given["fix"], given["source"])
            return after

        if self.edit(change):
            self.rule.stop_list(made[0])
            self.say("rulebook.said.list_new", name=self.name(code))

    def delete_list(self, ident: str) -> None:
        """Takes a list of the office's own out."""
        found = self.rule.lists.shown
        if found is not None and self.edit(lambda own: own.delete_row(ident)):
            self.say("rulebook.said.list_deleted", name=list_name(self.words, found))
            self.rule.focus_first()

    def start_anew(self) -> None:
        """Rules that cannot be read are let go; the last good ones, which are in force, take their place."""
        good = self.workspace.rules_in_force
        if self.run(lambda: self.workspace.directory.set_rulebook(good)) is not None:
            self.reload()
            self.say("rulebook.said.good_again" if good.files else "rulebook.said.all_reverted")

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
