"""The left half of a picture's details: for whom it is cut, the frame, its shape, what comes out."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.composer import cropping, strip, wants
from medsos_desktop.composer.cropping import Pair
from medsos_desktop.composer.edit import MASTER, media_of
from medsos_desktop.media.frame import UNITS
from medsos_desktop.model.post import Crop, MediaUse, Post
from medsos_desktop.words import Words

from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.fields import Combo
from ...kit.labels import Label, show_if
from .crop import CropFrame


class CropTools(QWidget):
    """``cropped(account, Crop | None)`` when the person cut the picture for an account ("" the master)."""

    cropped = Signal(str, object)

    def __init__(self, words: Words, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._catalogue = words, catalogue
        self._post, self._asset = Post(), ""
        self._size: Pair = (1, 1)
        self._names: dict[str, str] = {}
        self._shapes: tuple[Pair, ...] = ()
        self.targets = Combo(words("composer_media.crop.target"))
        self.frame = CropFrame(words("composer_media.crop.frame"))
        self.shapes = Combo(words("composer_media.crop.shape"), icon="potong")
        self.farther = Button("−", "plain")
        self.nearer = Button("+", "plain")
        self.whole = Button(words("composer_media.crop.whole"), "plain")
        self.centre = Button(words("composer_media.crop.centre"), "plain")
        self._result = Label("", "small", "text-2", wrap=True)
        self._note = Label("", "small", "text-2", wrap=True)
        self._build()
        self._wire()

    def _build(self) -> None:
        for button, name in ((self.nearer, "nearer"), (self.farther, "farther")):
            said = self._words(f"composer_media.crop.{name}")
            button.setAccessibleName(said)
            button.setToolTip(said)
        stack = column(self, gap=6)
        stack.addWidget(self.targets)
        stack.addWidget(self.frame, 1)
        for parts in ((self.shapes, self.farther, self.nearer), (self.whole, self.centre)):
            line = row(gap=6)
            for part in parts:
                line.addWidget(part)
            line.addStretch(1)
            stack.addLayout(line)
        stack.addWidget(self._result)
        stack.addWidget(self._note)

    def _wire(self) -> None:
        self.targets.activated.connect(self._chose_target)
        self.shapes.activated.connect(self._chose_shape)
        self.frame.cropped.connect(self._cut)
        self.nearer.activated.connect(self._zoom_in)
        self.farther.activated.connect(self._zoom_out)
        self.centre.activated.connect(self.frame.centre)
        self.whole.activated.connect(self._whole)

    def sizeHint(self) -> QSize:
        """Narrow enough for half of the details."""
        return QSize(236, super().sizeHint().height())

    # what is shown

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """The picture, large."""
        self.frame.show_picture(pixmap)

    def show_use(
        self, post: Post, account: str, asset: str, size: Pair, names: dict[str, str], *, fresh: bool
    ) -> None:
        """A picture of the post; ``names`` are the accounts that show it. ``fresh`` chooses ``account``."""
        chosen = account if fresh or self.target() not in names else self.target()
        self._post, self._asset, self._size, self._names = post, asset, size, names
        with QSignalBlocker(self.targets):
            self.targets.clear()
            for each, name in names.items():
                self.targets.addItem(self._label(each, name), each)
            self.targets.setCurrentIndex(max(self.targets.findData(chosen), 0))
        self._fill()

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be changed."""
        self.frame.set_locked(locked)
        for part in (self.shapes, self.nearer, self.farther, self.centre, self.whole):
            part.setEnabled(not locked)

    def target(self) -> str:
        """Whose frame is shown."""
        return str(self.targets.currentData() or "")

    def _label(self, account: str, name: str) -> str:
        surface = wants.surface_of(self._post, account, self._catalogue)
        if surface is None:
            return name
        made = wants.cut(self._size, self._use(account).crop, surface)
        return f"{self._said(made.shape)} · {name}"

    def _use(self, account: str) -> MediaUse:
        uses = media_of(self._post, account) if strip.known(self._post, account) else ()
        return next((use for use in uses if use.asset == self._asset), MediaUse(self._asset))

    def _said(self, shape: str) -> str:
        return shape.replace(".", self._words("figures.decimal"))

    def _shape(self) -> Pair:
        at = max(self.shapes.currentIndex(), 0)
        return self._shapes[at] if at < len(self._shapes) else self._size

    def _fill(self) -> None:
        account = self.target()
        self.targets.setToolTip(self.targets.currentText())
        crop = self._use(account).crop
        surface = wants.surface_of(self._post, account, self._catalogue)
        made = wants.cut(self._size, crop, surface)
        shown = (made.frame.width, made.frame.height)
        self._shapes = wants.shapes_for(self._post, account, shown, self._catalogue)
        names = [cropping.shape_name(shape) for shape in self._shapes]
        here = names.index(made.shape) if made.shape in names else 0
        with QSignalBlocker(self.shapes):
            self.shapes.clear()
            self.shapes.addItems([self._said(name) for name in names])
            self.shapes.setCurrentIndex(here)
        self.frame.show_frame(self._size, crop, self._shape(), made.frame.box)
        self.whole.setEnabled(crop is not None and self.shapes.isEnabled())
        self._tell(account, made, surface is not None)

    def _tell(self, account: str, made: wants.Cut, has_surface: bool) -> None:
        wide, high = made.frame.size
        key = "cut" if made.percent else "whole"
        said = self._words(f"composer_media.result.{key}", width=wide, height=high, n=made.percent)
        if made.soft:
            want = self._words("composer_media.result.soft", width=made.wanted[0], height=made.wanted[1])
            said = f"{said} {want}"
        self._result.setText(said)
        self._result.set_tone("warn" if made.soft else "text-2")
        note = ""
        if account == MASTER:
            note = self._words("composer_media.crop.for_all")
        elif strip.follows(self._post, account):
            note = self._words("composer_media.crop.leaves", name=self._names.get(account, ""))
        self._note.setText(note)
        show_if(self._note, bool(note))

    # what the person does

    def _chose_target(self, _index: int) -> None:
        self._fill()

    def _chose_shape(self, _index: int) -> None:
        crop = self._use(self.target()).crop
        self._cut(cropping.reshaped(crop, self._size, self._shape()))

    def _zoom_in(self) -> None:
        self.frame.zoom(1)

    def _zoom_out(self) -> None:
        self.frame.zoom(-1)

    def _whole(self) -> None:
        self._cut(None)

    def _cut(self, crop: Crop | None) -> None:
        if crop is not None and crop.w == crop.h == UNITS:
            crop = None  # all of it is no crop
        self.cropped.emit(self.target(), crop)
