"""The first step: choose a file, by button, by dragging, or from those that lie at hand."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.exchange.nearby import Nearby
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow
from ...kit.boxes import Card, clear
from ...kit.button import Button
from ...kit.labels import show_if
from ...kit.wizard import filepage
from ...kit.wizard.filepage import FileAsked, narrow, told


class FilePage(filepage.FilePage):
    """With the promise that nothing leaves the PC, and the files at hand."""

    def __init__(self, words: Words) -> None:
        asked = FileAsked(
            icon="tabel",
            title=words("importing.choose_title"),
            text=words("importing.choose_text"),
            button=words("importing.choose"),
            kinds=words("importing.kinds"),
            reading=lambda name: words("importing.reading", name=name),
        )
        super().__init__(words, asked)
        self.nearby = Card(words("importing.nearby"))
        self.nearby.hide()
        self.asleep = [self.nearby]
        promise = told("kunci", words("importing.promise"))
        self.body.addLayout(narrow(*self.choice, promise, self.nearby), 1)

    def show_nearby(self, files: Sequence[Nearby], zone: str, now: datetime) -> None:
        """Files at hand, the newest first; none hides the card."""
        clear(self.nearby.body)
        for at, each in enumerate(files):
            button = Button(self._words("importing.take"))
            button.activated.connect(self._picks(each.path))
            when = each.changed.astimezone(ZoneInfo(zone))
            day = spell.distance(self._words, when.date(), now.date())
            said = self._words(
                "importing.nearby_meta",
                day=day,
                time=spell.clock(self._words, when),
                folder=str(each.path.parent),
            )
            self.nearby.body.addWidget(
                ActionRow(each.path.name, said, button=button, last=at == len(files) - 1)
            )
        show_if(self.nearby, bool(files))

    def _picks(self, path: Path) -> Callable[[], object]:
        return lambda: self.picked.emit(str(path))

    def parts(self) -> list[QWidget]:
        """Where F6 stops: the button that opens, the first file at hand."""
        first = self.nearby.findChild(Button) if not self.nearby.isHidden() else None
        return [*super().parts(), *([first] if first is not None else [])]
