"""Rule files: which were taken, the version in force, taking one, and giving the office's own away."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop import figures
from medsos_desktop.checks import pack, proving
from medsos_desktop.checks.ownrules import OWN
from medsos_desktop.errors import UserError

from ...commands import on
from ...kit.boxes import Card, Scroll, column, row
from ...kit.button import Button
from ...kit.labels import Label, show_if
from ...kit.notes import EmptyState
from .forms import boxed
from .rosterlist import RosterList, RosterModel, Row

if TYPE_CHECKING:
    from .rules import RulesPage

_PART = 16
"""Digits of a hash between two spaces, so that it can be read out and breaks into lines."""


class FilesPanel(QWidget):
    """What is taken and let go is an edit of ``page``, one step to undo."""

    def __init__(self, page: "RulesPage") -> None:
        super().__init__()
        self._page, words = page, page.words
        self.take = Button(words("rulebook.files.take"), icon="dokumen")
        self.save = Button(words("rulebook.files.save"), icon="simpan")
        self.revert = Button(words("rulebook.files.revert_all"))
        self.drop = Button(words("rulebook.files.remove"), icon="hapus")
        self.version, self.hash = Label("", "body", wrap=True), Label("", "small", "text-2", wrap=True)
        self.model = RosterModel()
        self.list = RosterList(words("rulebook.files.list"), sortable=False)
        self.list.setModel(self.model)
        self.empty = EmptyState(
            "dokumen", words("rulebook.files.empty"), words("rulebook.files.empty_text"), framed=False
        )
        self._lay_out()
        on(self.take.activated, self._choose)
        on(self.save.activated, self._choose_place)
        on(self.revert.activated, self.revert_all)
        on(self.drop.activated, self._drop)
        on(self.list.removed, self._drop)

    def _lay_out(self) -> None:
        words = self._page.words
        whole = Scroll()
        column(self, gap=0).addWidget(whole, 1)
        force = Card(words("rulebook.files.version"))
        inside = column(gap=4, margins=(16, 8, 16, 12))
        for label in (self.version, self.hash):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(label)
        inside.addWidget(Label(words("rulebook.files.text"), "small", "text-3", wrap=True))
        own = row(gap=8)
        own.addWidget(self.save)
        own.addWidget(self.revert)
        own.addStretch(1)
        inside.addSpacing(4)
        inside.addLayout(own)
        force.body.addLayout(inside)
        card = Card(words("rulebook.files.list"))
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.empty, 1)
        foot = QWidget()
        deeds = row(foot, gap=8, margins=(16, 8, 16, 8))
        deeds.addWidget(self.take)
        deeds.addWidget(self.drop)
        deeds.addStretch(1)
        card.body.addWidget(foot)
        whole.body.addWidget(force)
        whole.body.addWidget(card)
        whole.body.addStretch(1)
        for part in (self.take, self.drop, self.revert):
            part.setVisible(not self._page.read_only)

    def show_files(self) -> None:
        """Reads what is in force."""
        page, words = self._page, self._page.words
        force = page.workspace.pack
        self.version.setText(force.version)
        parts = " ".join(force.hash[at : at + _PART] for at in range(0, len(force.hash), _PART))
        self.hash.setText(f"{words('rulebook.files.hash')}: {parts}")
        files = page.shown_rules.taken
        self.model.set_rows(
            [
                Row(
                    name,
                    name,
                    boxed(name.rpartition(".")[2][:2].upper()),
                    figures.size(words, len(data)),
                )
                for name, data in pack.encoded(files)
            ]
        )
        self.list.fit()
        if files:
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(files))
        self.empty.setVisible(not files)
        show_if(self.take, page.may)
        show_if(self.drop, bool(files) and page.may)
        edited = page.own is not None and page.own.edited
        none = (words("rulebook.files.save_none"),)
        self.save.block(() if edited else none)
        self.revert.block(() if edited or (files and page.own is not None) else none)

    def _drop(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.model.rows) and not self._page.read_only:
            self.drop_file(self.model.rows[at].id)

    def _choose(self) -> None:
        words = self._page.words
        kinds = f"{words('rulebook.files.kinds')} (*.toml *.json)"
        file, _ = QFileDialog.getOpenFileName(self, words("rulebook.files.take"), str(Path.home()), kinds)
        if file:
            self.take_file(Path(file))

    def _choose_place(self) -> None:
        words = self._page.words
        kinds = f"{words('rulebook.files.kinds')} (*.json)"
        place = str(Path.home() / OWN)
        file, _ = QFileDialog.getSaveFileName(self, words("rulebook.files.save"), place, kinds)
        if file:
            self.save_file(Path(file))

    def take_file(self, file: Path) -> None:
        """Reads a pack file with its includes and tries its patterns beside the window, then takes it."""
        page, own = self._page, self._page.own

        def job(progress: proving.Progress, cancelled: proving.IsCancelled) -> tuple[tuple[str, bytes], ...]:
            found = pack.gather(file)
            proving.prove(found, progress, cancelled)
            if own is not None:
                own.take(found)  # read here, so that the window does not wait for a large one
            return found

        def taken(found: tuple[tuple[str, bytes], ...]) -> None:
            if page.edit(lambda own: own.take(found)):
                page.say("rulebook.said.taken", name=file.name)

        title = page.words("rulebook.files.trying", name=file.name)
        page.message.hide()
        page.context.jobs.start(job, taken, failed=self._not_taken, title=title)

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._page.show_error(error)

    def drop_file(self, name: str) -> None:
        """Lets a taken file go."""
        if self._page.edit(lambda own: own.drop(name)):
            self._page.say("rulebook.said.dropped", name=name)

    def save_file(self, file: Path) -> None:
        """Writes the office's own changes to a file that another office can take."""
        page, own = self._page, self._page.own
        if own is None:
            return

        def command() -> bool:
            try:
                file.write_text(own.text, encoding="utf-8", newline="\n")
            except OSError as error:
                raise UserError("rulebook.unwritable", file=file.name) from error
            return True

        if page.run(command):
            page.context.say(page.words("rulebook.said.saved", name=file.name), undo=False)

    def revert_all(self) -> None:
        """Everything as it came: what was done by hand, and files that were taken."""
        if self._page.edit(lambda own: own.revert_all()):
            self._page.say("rulebook.said.all_reverted")
