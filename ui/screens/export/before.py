"""The bundles made before, with what changed since; and a look at any other file."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.calendar import format as spell
from medsos_desktop.export.desk import Desk
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow, meta_icon
from ...kit.boxes import Card, clear, column, row
from ...kit.button import Button
from ...kit.labels import Label

_MOST = 2


class Before(Card):
    """Newest first; `again` takes an earlier bundle's days and accounts."""

    def __init__(
        self, words: Words, desk: Desk, again: Callable[[Earlier], object], check: Callable[[], object]
    ) -> None:
        """``check`` looks at any file."""
        super().__init__(words("export.earlier.head"))
        self._words, self._desk, self._again = words, desk, again
        self._rows = column(gap=0)
        self.buttons: list[Button] = []
        self.body.addLayout(self._rows)
        foot = row(margins=(15, 8, 11, 11))
        self.check_button = Button(words("export.check.any"))
        self.check_button.activated.connect(check)
        foot.addWidget(self.check_button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [*self.buttons, self.check_button]

    def set_locked(self, locked: bool) -> None:
        """While something runs nothing else is begun."""
        for button in (self.check_button, *self.buttons):
            button.setEnabled(not locked)

    def show_desk(self) -> None:
        """What was made before, against the plan of today."""
        clear(self._rows)
        self.buttons = []
        shown = self._desk.kept.earlier[:_MOST]
        for one in shown:
            self._rows.addWidget(self._row(one))
        if not shown:
            none = Label(self._words("export.earlier.none"), "small", "text-2", wrap=True)
            none.setContentsMargins(16, 8, 12, 0)
            self._rows.addWidget(none)

    def _row(self, one: Earlier) -> ActionRow:
        words = self._words
        days = spell.span(words, one.start, one.end)
        button = Button(words("export.earlier.again"))
        button.setAccessibleName(words("export.earlier.again_name", days=days))
        button.activated.connect(lambda: self._again(one))
        self.buttons.append(button)
        icon, role, said = "f-ok", "ok", words("export.earlier.same")
        if not one.file.exists():
            icon, role, said = "info", "text-2", words("export.earlier.gone")
        elif changed := self._desk.differing(one):
            icon, role, said = "f-warn", "warn", words("export.earlier.changed", n=changed)
        made = ActionRow(days, meta_icon(icon, role, said), button=button)
        posts = words("export.earlier.posts", n=len(one.posts))
        made.setToolTip(f"{one.file}\n{posts}")
        made.setAccessibleName(f"{days}, {posts}, {said}")
        return made
