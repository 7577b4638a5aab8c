"""Cadangan: what backups there are, one more now or on a stick, and going back to one."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog

from medsos_desktop import figures
from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.store.keeping import FOLDER

from ... import icons
from ...backingup import back_up
from ...commands import on
from ...jobs import JobHandle
from ...kit.boxes import Card, column, row
from ...kit.button import Button, LinkButton
from ...kit.labels import ElidedLabel, show_if
from ...kit.notes import EmptyState, InlineMessage, ProgressRow
from . import backupnames, folders
from .backupnames import Made
from .page import Page
from .rosterlist import CARD_EDGES, RosterList, RosterModel, Row

if TYPE_CHECKING:
    from ..base import Screen

STICK = "settings.backup-folder"
"""Name of the note on this PC: where a backup was carried last."""


class BackupsPage(Page):
    """Restoring asks once, in place, and is done by the window: the workspace must be closed for it."""

    key = "backups"

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.now = Button(words("settings.backups.now"), "primary", icon="cadangan")
        self.elsewhere = Button(words("settings.backups.elsewhere"), icon="folder")
        self.progress = ProgressRow(words, words("settings.backups.working"))
        self.progress.hide()
        self.confirm = InlineMessage()
        self.confirm.hide()
        self.model = RosterModel()
        self.list = RosterList(words("settings.backups.list"), sortable=False)
        self.list.setModel(self.model)
        self.restore = Button(words("settings.backups.restore"), icon="urungkan")
        self.from_file = Button(words("settings.backups.from_file"), icon="dokumen")
        self.place = ElidedLabel("", "small", "text-2")
        self.show_folder = LinkButton(words("settings.open_folder"))
        self.empty = EmptyState(
            "cadangan", words("settings.backups.empty"), words("settings.backups.empty_text")
        )
        self._made: list[Made] = []
        self._job: JobHandle | None = None
        self._lay_out()
        on(self.now.activated, lambda: self.back_up(None))
        on(self.elsewhere.activated, self._choose_folder)
        on(self.restore.activated, self._ask_chosen)
        on(self.from_file.activated, self._choose_file)
        on(self.show_folder.activated, lambda: folders.show(self.folder))
        on(self.progress.cancelled, self._cancel)
        self.list.opened.connect(lambda _index: self._ask_chosen())
        self.reload()

    def _lay_out(self) -> None:
        self.bar.right.addWidget(self.elsewhere)
        self.bar.right.addWidget(self.now)
        self.above.addWidget(self.progress)
        self.above.addWidget(self.confirm)
        self.card = Card()
        self.card.body.addWidget(self.list, 1)
        page = column(gap=12, margins=(16, 0, 16, 16))
        page.addWidget(self.empty)
        page.addWidget(self.card, 1)
        foot = row()
        foot.addWidget(self.restore)
        foot.addWidget(self.from_file)
        foot.addStretch(1)
        page.addLayout(foot)
        where = row()
        where.addWidget(self.place, 1)
        where.addWidget(self.show_folder)
        page.addLayout(where)
        page.addStretch(0)
        self.body.addLayout(page, 1)

    @property
    def folder(self) -> Path:
        """Where backups of this workspace lie."""
        return self.workspace.folder / FOLDER

    def reload(self) -> None:
        """The folder as it is now."""
        words = self.words
        zone = ZoneInfo(self.workspace.directory.office().zone)
        found = [backupnames.read(each, zone) for each in self.workspace.backups.list()]
        self._made = sorted(found, key=lambda each: each.order, reverse=True)
        self.model.set_rows([
            Row(each.backup.name, self._when(each), _icon, self._size(each.backup.size),
                words(f"settings.backups.{each.why}"))
            for each in self._made
        ])  # fmt: skip
        show_if(self.empty, not self._made)
        show_if(self.card, bool(self._made))
        show_if(self.restore, bool(self._made))
        self.restore.block((words("settings.backups.not_here"),) if self.read_only else ())
        self.from_file.block((words("settings.backups.not_here"),) if self.read_only else ())
        self.place.set_text(words("settings.backups.place", folder=self.folder))
        self.list.fit()
        self.card.setMaximumHeight(self.list.maximumHeight() + CARD_EDGES)
        if self._made:
            self.list.setCurrentIndex(self.model.index(0))

    def _when(self, made: Made) -> str:
        if made.day is None:
            return made.backup.name
        day = spell.short_date(self.words, made.day)
        return f"{day}, {spell.clock(self.words, made.at)}" if made.at else day

    def _size(self, size: int) -> str:
        return f"{figures.size(self.words, size)} · {self.words('settings.backups.whole')}"

    def refresh(self, changes: Changes) -> None:
        """A backup was made elsewhere."""
        if changes.of("backup"):
            self.reload()

    def focus_first(self) -> None:
        """The button."""
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    # making

    def _choose_folder(self) -> None:
        title = self.words("settings.backups.elsewhere")
        before = self.workspace.store.setting(STICK)
        start = before if Path(before).is_dir() else str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, title, start)
        if chosen:
            if not self.read_only:
                self._remember(chosen)
            self.back_up(Path(chosen))

    def _remember(self, folder: str) -> None:
        """The folder is offered the next time; one that is not remembered stops no backup."""
        with suppress(UserError):
            self.workspace.store.set_setting(STICK, folder)

    def back_up(self, target: Path | None) -> None:
        """One more, here or with all pictures in ``target``."""
        if self._job is not None and self._job.running:
            return
        self.message.hide()
        self.progress.set_progress(0, 0)
        self.progress.show()
        self._busy(True)
        self._job = back_up(
            self.context.jobs,
            self.words,
            self._backed_up,
            target,
            lambda n, total, _what: self.progress.set_progress(n, total),
            self._failed,
        )

    def _busy(self, on: bool) -> None:
        self.now.setEnabled(not on)
        self.elsewhere.setEnabled(not on)
        if not on:
            self.progress.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _backed_up(self, file: Path) -> None:
        self._job = None
        self._busy(False)
        self.reload()
        self.session.announce(Changes.one("backup", file.stem), self.owner)
        self.message.show_message(
            "ok",
            self.words("settings.backups.done"),
            str(file),
            ((self.words("settings.open_folder"), lambda: folders.show(file.parent)),),
        )

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._busy(False)
        if isinstance(error, Cancelled):
            self.message.show_message("info", self.words("settings.backups.cancelled"))
        elif isinstance(error, UserError):
            self.show_error(error)

    # going back

    def _ask_chosen(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self._made) and not self.read_only:
            self._ask(self._made[at].backup.file, self._when(self._made[at]))

    def _choose_file(self) -> None:
        kinds = self.words("settings.backups.files")
        file, _ = QFileDialog.getOpenFileName(
            self, self.words("settings.backups.from_file"), str(Path.home()), f"{kinds} (*.zip *.db)"
        )
        if file:
            self._ask(Path(file), Path(file).name)

    def _ask(self, file: Path, name: str) -> None:
        words = self.words
        self.message.hide()
        self.confirm.show_message(
            "warn",
            words("settings.backups.ask", name=name),
            words("settings.backups.ask_text"),
            (
                (words("settings.backups.restore_now"), lambda: self.context.ask("restore", str(file))),
                (words("kit.cancel"), self._calm),
            ),
        )
        buttons = self.confirm.findChildren(Button)
        if buttons:
            buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _calm(self) -> None:
        self.confirm.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The question is not left standing."""
        self.confirm.hide()


def _icon(painter: QPainter, rect: QRect) -> None:
    icons.paint(painter, "cadangan", rect.x() + 2, rect.y() + (rect.height() - 20) / 2, 20, "text-2")
