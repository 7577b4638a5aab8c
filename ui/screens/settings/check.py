"""Pemeriksaan: the whole check of the records beside the window, its result to be kept, and going on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.chains import checked
from medsos_desktop.chains.checked import Checked
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.packing.placing import placed
from medsos_desktop.store.troubles import calm

from ...commands import on
from ...jobrun import JobRun, was_stopped
from ...kit.boxes import Card, Scroll, clear, row
from ...kit.button import Button
from ...kit.labels import Label, show_if
from ...kit.notes import EmptyState, ProgressRow
from .goingon import GoingOn
from .page import Page

if TYPE_CHECKING:
    from ..base import Screen

MOST = 100
"""Things that are listed here; the copied or saved result has them all."""


class CheckPage(Page):
    """Reads only, but for saying that this PC was set back."""

    key = "check"

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self.now = Button(words("settings.check.now"), "primary")
        self.progress = ProgressRow(words, words("settings.check.working"))
        self.progress.hide()
        self.back = GoingOn(words)
        self.empty = EmptyState("centang", words("settings.check.empty"), words("settings.check.empty_text"))
        self.card = Card(words("settings.check.list"))
        self.copy, self.save = (
            Button(words("settings.check.copy"), icon="salin"),
            Button(words("settings.check.save"), icon="simpan"),
        )
        self.result: Checked | None = None
        self._told = ""
        self._work = JobRun(self.context.jobs, self)
        self._lay_out()
        on(self.now.activated, self.check)
        on(self.progress.cancelled, self._work.cancel)
        on(self.copy.activated, self._copy)
        on(self.save.activated, self._choose_file)
        self.back.told.connect(self._go_on)
        self.reload()

    def _lay_out(self) -> None:
        self.bar.right.addWidget(self.now)
        self.above.addWidget(self.progress)
        page = Scroll()  # large text and a low window: what is asked keeps its room
        page.body.addWidget(self.back)
        page.body.addWidget(self.empty)
        page.body.addWidget(self.card)
        self.foot = QWidget()
        foot = row(self.foot)
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addStretch(1)
        page.body.addWidget(self.foot)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)

    def reload(self) -> None:
        """Whether there is something to explain, and what the last check found."""
        left = checked.left(self.workspace.chains, self.words)
        self.back.show_left(left, writable=not self.read_only)
        self._show_result()

    def refresh(self, changes: Changes) -> None:
        """Something was taken in, or restored: it may tell of this PC."""
        if not self.back.form.isVisible():
            self.back.show_left(checked.left(self.workspace.chains, self.words), writable=not self.read_only)

    def focus_first(self) -> None:
        """What is to be explained, or the button."""
        first = self.back.explain if not self.back.isHidden() else None
        (first or self.now).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The question is not left standing."""
        self.back.form.hide()

    # checking

    def check(self) -> None:
        """All of it, beside the window."""
        if self._work.busy:
            return
        words, zone = self.words, self.workspace.directory.office().zone
        self.message.hide()
        self.progress.set_progress(0, 0)
        self.progress.show()
        self.now.setEnabled(False)
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._work.start(
            lambda workspace, tell, stop: checked.check(workspace.chains, words, zone, tell, stop),
            self._checked,
            lambda n, total, _what: self.progress.set_progress(n, total),
            self._failed,
            title=words("settings.check.working"),
        )

    def _rest(self) -> None:
        self.progress.hide()
        self.now.setEnabled(True)
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _checked(self, found: Checked) -> None:
        self._rest()
        self.result = found
        now = self.session.now().replace(tzinfo=None)
        office = self.workspace.directory.office()
        at = spell.moment(self.words, now, office.zone)
        self._told = self.words("chains.paper", office=office.name or office.short_name, at=at)
        self._show_result()
        text = "settings.check.whole_text" if found.whole else "settings.check.trouble_text"
        self.message.show_message("ok" if found.whole else "warn", found.verdict, self.words(text))

    def _failed(self, error: Exception) -> None:
        self._rest()
        if was_stopped(error):
            self.message.show_message("info", self.words("settings.check.stopped"))
        elif isinstance(error, UserError):
            self.show_error(error)

    def _show_result(self) -> None:
        result, words = self.result, self.words
        show_if(self.empty, result is None)
        show_if(self.foot, result is not None)
        found = result.found if result is not None else ()
        show_if(self.card, bool(found))
        clear(self.card.body)
        for each in found[:MOST]:
            kind = words("settings.check.grave" if each.grave else "settings.check.notice")
            head = Label(f"{kind} · {each.about}" if each.about else kind, "strong", wrap=True)
            text = Label(each.text, "body", "text-2", wrap=True)
            head.setContentsMargins(16, 10, 16, 0)
            text.setContentsMargins(16, 2, 16, 8)
            self.card.body.addWidget(head)
            self.card.body.addWidget(text)
        if more := len(found) - MOST if len(found) > MOST else 0:
            rest = Label(words("settings.check.more", n=more), "body", wrap=True)
            rest.setContentsMargins(16, 8, 16, 12)
            self.card.body.addWidget(rest)

    # keeping the result

    def _copy(self) -> None:
        if self.result is not None:
            QGuiApplication.clipboard().setText(self.result.paper(self._told))
            self.context.say(self.words("settings.check.copied"), undo=False)

    def _choose_file(self) -> None:
        words = self.words
        name = str(self.workspace.folder.parent / words("settings.check.file"))
        kinds = words("settings.check.files")
        chosen, _ = QFileDialog.getSaveFileName(self, words("settings.check.save"), name, kinds)
        if chosen:
            self.keep(Path(chosen))

    def keep(self, target: Path) -> None:
        """Saves the result, all of it or nothing."""
        if self.result is None:
            return
        target = target if target.suffix else target.with_suffix(".txt")
        try:
            with calm(target.parent), placed(target) as part:
                part.write_text(self.result.paper(self._told), encoding="utf-8")
        except UserError as error:
            self.show_error(error)
            return
        self.context.say(self.words("settings.check.saved"), undo=False)

    # going on

    def _go_on(self, note: str) -> None:
        if self.run(lambda: self.workspace.chains.go_on(note)) is None:
            return
        self.result = None
        self.reload()
        self.message.show_message("ok", self.words("settings.check.gone_on"))
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)
