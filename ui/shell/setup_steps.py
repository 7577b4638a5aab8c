"""The steps of `ui.shell.setup`: each asks for little, checks it in place, and can be left empty."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.home.founding import ZONES, proposed_pillars
from medsos_desktop.model.office import Account, Office, Person, Pillar, Role
from medsos_desktop.words import Words

from ..commands import on
from ..kit.boxes import Scroll, column, row
from ..kit.button import Button, IconButton
from ..kit.fields import Combo, Field, NumberField, fill
from ..kit.labels import Label
from ..kit.toggles import CheckBox, RadioButton

_ROWS = 3
_ROLES = (Role.WRITER, Role.REVIEWER, Role.APPROVER)


class Step(QWidget):
    """One step; ``key`` names its words."""

    key = ""

    def focus_first(self) -> None:
        """Puts the keyboard into the first field."""

    def complete(self) -> bool:
        """Whether one may go on; says in place what is wrong."""
        return True

    def drop(self) -> None:
        """Skipped: forgets what was typed here."""


class OfficeStep(Step):
    """Name, short name, city, time zone, and where the files lie."""

    key = "office"

    def __init__(self, words: Words, folder: Path) -> None:
        super().__init__()
        self._words, self._base = words, folder
        self.name, self.short, self.city = QLineEdit(), QLineEdit(), QLineEdit()
        self.zone = Combo(words("app.zone"), icon="jam")
        for zone in ZONES:
            self.zone.addItem(words(f"app.zones.{zone.partition('/')[2].lower()}"), zone)
        self.place = QLineEdit(str(folder))
        self._chosen = False
        self.name_field = Field(words("app.office_name"), self.name, words("app.office_name_help"))
        stack = column(self, gap=12)
        stack.addWidget(self.name_field)
        line = row(gap=12)
        line.addWidget(Field(words("app.office_short"), self.short, words("app.office_short_help")), 1)
        line.addWidget(Field(words("app.city"), self.city, words("app.city_help")), 1)
        line.addWidget(Field(words("app.zone"), self.zone, " "), 0)
        stack.addLayout(line)
        where = row()
        where.addWidget(Field(words("app.place"), self.place, words("app.place_help")), 1)
        choose = Button(words("app.choose"))
        on(choose.activated, self._choose)
        where.addWidget(choose)
        stack.addLayout(where)
        stack.addStretch(1)
        self.name.textEdited.connect(self._name_typed)

    def _name_typed(self, text: str) -> None:
        self.name_field.set_error("")
        if not self._chosen:
            safe = "".join(letter for letter in text if letter.isalnum() or letter in " .-_").strip(" .")
            fill(self.place, str(self._base / safe if safe else self._base))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words("app.place"), str(self._base.parent))
        if folder:
            self._chosen = True
            fill(self.place, folder)

    def focus_first(self) -> None:
        """The name."""
        self.name.setFocus()

    def folder(self) -> Path:
        """Where the workspace will lie."""
        return Path(self.place.text().strip() or str(self._base))

    def drop(self) -> None:
        """A place is needed all the same."""
        for line in (self.name, self.short, self.city):
            line.clear()
        if not self._chosen:
            fill(self.place, str(self._base / self._words("app.unnamed")))

    def complete(self) -> bool:
        """A name."""
        if self.name.text().strip():
            return True
        self.name_field.set_error(self._words("app.office_name_missing"))
        self.name.setFocus()
        return False

    def office(self) -> Office:
        """The office as typed."""
        name = self.name.text().strip() or self._words("app.unnamed")
        return Office(
            name=name,
            short_name=self.short.text().strip() or name,
            city=self.city.text().strip(),
            zone=str(self.zone.currentData()),
        )


class _Lines(Step):
    """Rows of fields that can be added to and taken away."""

    def __init__(self, words: Words, add: str) -> None:
        super().__init__()
        self.words = words
        self._scroll = Scroll(margins=(0, 0, 4, 0), gap=8)
        self._box = column(gap=8)
        self._scroll.body.addLayout(self._box)
        more = Button(words(add), icon="tambah")
        on(more.activated, self.add_line)
        self._scroll.body.addWidget(more)
        self._scroll.body.addStretch(1)
        column(self).addWidget(self._scroll, 1)
        self.lines: list[QWidget] = []

    def make_line(self, line: QHBoxLayout, holder: QWidget) -> None:
        """Fills one row."""
        raise NotImplementedError

    def add_line(self) -> None:
        """One more row."""
        holder = QWidget()
        line = row(holder)
        self.make_line(line, holder)
        remove = IconButton("tutup", self.words("app.remove"))
        on(remove.activated, lambda: self._remove(holder))
        line.addWidget(remove)
        self.lines.append(holder)
        self._box.addWidget(holder)

    def _remove(self, holder: QWidget) -> None:
        self.lines.remove(holder)
        holder.hide()
        holder.deleteLater()

    def focus_first(self) -> None:
        """The first field to write in."""
        line = self.findChild(QLineEdit)
        if line is not None:
            line.setFocus()

    def drop(self) -> None:
        """No rows."""
        for holder in list(self.lines):
            self._remove(holder)


class AccountsStep(_Lines):
    """Channel and handle of each account."""

    key = "accounts"

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        super().__init__(words, "app.add_account")
        self._catalogue = catalogue
        self._used: dict[QWidget, tuple[Combo, QLineEdit]] = {}
        for _ in range(_ROWS):
            self.add_line()

    def make_line(self, line: QHBoxLayout, holder: QWidget) -> None:
        """Channel, handle."""
        channel, handle = Combo(self.words("app.channel")), QLineEdit()
        for key in self._catalogue.channels:
            channel.addItem(self._catalogue.name(key), key)
        usual = self._catalogue.usual
        channel.setCurrentIndex(channel.findData(usual[len(self.lines) % len(usual)]))
        handle.setPlaceholderText(self.words("app.handle"))
        handle.setAccessibleName(self.words("app.handle"))
        line.addWidget(channel)
        line.addWidget(handle, 1)
        self._used[holder] = (channel, handle)

    def accounts(self) -> tuple[Account, ...]:
        """Rows with a handle."""
        found: list[Account] = []
        for holder in self.lines:
            channel, handle = self._used[holder]
            name = handle.text().strip().lstrip("@")
            if name:
                key = str(channel.currentData())
                surface = self._catalogue.default_surface(key)
                full = f"{self._catalogue.name(key)} {name}"
                found.append(Account(key, surface, name, full, order=len(found)))
        return tuple(found)


class PeopleStep(_Lines):
    """Name, office held, and the role of each person; the first one is at the PC."""

    key = "people"

    def __init__(self, words: Words) -> None:
        super().__init__(words, "app.add_person")
        self._used: dict[QWidget, tuple[QLineEdit, QLineEdit, Combo]] = {}
        for _ in range(2):
            self.add_line()

    def make_line(self, line: QHBoxLayout, holder: QWidget) -> None:
        """Name, title, role."""
        name, title, role = QLineEdit(), QLineEdit(), Combo(self.words("app.role"))
        for field, key in ((name, "app.person_name"), (title, "app.person_title")):
            field.setPlaceholderText(self.words(key))
            field.setAccessibleName(self.words(key))
            line.addWidget(field, 1)
        for each in _ROLES:
            role.addItem(self.words(f"shell.role.{each}"), each.value)
        role.setCurrentIndex(2 if self.lines else 0)
        line.addWidget(role)
        self._used[holder] = (name, title, role)

    def people(self) -> tuple[Person, ...]:
        """Rows with a name."""
        rows = (self._used[holder] for holder in self.lines)
        return tuple(
            Person(name.text().strip(), title.text().strip(), (str(role.currentData()),))
            for name, title, role in rows
            if name.text().strip()
        )


class PillarsStep(Step):
    """The proposed pillars with their wished shares; each can be left out."""

    key = "pillars"

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._rows: list[tuple[Pillar, CheckBox, NumberField]] = []
        scroll = Scroll(margins=(0, 0, 4, 0), gap=4)
        for pillar in proposed_pillars(words.language):
            tick = CheckBox(f"{pillar.number}  {pillar.name}")
            share = NumberField(words, words("app.pillar_share", pillar=pillar.name), suffix="%")
            tick.setChecked(True)
            share.set_value(pillar.target)
            line = row()
            line.addWidget(tick, 1)
            line.addWidget(share)
            scroll.body.addLayout(line)
            self._rows.append((pillar, tick, share))
        scroll.body.addStretch(1)
        column(self).addWidget(scroll, 1)

    def focus_first(self) -> None:
        """The first pillar."""
        if self._rows:
            self._rows[0][1].setFocus()

    def drop(self) -> None:
        """None."""
        for _, tick, _ in self._rows:
            tick.setChecked(False)

    def pillars(self) -> tuple[Pillar, ...]:
        """Those ticked."""
        return tuple(
            Pillar(pillar.number, pillar.name, share.value())
            for pillar, tick, share in self._rows
            if tick.isChecked()
        )


class PlanStep(Step):
    """Start with the Excel calendar that is there, or with an empty month."""

    key = "plan"

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._import, self._empty = (
            RadioButton(words("app.plan_import")),
            RadioButton(words("app.plan_empty")),
        )
        self._import.setChecked(True)
        stack = column(self, gap=4)
        for choice, key in ((self._import, "app.plan_import_help"), (self._empty, "app.plan_empty_help")):
            stack.addWidget(choice)
            help_ = Label(words(key), "small", "text-2", wrap=True)
            help_.setContentsMargins(28, 0, 0, 8)
            stack.addWidget(help_)
        stack.addStretch(1)

    def focus_first(self) -> None:
        """The first choice."""
        self._import.setFocus()

    def wants_import(self) -> bool:
        """Whether to go on to the import."""
        return self._import.isChecked()
