"""The chosen rule: its name, how grave it is, whether it is in use, and its lists or its explanation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from medsos_desktop.checks.mustcatch import MUST
from medsos_desktop.checks.ownrules import FIXED
from medsos_desktop.checks.packfile import Row
from medsos_desktop.checks.rulelines import CONTACTS, SHARED, CodeLine

from ...commands import on
from ...kit.boxes import Card, row
from ...kit.button import LinkButton
from ...kit.labels import ElidedLabel, divider, show_if, tag
from ...kit.segments import SegmentedControl
from ...kit.toggles import Switch
from ...theme.theme import is_narrow
from .entries import ChoiceEntry
from .rules_about import AboutPanel
from .rules_contacts import ContactsPanel
from .rules_form import ListForm
from .rules_lines import list_name
from .rules_words import WordsPanel

if TYPE_CHECKING:
    from .rules import RulesPage

_SEVERITIES = ("block", "warn", "hint")


class RulePanel(Card):
    """``page`` does what is asked for. With large text the try-out is a part of its own here."""

    def __init__(self, page: "RulesPage") -> None:
        super().__init__()
        self._page, words = page, page.words
        self.heading = ElidedLabel("", "heading")
        self.must = tag(words("rulebook.must"))
        self.in_use = Switch(words("rulebook.on"))
        grave = [(key, words(f"state.severity.{key}")) for key in _SEVERITIES]
        self.severity = ChoiceEntry(words("rulebook.severity"), grave)
        self.severity.setParent(self)
        self.severity.hide()  # its list stands in the head, without the label above
        self.revert = LinkButton(words("rulebook.revert"), small=True)
        self.contacts = LinkButton(words("rulebook.contacts"), small=True)
        self._parts = ["words", "about", *(["try"] if is_narrow() else [])]
        views = [(key, words(f"rulebook.view_{key}")) for key in self._parts]
        self.view = SegmentedControl(views, words("rulebook.view"))
        self.lists, self.about, self.form = WordsPanel(page), AboutPanel(words), ListForm(page)
        self.own_data = ContactsPanel(page)
        self._stack = QStackedWidget()
        self._rows: tuple[Row, ...] = ()
        self._code = ""
        self._lay_out()
        self.view.chosen.connect(self.show_view)
        on(self.in_use.clicked, lambda: page.switch_code(on=self.in_use.isChecked()))
        on(self.severity.committed, lambda: page.set_severity(self.severity.value()))
        on(self.revert.activated, page.revert_code)
        on(self.contacts.activated, self.show_contacts)
        on(self.own_data.done.activated, self._leave_contacts)
        on(self.own_data.office.activated, lambda: page.context.go("settings", section="office"))

    def _lay_out(self) -> None:
        page = self._page
        self.severity.combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = row(gap=12, margins=(16, 8, 16, 0))
        head.addWidget(self.heading, 1)
        for part in (self.must, self.severity.combo, self.in_use):
            head.addWidget(part)
        below = row(gap=16, margins=(16, 8, 16, 8))
        below.addWidget(self.view)
        below.addStretch(1)
        links = row(gap=16, margins=(16, 8, 16, 8)) if is_narrow() else below
        links.addWidget(self.contacts)
        links.addWidget(self.revert)
        if links is not below:  # there is no room for them beside the parts
            links.addStretch(1)
            self.about.add_foot(links)
        self.body.addLayout(head)
        self.body.addLayout(below)
        self.body.addWidget(divider())
        self.body.addSpacing(8)
        for panel in (
            self.lists,
            self.about,
            *([page.trying] if is_narrow() else []),
            self.form,
            self.own_data,
        ):
            self._stack.addWidget(panel)
        self.body.addWidget(self._stack, 1)

    def show_code(self, line: CodeLine, rows: Sequence[Row]) -> None:
        """Another rule, or the same one after a change; an open form stays only with the same one."""
        page = self._page
        if line.code != self._code:
            self.stop_list()
            if self._stack.currentWidget() is self.own_data:
                self.show_view("words")
        self.own_data.show_code(line.code)
        self._code, self._rows = line.code, tuple(rows)
        self.heading.set_text(page.name(line.code))
        own = line.code not in SHARED
        may = page.may
        show_if(self.must, line.code in MUST)
        show_if(self.severity.combo, own)
        show_if(self.in_use, own)
        self.in_use.setChecked(not line.off)
        self.in_use.setEnabled(may)
        self.in_use.setAccessibleName(f"{self.heading.text()}: {page.words('rulebook.on')}")
        self.severity.show_value(line.severity or _SEVERITIES[-1])
        fixed = line.code in FIXED
        self.severity.combo.setEnabled(may and not fixed)
        why = page.words("rulebook.severity_fixed") if fixed else ""
        self.severity.combo.setToolTip(why)
        self.severity.combo.setAccessibleDescription(why)
        show_if(self.revert, may and page.edited(line.code))
        show_if(self.contacts, line.code in CONTACTS)
        show_if(self.form.save, may)
        self.lists.show_code(rows)
        self.about.show_code(line.code, rows)

    def show_view(self, key: str) -> None:
        """Lists, explanation, or the try-out."""
        self.view.set_current(key)
        self._stack.setCurrentIndex(self._parts.index(key))

    def show_contacts(self) -> None:
        """The office's own data that the rule goes by."""
        self._stack.setCurrentWidget(self.own_data)
        self.own_data.focus_first()

    def _leave_contacts(self) -> None:
        self.show_view("words")
        self.contacts.setFocus()

    def start_list(self, name: str) -> None:
        """Opens the form of a new list."""
        first: dict[str, Row] = {}
        for one in self._rows:
            first.setdefault(one.role, one)
        self.form.start(name, [(role, list_name(self._page.words, one)) for role, one in first.items()])
        self._stack.setCurrentWidget(self.form)
        self.form.focus_first()

    def stop_list(self, chosen: str = "") -> None:
        """Closes the form; ``chosen`` is the list to show."""
        if self._stack.currentWidget() is self.form:
            self.show_view("words")
            if chosen:
                self.lists.choose(chosen)
            self.lists.new.setFocus()

    def show_wrong(self, text: str) -> None:
        """A word was refused, where it was typed."""
        if self._stack.currentWidget() is self.form:
            self.form.show_wrong(text)
        else:
            self.lists.show_wrong(text)

    def focus_first(self) -> None:
        """The words, or what there is."""
        if self._rows and self.lists.isVisible():
            self.lists.list.setFocus()
        else:
            self.in_use.setFocus()
