"""Catatan kegiatan: a long list with its filters; Enter opens the post, Simpan XLSX takes it along."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError

from ...commands import shortcut
from ...jobs import JobHandle
from ...kit.boxes import PageBar, column, ground
from ...kit.button import Button
from ...kit.labels import Label, show_if
from ...kit.notes import EmptyState, InlineMessage, ProgressRow
from ...kit.regions import Region
from ...kit.rows import RowList
from .. import base
from .filters import Filters
from .listed import LogDelegate, LogModel


class Screen(base.Screen):
    """``ask_file`` is an attribute, so that tests need no system dialog."""

    title_key = "activity.title"

    def __init__(self, context: base.Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        words = self.words
        self.log = self.session.workspace.activity
        self.filters = Filters(words, self.session)
        self.model = LogModel(words, self.log, self)
        self.list = RowList(words("activity.title"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LogDelegate(words, self.model, self.list))
        self.save = Button(words("activity.save"), icon="simpan")
        self.count = Label("", "small", "text-2")
        self.message, self.progress = InlineMessage(), ProgressRow(words, words("activity.saving"))
        self.empty = EmptyState("cari", words("activity.no_match"), words("activity.no_match_text"))
        self.all = self.empty.add_action(words("activity.all"), self.filters.clear)
        self.ask_file: Callable[[], str] = self._file_dialog
        self._handle: JobHandle | None = None
        self._stale = True
        self._build()
        self.filters.changed.connect(self.reload)
        self.filters.search.returnPressed.connect(self.list.setFocus)
        self.list.opened.connect(self._open)
        self.save.activated.connect(self._save)
        self.progress.cancelled.connect(self._cancel)
        shortcut(self, "Ctrl+F", self.filters.search.setFocus)

    def _build(self) -> None:
        self._bar = bar = PageBar(self.words("activity.title"))
        back = Button(self.words("activity.back"), "neutral", icon="kiri")
        back.activated.connect(self.context.back)
        bar.left.addWidget(self.count)
        bar.right.addWidget(back)
        bar.right.addWidget(self.save)
        stack = column(self, gap=0)
        for part in (bar, self.filters, self.message, self.progress):
            stack.addWidget(part)
        stack.addWidget(self.list, 1)
        stack.addWidget(self.empty, 1)
        for hidden in (self.message, self.progress, self.empty):
            hidden.hide()

    # coming and going

    def activate(self) -> None:
        """Comes to the front: what was done meanwhile is there."""
        if self._stale:
            self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Every change is a deed."""
        self._stale = True
        if self.isVisible():
            self.reload()

    def regions(self) -> Sequence[Region]:
        """Head, filters, list."""
        return [Region(self._bar), Region(self.filters), Region(self.list, self.list)]

    def show_error(self, error: UserError) -> bool:
        """Above the list."""
        self.message.show_error(self.words, error)
        return True

    def reload(self) -> None:
        """Asks again, from the newest on."""
        self._stale = False
        wanted = self.filters.wanted()
        self.filters.show_people(self.log.people())
        self.model.show_log(wanted)
        self.count.setText(self.words("activity.count", n=self.log.count(wanted)))
        some = bool(self.model.entries)
        show_if(self.list, some)
        show_if(self.empty, not some)
        if some:
            self.list.setCurrentIndex(self.model.index(0))

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entries[index.row()]
        if not entry.post or not entry.living:
            self.context.say(self.words("activity.no_post"), undo=False)
        elif entry.kind in ("decision", "evidence"):
            self.context.go("approval", post=entry.post)
        else:
            self.context.go("composer", post=entry.post)

    # taking it along

    def _file_dialog(self) -> str:
        words = self.words
        name = str(self.session.workspace.folder.parent / words("activity.file"))
        chosen, _ = QFileDialog.getSaveFileName(self, words("activity.save"), name, "XLSX (*.xlsx)")
        return chosen

    def _save(self) -> None:
        chosen = "" if self._handle is not None else self.ask_file()
        if not chosen:
            return
        from medsos_desktop.activity import sheet

        target = Path(chosen)
        target = target if target.suffix else target.with_suffix(".xlsx")
        wanted, words = self.filters.wanted(), self.words
        self.message.hide()
        self.progress.set_progress(0, 0)
        self.progress.show()
        handle = self.context.jobs.read(
            lambda workspace, tell, stop: sheet.save(
                workspace.activity, wanted, words, target, progress=tell, cancelled=stop
            ),
            partial(self._saved, target),
            self._progress,
            self._failed,
            title=words("activity.saving"),
        )
        self._handle = handle if handle.running else None

    def _progress(self, n: int, total: int, what: str) -> None:
        if isValid(self):  # the look may have changed meanwhile: another screen stands there now
            self.progress.set_progress(n, total, what)

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _saved(self, target: Path, n: int) -> None:
        if not self._end():
            return
        self.message.show_message("ok", self.words("activity.saved", n=n), str(target))

    def _failed(self, error: Exception) -> None:
        if not self._end():
            return
        if isinstance(error, Cancelled):
            self.message.show_message("info", self.words("activity.cancelled"))
        elif isinstance(error, UserError):
            self.show_error(error)

    def _end(self) -> bool:
        self._handle = None
        if not isValid(self):
            return False
        self.progress.hide()
        return True
