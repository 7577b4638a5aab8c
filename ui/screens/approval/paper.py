"""In the place of the bar: a signed sheet, or those of a week, as somebody puts them on record."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.review import sayings
from medsos_desktop.review.paper import PaperDesk, Row
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import Scroll, clear, column, ground, row
from ...kit.button import Button, IconButton
from ...kit.fields import Combo, Field, Glyph, fill
from ...kit.labels import ElidedLabel, Label, show_if
from ...kit.pickers import DatePicker
from ...kit.toggles import CheckBox
from ...theme.theme import active

_ROWS = 4
"""Sheets that are seen at once; more scroll."""
_CODE_WIDE = 230


class _Code(QLineEdit):
    """Enter, which readers of QR send as well, hands the code over and nothing else."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PaperPanel(QWidget):
    """``typed(code)``: a code was handed over; ``changed``: anything else was said, and stands in the desk;
    ``left``: the person thought better of it.
    """

    typed = Signal(str)
    changed = Signal()
    left = Signal()

    def __init__(self, words: Words, today: Callable[[], date]) -> None:
        super().__init__()
        self._words = words
        self._desk: PaperDesk | None = None
        self.ticks: dict[str, CheckBox] = {}
        self.boxes: dict[str, CheckBox] = {}
        ground(self, "surface", "top")
        self.title = ElidedLabel("", "strong")
        self.signer = Combo(words("review.paper.signer"), icon="orang")
        self.signer.setPlaceholderText(words("review.paper.nobody"))
        self.day = DatePicker(words, today)
        self.code = _Code()
        self.code.setPlaceholderText(words("review.paper.code_hint"))
        self.code.setFixedWidth(active().px(_CODE_WIDE))
        self.scan = Button(words("review.paper.scan"), icon="dokumen")
        self.drop = IconButton("tutup", "")
        self.file = ElidedLabel("", "small", "text-2")
        self.told = Label("", "small", "text-2", wrap=True)
        self.lock = Glyph("kunci", "text-2", 20)
        self.why = Label("", "small", "text-2", wrap=True)
        self.cancel = Button(words("kit.cancel"), large=True)
        self.send = Button("", "primary", icon="f-ok", large=True)
        self._list = Scroll(margins=(0, 0, 8, 0), gap=2)
        self._build()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def _build(self) -> None:
        words, stack = self._words, column(self, gap=8, margins=(16, 10, 16, 8))
        stack.addWidget(self.title)
        line = row(gap=16)
        for label, widget in (("signer", self.signer), ("day", self.day), ("code", self.code)):
            line.addWidget(Field(words(f"review.paper.{label}"), widget), 0, Qt.AlignmentFlag.AlignTop)
        scans = column(gap=4)
        scans.addWidget(Label(words("review.paper.scan_label"), "label", "text-2"))
        beside = row(gap=4)
        for each in (self.scan, self.drop):
            beside.addWidget(each)
        beside.addWidget(self.file, 1)
        scans.addLayout(beside)
        scans.addStretch(1)
        line.addLayout(scans, 1)
        stack.addLayout(line)
        stack.addWidget(self.told)
        stack.addWidget(self._list)
        foot = row(gap=12)
        foot.addWidget(self.lock)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.send)
        stack.addLayout(foot)

    def _connect(self) -> None:
        self.signer.activated.connect(self._choose_signer)
        self.day.changed.connect(self._choose_day)
        on(self.code.entered, self.finish_typing)
        on(self.code.textEdited, self._forget_told)
        on(self.cancel.activated, self.left.emit)

    # what is said

    def ask(self, title: str, desk: PaperDesk) -> None:
        """Begins anew with the sheets of ``desk``."""
        self._desk = desk
        self.title.set_text(title)
        self.signer.clear()
        for id_, name in desk.signers():
            self.signer.addItem(name, id_)
        self.signer.setCurrentIndex(self.signer.findData(desk.signer) if desk.signer else -1)
        self.day.set_day(date.fromisoformat(desk.day))
        fill(self.code, "")
        self.say_code(self._words("review.paper.help"), wrong=False)
        self.show_desk(desk)
        self.show()
        (self.code if desk.signer else self.signer).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_desk(self, desk: PaperDesk) -> None:
        """Everything that follows from what was said."""
        self._show_rows(desk)
        words, scan, missing = self._words, desk.scan, desk.missing()
        self.scan.setText(words("review.paper.scan_again" if scan else "review.paper.scan"))
        self.scan.updateGeometry()
        self.file.set_text(scan.name if scan else "")
        show_if(self.drop, scan is not None)
        name = words("review.paper.scan_drop", name=scan.name) if scan else ""
        self.drop.setAccessibleName(name)
        self.drop.setToolTip(name)
        chosen = len(desk.chosen())
        several = len(desk.rows) > 1 and chosen > 0
        self.send.setText(words("review.paper.do_many", n=chosen) if several else words("review.paper.do"))
        self.send.updateGeometry()
        reasons = [words(f"review.paper.missing.{code}") for code in missing]
        self.send.block(reasons)
        self.why.setText(f"{words('review.paper.not_yet')} {'; '.join(reasons)}." if reasons else "")
        show_if(self.lock, bool(reasons))

    def _show_rows(self, desk: PaperDesk) -> None:
        focused, boxed = _focused(self.ticks), _focused(self.boxes)
        clear(self._list.body)
        self.ticks, self.boxes = {}, {}
        made = [self._row(desk, each) for each in desk.rows]
        for column_ in zip(*(columns for _row, columns in made), strict=True):
            wide = max(_width(part) for part in column_)
            for part in column_:
                part.setFixedWidth(wide)
        for whole, _columns in made:
            self._list.body.addWidget(whole)
        self._list.body.addStretch(1)
        self._order_tabs([each.post for each in desk.rows])
        high = sum(active().control + 2 for _ in desk.rows[:_ROWS])
        self._list.setFixedHeight(high + 4)
        again = self.ticks.get(focused) or self.boxes.get(boxed)
        if again is not None:
            self._list.body.activate()
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self, posts: Sequence[str]) -> None:
        """As it is read: rows, which are made anew, stand between the fields and the buttons."""
        rows = [part for post in posts for part in (self.ticks.get(post), self.boxes.get(post)) if part]
        for one, next_ in pairwise([self.scan, self.drop, *rows, self.cancel, self.send]):
            QWidget.setTabOrder(one, next_)

    def _row(self, desk: PaperDesk, each: Row) -> tuple[QWidget, list[QWidget]]:
        """The row, and what stands in columns below each other."""
        words, made = self._words, QWidget()
        line, columns = row(made, gap=16), list[QWidget]()
        title = sayings.short(words, each.view.post.title, 60)
        if len(desk.rows) > 1:
            tick = CheckBox(title)
            tick.setChecked(each.chosen)
            tick.toggled.connect(partial(self._choose, each.post))
            self.ticks[each.post] = tick
            columns.append(tick)
            columns.append(Label(sayings.brief(words, each.view.post.planned or ""), "small", "text-2"))
        columns.append(Label(words("review.paper.row_code", code=each.code), "small", "text-2"))
        for part in columns:
            line.addWidget(part)
        if each.fits:
            line.addWidget(Glyph("f-ok", "ok", 16))
            line.addWidget(Label(words("review.paper.row_fits"), "small", "ok"))
        if each.waivers:
            boxes = CheckBox(words("review.paper.boxes", n=len(each.waivers)))
            boxes.setChecked(each.boxes)
            boxes.toggled.connect(partial(self._tick, each.post))
            self.boxes[each.post] = boxes
            line.addWidget(boxes)
        refusal = desk.refusal(each)
        if refusal is not None:
            why = words(f"approval.error.{refusal.code.partition('.')[2]}.text", **refusal.params)
            line.addWidget(ElidedLabel(why, "small", "block"), 1)
        else:
            line.addStretch(1)
        made.setFixedHeight(active().control)
        return made, columns

    def say_code(self, text: str, *, wrong: bool) -> None:
        """Under the fields: what became of a code."""
        self.told.setText(text)
        self.told.set_tone("block" if wrong else "text-2")
        self.code.setAccessibleDescription(text)
        if wrong:
            self.code.selectAll()
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_typing(self) -> None:
        """Hands over what stands in the field; a code that fitted makes room for the next."""
        text = self.code.text().strip()
        if text:
            self.typed.emit(text)
        if text and self._desk is not None and any(each.fits == text for each in self._desk.rows):
            fill(self.code, "")

    def to_missing(self) -> None:
        """The keyboard on the first thing that is still to be said."""
        missing = self._desk.missing() if self._desk is not None else ()
        ticks, boxes = list(self.ticks.values()), [box for box in self.boxes.values() if not box.isChecked()]
        places: dict[str, QWidget] = {"signer": self.signer, "day": self.day, "refused": self.signer,
            "none": ticks[0] if ticks else self.code, "boxes": boxes[0] if boxes else self.code}  # fmt: skip
        first = missing[0] if missing else ""
        places.get(first, self.code).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # hearing

    def _choose_signer(self, at: int) -> None:
        self._say(signer=str(self.signer.itemData(at) or ""))

    def _choose_day(self, day: date | None) -> None:
        self._say(day=day.isoformat() if day else "")

    def _say(self, **told: str) -> None:
        if self._desk is not None:
            for name, value in told.items():
                setattr(self._desk, name, value)
            self.changed.emit()

    def _choose(self, post: str, on_: bool) -> None:
        if self._desk is not None:
            self._desk.choose(post, on_)
            self.changed.emit()

    def _tick(self, post: str, on_: bool) -> None:
        if self._desk is not None:
            self._desk.tick_boxes(post, on_)
            self.changed.emit()

    def _forget_told(self) -> None:
        self.say_code(self._words("review.paper.help"), wrong=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Long names make nothing wider."""
        return QSize(0, super().minimumSizeHint().height())


def _focused(ticks: Mapping[str, CheckBox]) -> str:
    return next((post for post, tick in ticks.items() if tick.hasFocus()), "")


def _width(part: QWidget) -> int:
    """What a part needs; a label is not dressed before it is in the window, so its hint says too much."""
    if isinstance(part, Label):
        return active().metrics("small").horizontalAdvance(part.text()) + 2
    return part.sizeHint().width()
