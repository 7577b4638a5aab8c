"""What the sheet would tell the calendar, problems first, before anything is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.importing.results import ALL, VIEWS, Chosen
from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.notes import EmptyState, InlineMessage
from ...kit.toggles import CheckBox
from ...kit.wizard import previewpage
from ...kit.wizard.previewpage import Room
from ...kit.wizard.records import RecordHead, RecordList
from .detail import Detail
from .table import LineDelegate, LineModel, columns


class PreviewPage(previewpage.PreviewPage):
    """``changed``: other lines are ticked; ``opened(post)``: it is to be shown in the composer."""

    changed = Signal()
    opened = Signal(str)
    detail: Detail

    def __init__(self, words: Words) -> None:
        self._words = words
        self.chosen: Chosen | None = None
        self.model = LineModel()
        rows = RecordList(words("results.rows"), self.model, LineDelegate(self.model), tick_by_enter=True)
        heads = [words(f"results.view.{view}") for view in VIEWS]
        super().__init__(words("results.views"), heads, rows, Detail(words), Room(312, 0.28, 760))
        self.add_head(RecordHead(rows, lambda width: columns(words, width)))
        self.word = InlineMessage()
        self.word.hide()
        self.all = CheckBox(words("results.all"))
        self._build()
        self.list.ticked.connect(self._ticked)
        self.all.clicked.connect(self._all)
        self.detail.opened.connect(self.opened)

    def _build(self) -> None:
        top = column(gap=8, margins=(16, 8, 16, 0))
        for part in (self.message, self.word):
            top.addWidget(part)
        strip = ground(QWidget(), "surface", "bottom")  # the tabs' line goes on under the box
        bar = row(strip, margins=(8, 0, 16, 0))
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self.all)
        whole = column(self, gap=0)
        whole.addLayout(top)
        whole.addWidget(strip)
        whole.addLayout(self.beside, 1)

    @property
    def view(self) -> str:
        """The view that is shown."""
        return VIEWS[self.tabs.currentIndex()]

    def show_chosen(self, chosen: Chosen) -> None:
        """Another plan, or the same file read again."""
        before = self.chosen
        if before is not None and before.plan.name == chosen.plan.name:
            chosen.keep(before)
        self.chosen = chosen
        for at, view in enumerate(VIEWS):
            count = chosen.count(view)
            loud = view == "look" and count
            self.mark(at, count, "f-warn" if loud else "", "warn" if loud else "text-3")
        said = chosen.word()
        if said is None:
            self.word.hide()
        else:
            self.word.show_message(*said)
        self.show_head()

    def show_first(self, view: str = ALL) -> None:
        """Turns to a view."""
        self.tabs.setCurrentIndex(VIEWS.index(view))

    def show_head(self) -> None:
        """The lines of the view."""
        if self.chosen is None:
            return
        kept = self.list.currentIndex().row()
        self.model.show_lines(self.chosen, self.view)
        count = len(self.model.lines)
        said = self._words(f"results.none.{self.view}")
        self.say_empty(None if count else EmptyState("tabel", said, framed=False))
        if count:
            self.list.setCurrentIndex(self.model.index(min(max(kept, 0), count - 1), 0))
            self.show_row()
        else:
            self.detail.show_line(self.chosen, None)
        self._ticked()

    def show_row(self) -> None:
        """The panel shows the line that is looked at."""
        at = self.list.currentIndex().row()
        if self.chosen is not None and 0 <= at < len(self.model.lines):
            self.detail.show_line(self.chosen, self.model.lines[at])

    def _takable(self) -> set[str]:
        return {line.key for line in self.model.lines if line.takes}

    def _ticked(self) -> None:
        """The box above follows the boxes below."""
        can = self._takable()
        self.all.setChecked(bool(can) and self.chosen is not None and can <= self.chosen.wanted)
        self.all.setEnabled(bool(can))
        self.changed.emit()

    def _all(self) -> None:
        if self.chosen is None:
            return
        can, wanted = self._takable(), self.chosen.wanted
        self.chosen.want(wanted | can if self.all.isChecked() else wanted - can)
        self.model.told()
        self.changed.emit()

    def extras(self) -> list[QWidget]:
        """The box above, where there is something to tick."""
        return [self.all] if self.all.isEnabled() else []
