"""Mulai kantor baru: five short steps, each skippable; nothing is written before the last one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.home.founding import Founding
from medsos_desktop.words import Words

from ..commands import on
from ..kit.boxes import ActionBar, Card, column, ground, row
from ..kit.button import Button
from ..kit.labels import Label
from ..kit.notes import InlineMessage
from ..theme.theme import active
from .setup_steps import AccountsStep, OfficeStep, PeopleStep, PillarsStep, PlanStep, Step

_WIDTH = 720


class Setup(QWidget):
    """``finished(Founding, folder, wants_import)`` when the person is through; ``left`` to the first page."""

    finished = Signal(object, str, bool)
    left = Signal()

    def __init__(
        self, words: Words, catalogue: Catalogue, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        ground(self, "canvas")
        self._words = words
        self.office = OfficeStep(words, folder)
        self.accounts = AccountsStep(words, catalogue)
        self.people = PeopleStep(words)
        self.pillars = PillarsStep(words)
        self.plan = PlanStep(words)
        self.steps: tuple[Step, ...] = (self.office, self.accounts, self.people, self.pillars, self.plan)
        self.trouble = InlineMessage()
        self.trouble.hide()
        self._where, self._title = Label("", "label", "text-2"), Label("", "title")
        self._text = Label("", "body", "text-2", wrap=True)
        self._pages = QStackedWidget()
        self.bar = ActionBar(words("app.next"))
        self.skip, self.before = Button(words("app.skip"), large=True), Button(words("app.back"), large=True)
        self._lay_out()
        on(self.bar.activated, self.forward)
        on(self.skip.activated, lambda: self.forward(skip=True))
        on(self.before.activated, self.back)
        self.show_step(0)

    def _lay_out(self) -> None:
        card = Card()
        inner = column(gap=12, margins=(24, 20, 24, 24))
        for part in (self._where, self._title, self._text):
            inner.addWidget(part)
        for step in self.steps:
            self._pages.addWidget(step)
        inner.addWidget(self._pages, 1)
        card.body.addLayout(inner)
        box = QFrame()
        box.setFixedWidth(active().px(_WIDTH))
        stack = column(box, gap=12)
        stack.addWidget(self.trouble)
        stack.addWidget(card, 1)
        self.bar.extra.addWidget(self.before)
        self.bar.extra.addWidget(self.skip)
        page = column(self, gap=0)
        middle = row(margins=(16, 32, 16, 24))
        middle.addStretch(1)
        middle.addWidget(box)
        middle.addStretch(1)
        page.addLayout(middle, 1)
        page.addWidget(self.bar)

    @property
    def at(self) -> int:
        """The step shown, from 0."""
        return self._pages.currentIndex()

    def show_step(self, at: int) -> None:
        """Goes to a step."""
        step, last = self.steps[at], at == len(self.steps) - 1
        self._pages.setCurrentIndex(at)
        self._where.setText(self._words("app.step", n=at + 1, total=len(self.steps)))
        self._title.setText(self._words(f"app.step_{step.key}"))
        self._text.setText(self._words(f"app.step_{step.key}_text"))
        self.bar.primary.setText(self._words("app.finish" if last else "app.next"))
        self.bar.primary.updateGeometry()
        self.skip.setVisible(not last)
        step.focus_first()

    def forward(self, *, skip: bool = False) -> None:
        """The next step, or the end; ``skip`` drops what this one says."""
        step = self.steps[self.at]
        if skip:
            step.drop()
        elif not step.complete():
            return
        if self.at + 1 < len(self.steps):
            self.show_step(self.at + 1)
        else:
            self.finished.emit(self.answers(), str(self.office.folder()), self.plan.wants_import())

    def back(self) -> None:
        """The step before, or the first page."""
        if self.at:
            self.show_step(self.at - 1)
        else:
            self.left.emit()

    def answers(self) -> Founding:
        """What was said so far."""
        return Founding(
            office=self.office.office(),
            accounts=self.accounts.accounts(),
            people=self.people.people(),
            pillars=self.pillars.pillars(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; Enter in a field goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward()
        else:
            super().keyPressEvent(event)
