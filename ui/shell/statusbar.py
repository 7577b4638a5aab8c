"""The bar at the foot: saved or not, what Ctrl+Z takes back, running work, findings of the month, backup."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QWidget

from medsos_desktop.words import Words

from .. import icons
from ..commands import on
from ..jobs import JobHandle
from ..kit import paint
from ..kit.boxes import ground, row
from ..kit.button import LinkButton
from ..kit.fields import Glyph
from ..kit.labels import Label, divider, key, show_if
from ..theme.looks import SEVERITIES
from ..theme.theme import active


class _Fact(QWidget):
    """An icon of 16 and small words."""

    def __init__(self, icon: str, role: str) -> None:
        super().__init__()
        line = row(self, gap=4)
        line.addWidget(Glyph(icon, role, 16))
        self._label = Label("", "small", "text-2")
        line.addWidget(self._label)

    def set_text(self, text: str) -> None:
        """The words; none hides it."""
        self._label.setText(text)
        self.setAccessibleName(text)
        show_if(self, bool(text))


class Findings(QPushButton):
    """How many findings the month has, by severity; pressed, it goes to the calendar."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._month = ""
        self._counts: dict[str, str] = {}
        self.known = True
        self.setAutoDefault(True)  # Enter presses it, like Space
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_counts(self, month: str, counts: Mapping[str, int]) -> None:
        """``month`` is its name; ``counts`` by severity, zeros left out."""
        self.known = True
        self._month = self._words("shell.findings", month=month)
        self._counts = {
            severity: f"{counts[severity]} {self._words(SEVERITIES[severity].word)}"
            for severity in SEVERITIES
            if counts.get(severity)
        }
        self._tell(*self._counts.values())

    def set_unknown(self, month: str) -> None:
        """The findings of ``month`` were not counted to the end."""
        self.known = False
        self._month = self._words("shell.findings", month=month)
        self._counts = {}
        self._tell(self._words("shell.findings_unknown"))

    def _tell(self, *said: str) -> None:
        self.setAccessibleName(" ".join((self._month, *said)))
        self.updateGeometry()
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, and an icon before each count."""
        metrics = active().metrics("small")
        width = metrics.horizontalAdvance(self._month) + 2
        width += sum(metrics.horizontalAdvance(each) + 32 for each in self._counts.values())
        if not self._counts:
            width += 34 + metrics.horizontalAdvance(self._none())
        return QSize(width, active().px(32))

    def _none(self) -> str:
        return self._words("shell.findings_none" if self.known else "shell.findings_unknown")

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Month, then each severity in its colour."""
        theme, painter = active(), QPainter(self)
        font = theme.font("small")
        x = paint.text(painter, self.rect(), self._month, font=font, role="text-2") + 12
        if not self._counts:
            icon, role = ("f-ok", "ok") if self.known else ("jam", "text-2")
            icons.paint(painter, icon, x, (self.height() - 16) / 2, 16, role)
            area = self.rect().adjusted(x + 20, 0, 0, 0)
            paint.text(painter, area, self._none(), font=font, role=role)
        for severity, said in self._counts.items():
            look = SEVERITIES[severity]
            icons.paint(painter, look.icon, x, (self.height() - 16) / 2, 16, look.role)
            area = self.rect().adjusted(x + 20, 0, 0, 0)
            x += 32 + paint.text(painter, area, said, font=font, role=look.role)


class _Undo(QPushButton):
    """What Ctrl+Z would take back, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(True)  # Enter presses it, like Space
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Icon and words, 340 at most."""
        wide = active().metrics("small").horizontalAdvance(self.text()) + 24
        return QSize(min(wide, 340), active().px(32))

    def minimumSizeHint(self) -> QSize:
        """The icon and a few letters."""
        return QSize(80, active().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arrow and words."""
        painter = QPainter(self)
        role = "text" if self.underMouse() else "text-2"
        icons.paint(painter, "urungkan", 0, (self.height() - 16) / 2, 16, role)
        area = self.rect().adjusted(20, 0, 0, 0)
        paint.text(painter, area, self.text(), font=active().font("small"), role=role)


class _Work(QWidget):
    """The job that runs: its title, count, bar and Batal."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._handle: JobHandle | None = None
        self._title = Label("", "small", "text-2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self.cancel = LinkButton(words("kit.cancel"), small=True)
        on(self.cancel.activated, self._cancel)
        line = row(self)
        for part in (self._title, self._bar, self.cancel):
            line.addWidget(part)
        self.hide()

    def follow(self, handle: JobHandle) -> None:
        """Shows a job until it ends; the newest one wins."""
        if not handle.title:
            return
        self._handle = handle
        self._title.setText(handle.title)
        self._bar.setRange(0, 0)
        handle.progressed.connect(self._progress)
        handle.finished.connect(self._finished)
        self.show()

    def _progress(self, n: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(n)
        if self._handle is not None and total:
            self._title.setText(f"{self._handle.title} {self._words('kit.progress', n=n, total=total)}")

    def _finished(self) -> None:
        if self._handle is None or not self._handle.running:
            self._handle = None
            self.hide()

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()


class StatusBar(QWidget):
    """See the module. `undo_pressed` and `findings_pressed` are for the window."""

    undo_pressed = Signal()
    findings_pressed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "rail", "top")
        self.setFixedHeight(active().px(32))
        self._words = words
        self._saved = _Fact("centang", "ok")
        self._undo = _Undo()
        self._undo_key = key("Ctrl+Z")
        self._rule = divider(vertical=True, length=16)
        self.work = _Work(words)
        self.findings = Findings(words)
        self._backup = _Fact("cadangan", "text-2")
        self._backup_rule = divider(vertical=True, length=16)
        line = row(self, gap=12, margins=(16, 0, 16, 0))
        left: tuple[QWidget, ...] = (self._saved, self._rule, self._undo, self._undo_key)
        for part in left:
            line.addWidget(part)
        line.addStretch(1)
        right: tuple[QWidget, ...] = (self.work, self.findings, self._backup_rule, self._backup)
        for part in right:
            line.addWidget(part)
        on(self._undo.clicked, self.undo_pressed.emit)
        on(self.findings.clicked, self.findings_pressed.emit)
        for part in right[1:]:
            part.hide()
        self.set_undo("")

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in order."""
        return (self._undo, self.work.cancel, self.findings)

    def set_saved(self, text: str) -> None:
        """ "Tersimpan 10.02"."""
        self._saved.set_text(text)

    def set_undo(self, text: str) -> None:
        """What can be taken back; "" hides it."""
        self._undo.setText(text)
        for part in (self._undo, self._undo_key, self._rule):
            show_if(part, bool(text))
        self._undo.updateGeometry()

    def set_backup(self, text: str) -> None:
        """ "Cadangan hari ini 08.00"."""
        self._backup.set_text(text)
        show_if(self._backup_rule, bool(text))
