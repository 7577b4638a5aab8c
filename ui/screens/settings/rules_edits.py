"""What is done to a rule of the office's own: proved, stored and in force at once, each one step to undo."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.changes import Changes
from medsos_desktop.checks.mustcatch import MUST
from medsos_desktop.checks.ownrules import OwnRules
from medsos_desktop.checks.rulelines import Line
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Rulebook

from ...kit.notes import error_words
from ...kit.rows import RowList
from .page import Page
from .rules_lines import list_name

if TYPE_CHECKING:
    from .rules_rule import RulePanel

Edit = Callable[[OwnRules], OwnRules]
Weakening = Callable[[OwnRules, bool], OwnRules]
"""An edit that may weaken a rule; the second argument says that the person is sure."""


class RulesEdits(Page):
    """The commands of the page; what it shows, and which rule is in front, is `rules.RulesPage`'s."""

    own: OwnRules | None
    code: str
    rule: "RulePanel"
    list: RowList

    def name(self, code: str) -> str:
        """What a rule is called."""
        raise NotImplementedError

    def show_rule(self, code: str) -> None:
        """A rule of the list at the right."""
        raise NotImplementedError

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
            self.show_rule(self.code)

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
