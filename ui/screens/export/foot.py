"""The bar at the foot: figures and the next step; while it runs, how far it is and a way to stop it."""

from PySide6.QtCore import QElapsedTimer, QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from medsos_desktop import figures
from medsos_desktop.export.desk import Desk
from medsos_desktop.words import Words

from ...kit.boxes import ActionBar, column, ground, row
from ...kit.button import Button
from ...kit.labels import ElidedLabel, Label, divider, show_if
from ...theme.theme import active

_SECOND_MS = 1000
FIGURES = ("posts", "deliveries", "pictures", "size")


class Ready(ActionBar):
    """What the bundle will have, why not yet, and "Buat paket"."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.make"), icon="ekspor")
        self._words = words
        self.figures: dict[str, Label] = {}
        box = QWidget()
        line = row(box, gap=20)
        for key in FIGURES:
            pair = column(gap=0)
            self.figures[key] = Label("", "heading")
            pair.addStretch(1)
            pair.addWidget(self.figures[key])
            pair.addWidget(Label(words(f"export.figure.{key}"), "small", "text-2"))
            pair.addStretch(1)
            line.addLayout(pair)
        line.addWidget(divider(vertical=True, length=active().px(40)))
        bar = self.layout()
        assert isinstance(bar, QHBoxLayout)
        bar.insertWidget(0, box)

    def sizeHint(self) -> QSize:
        """64 high at 100 %: figures have two lines."""
        return QSize(super().sizeHint().width(), active().control_large + 24)

    def show_desk(self, desk: Desk) -> None:
        """Other figures."""
        plan, words = desk.plan, self._words
        bundle = plan.bundle if plan is not None else None
        posts = len(bundle.items) if bundle is not None else 0
        self.figures["posts"].setText(str(posts))
        self.figures["deliveries"].setText(str(bundle.deliveries if bundle is not None else 0))
        self.figures["pictures"].setText(str(bundle.pictures if bundle is not None else 0))
        size = figures.size(words, plan.size) if plan is not None and posts else words("export.no_size")
        self.figures["size"].setText(size)
        what = "make_draft" if desk.draft else "make"
        self.primary.setText(words(f"export.{what}_n", n=posts) if posts else words(f"export.{what}"))
        self.primary.updateGeometry()
        held = len(plan.held) if plan is not None else 0
        self.note.set_text(words("export.held_note", n=held) if held and posts else "")


class Done(ActionBar):
    """The ways on from a finished bundle."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.done.open"), icon="folder")
        self.copy = Button(words("export.done.copy"), icon="salin", large=True)
        self.check = Button(words("export.check.any"), large=True)
        self.again = Button(words("export.done.again"), large=True)
        self.carry = Button(words("export.carry.button"), icon="ekspor", large=True)
        bar = self.layout()
        assert isinstance(bar, QHBoxLayout)
        bar.insertWidget(0, self.again)  # at the left, where the toast does not cover it
        for each in (self.check, self.copy, self.carry):
            self.extra.addWidget(each)


class Checked(ActionBar):
    """The ways on from a look at a file."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.check.back"), icon="kiri")
        self.check = Button(words("export.check.any"), large=True)
        self.extra.addWidget(self.check)


class Choosing(ActionBar):
    """The way back from the schedulers."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("export.tools.back"), icon="kiri")


class Running(QWidget):
    """``cancelled``: it shall stop. `ask` asks that in place, while the run goes on."""

    cancelled = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "surface", "top")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = words
        self.title, self.count = Label("", "strong"), Label("", "body", "text-2")
        self.entry, self.elapsed = ElidedLabel("", "small", "text-2"), Label("", "small", "text-2")
        self._safe = ""
        self.note = Label("", "small", "text-2", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button(words("kit.cancel"), icon="tutup", large=True)
        self.yes = Button(words("export.cancel.yes"), "danger", large=True)
        self.no = Button(words("export.cancel.no"), large=True)
        self.cancel.activated.connect(self.cancelled)
        self.yes.activated.connect(self.cancelled)
        self.no.activated.connect(self.go_on)
        self._since = QElapsedTimer()
        self._total = -1
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self._tick)
        self._build()
        self.go_on()

    def _build(self) -> None:
        whole = row(self, gap=16, margins=(16, 8, 16, 8))
        left = column(gap=6)
        line = row()
        for part in (self.title, self.count, self.elapsed):
            line.addWidget(part)
        line.addWidget(self.entry, 1)
        left.addStretch(1)
        left.addLayout(line)
        left.addWidget(self.bar)
        left.addStretch(1)
        whole.addLayout(left, 1)
        self.note.setFixedWidth(active().px(210))
        for each in (self.note, self.no, self.yes, self.cancel):
            whole.addWidget(each)

    def _keep_places(self, total: int) -> None:
        """Room for the longest words, so that nothing jumps while the count runs."""
        theme = active()
        steps = (self._words(f"bundle.step.{each}") for each in ("render", "write", "check"))
        strong = theme.metrics("body", strong=True)
        self.title.setMinimumWidth(max(strong.horizontalAdvance(each) for each in steps) + 4)
        widest = self._words("export.files_of", n=total, total=total)
        self.count.setMinimumWidth(theme.metrics("body").horizontalAdvance(widest) + 4)

    def start(self, *, making: bool, first: str = "") -> None:
        """A new run: of ``making`` a file, or of looking at one, which changes nothing.

        ``first`` is a key of the catalogue for the step it begins with.
        """
        self._total = -1
        self._safe = self._words("export.cancel.safe" if making else "export.check.safe")
        self.title.setText(self._words(first or ("export.running" if making else "bundle.step.check")))
        self.count.setText("")
        self.entry.set_text("")
        self.bar.setRange(0, 0)
        self._since.start()
        self._tick()
        self._second.start()
        self.go_on()

    def stop(self) -> None:
        """The run is over."""
        self._second.stop()

    @property
    def asking(self) -> bool:
        """Whether it asks if the run shall be stopped."""
        return not self.yes.isHidden()

    def ask(self) -> None:
        """Asks in place whether to stop; the run goes on meanwhile."""
        self.note.setText(self._words("export.cancel.sure"))
        for each, on in ((self.yes, True), (self.no, True), (self.cancel, False)):
            show_if(each, on)
        self.no.setFocus()

    def go_on(self) -> None:
        """Does not stop."""
        self.note.setText(self._safe)
        for each, on in ((self.yes, False), (self.no, False), (self.cancel, True)):
            show_if(each, on)
        if self.isVisible():
            self.cancel.setFocus()

    def stopping(self) -> None:
        """Asked to stop; the piece in hand is let go."""
        self.title.setText(self._words("export.cancel.stopping"))

    def set_progress(self, n: int, total: int, step: str, entry: str) -> None:
        """``step`` in words, ``entry`` the file it is about."""
        if total != self._total:
            self._total = total
            self._keep_places(total)
        self.title.setText(step)
        self.count.setText(self._words("export.files_of", n=n, total=total))
        self.entry.set_text(entry.removeprefix("posts/"))
        self.bar.setRange(0, total)
        self.bar.setValue(n)
        self.bar.setAccessibleName(f"{step} {self.count.text()}")

    def _tick(self) -> None:
        seconds = self._since.elapsed() // 1000
        minutes, rest = divmod(seconds, 60)
        if minutes:
            self.elapsed.setText(self._words("export.elapsed.minutes", m=minutes, s=rest))
        else:
            self.elapsed.setText(self._words("export.elapsed.seconds", n=rest))

    def sizeHint(self) -> QSize:
        """As high as the bar it stands for."""
        return QSize(super().sizeHint().width(), active().control_large + 24)
