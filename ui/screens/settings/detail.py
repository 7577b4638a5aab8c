"""The form beside a roster's list: fields, and what can be done with the one that is shown."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from medsos_desktop.directory.service import Entity

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.button import Button, IconButton
from ...kit.labels import ElidedLabel, Label, show_if
from .entries import Entry

if TYPE_CHECKING:
    from .roster import RosterPage


class Detail(Card):
    """Shows one entity of a page's list, or a new one; Enter goes on, in a new one's last line it adds."""

    def __init__(self, page: "RosterPage") -> None:
        super().__init__()
        self._page = page
        words = page.words
        self.head = ElidedLabel("", "heading")
        self.entries: dict[str, Entry] = page.form.entries()
        self.note = Label("", "small", "text-2", wrap=True)
        self.save = Button(words("settings.add_now"), "primary")
        self.cancel = Button(words("kit.cancel"))
        self.up = IconButton("atas", words("settings.up"), "plain")
        self.down = IconButton("bawah", words("settings.down"), "plain")
        self.sit = Button(words("settings.people.sit_down"), icon="orang")
        self.off = Button(words("settings.retire"))
        self.back = Button(words("settings.revive"), icon="urungkan")
        self._base: Any = None
        self._shown = ""
        self._lay_out()
        for key, entry in self.entries.items():
            on(entry.committed, partial(page.save, key))
            if isinstance(entry.widget, QLineEdit):
                on(entry.widget.returnPressed, partial(self._entered, key))
        for button, command in (
            (self.save, page.add_now),
            (self.cancel, page.cancel_adding),
            (self.up, lambda: page.nudge(-1)),
            (self.down, lambda: page.nudge(1)),
            (self.sit, page.sit_down),
            (self.off, page.retire),
            (self.back, page.revive),
        ):
            on(button.activated, command)

    def _lay_out(self) -> None:
        inner = column(gap=12, margins=(16, 12, 16, 16))
        inner.addWidget(self.head)
        for entry in self.entries.values():
            inner.addWidget(entry)
        inner.addWidget(self.note)
        for parts in ((self.save, self.cancel), (self.up, self.down, self.sit, self.off, self.back)):
            line = row()
            for part in parts:
                line.addWidget(part)
            line.addStretch(1)
            inner.addLayout(line)
        self.body.addLayout(inner)

    def show_entity(self, id: str, entity: Any) -> None:
        """Fills the form; ``id`` "" is a new one."""
        page = self._page
        words, section = page.words, page.key
        new, off = not id, page.is_off(id)
        same = self._base is not None and not new and self._shown == id
        self._base, self._shown = entity, id
        title = words(f"settings.{section}.new") if new else entity.name
        self.head.set_text(title)
        self.setAccessibleName(title)
        for key, value in page.form.values(entity).items():
            self.entries[key].show_value(value, anyway=not same)
            self.entries[key].set_read_only(page.read_only or off)
        self._show_deeds(id, new=new, off=off)

    def _show_deeds(self, id: str, *, new: bool, off: bool) -> None:
        page, words = self._page, self._page.words
        may = not page.read_only and not new
        show_if(self.save, new)
        show_if(self.cancel, new)
        sortable = may and page.form.sortable and not off
        place = list(page.living).index(id) if id in page.living else -1
        for button, works in ((self.up, place > 0), (self.down, place < len(page.living) - 1)):
            show_if(button, sortable)
            button.setEnabled(works)
        here = page.workspace.actor == id
        show_if(self.sit, may and page.form.kind == "person" and not off and not here)
        show_if(self.off, may and not off and not (page.form.kind == "person" and here))
        show_if(self.back, may and off)
        named = bool(id) and page.is_named(id)
        self.off.setText(words("settings.retire" if named else "settings.delete"))
        self.off.set_kind("plain" if named else "danger")
        self.off.set_icon("" if named else "hapus")
        self.note.setText(self._said(id, named=named, off=off, here=here))
        show_if(self.note, bool(self.note.text()))

    def _said(self, id: str, *, named: bool, off: bool, here: bool) -> str:
        page, words = self._page, self._page.words
        kind, count = page.form.kind, page.used.of(page.form.kind, id)
        if not id or page.read_only:
            return ""
        if kind == "person" and not count and named and not here:
            return words("settings.people.is_off_free" if off else "settings.people.used_free")
        if off:
            return words(f"settings.{page.key}.is_off", n=count)
        if kind == "person" and here:
            return words("settings.people.here_text")
        if not named:
            return words(f"settings.{page.key}.unused")
        return words(f"settings.{page.key}.used", n=count)

    def entity(self) -> Entity:
        """What the form says now."""
        values = {key: entry.value() for key, entry in self.entries.items()}
        return self._page.form.with_values(self._base, values)

    def focus_first(self) -> None:
        """The first field that takes words; of a new one the very first."""
        first: QWidget = next(iter(self.entries.values())).widget
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def _entered(self, key: str) -> None:
        """Enter: the next field; from the last line of a new one it is added."""
        if not self._page.adding:
            return
        lines = [each for each, entry in self.entries.items() if isinstance(entry.widget, QLineEdit)]
        if key == lines[-1]:
            self._page.add_now()
        else:
            self.entries[lines[lines.index(key) + 1]].widget.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape drops a new one, or goes back to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._page.adding:
            self._page.cancel_adding()
        else:
            self._page.focus_first()
