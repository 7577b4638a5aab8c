"""The bar at the foot: the one next step, why not yet, and the steps beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.composer import steps
from medsos_desktop.composer.steps import Reason, Step
from medsos_desktop.words import Words

from ...kit.boxes import ActionBar, clear
from ...kit.button import Button
from ...kit.labels import show_if
from ...theme.theme import active

_ICONS = {
    steps.SUBMIT: "ajukan", "check": "ajukan", "ready": "centang", steps.REVIEW: "persetujuan",
    steps.EXPORT: "ekspor", steps.REVISE: "naskah", steps.COPY: "salin", steps.RESUME: "urungkan",
    steps.UNDELETE: "urungkan",
}  # fmt: skip


class Actions(ActionBar):
    """``wanted(key)``: a step's key, or "seal". ``jump(reason)``: there the reason can be mended."""

    wanted = Signal(str)
    jump = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(" ", lead=words("composer.not_yet"), parent=parent)
        self._words = words
        self._step = Step("")
        self._shown = -1
        self.seal = Button(words("composer.seal"), large=True)
        self.seal.setToolTip(words("composer.seal_tip"))
        self.seal.activated.connect(lambda: self.wanted.emit("seal"))
        self.activated.connect(lambda: self.wanted.emit(self._step.key))
        self.primary.refused.connect(self._refused)

    @property
    def step(self) -> Step:
        """What is offered now."""
        return self._step

    def show_step(self, step: Step, *, unsealed: bool) -> None:
        """``unsealed``: there is something that "Simpan versi" would make a version of."""
        self.seal.block([] if unsealed else [self._words("composer.nothing_to_seal")])
        if step == self._step:
            return
        fresh = step.beside != self._step.beside or not self._step.key
        self._step = step
        self.primary.setText(self._words(f"composer.step.{step.key}"))
        self.primary.set_icon(_ICONS[step.key])
        if fresh:
            self._beside(step)
        self._shown = -1
        self._reason()

    def _beside(self, step: Step) -> None:
        self.extra.removeWidget(self.seal)
        clear(self.extra)
        for key in step.beside:
            button = Button(self._words(f"composer.step.{key}"), large=True)
            button.activated.connect(self._wants(key))
            self.extra.addWidget(button)
        self.extra.addWidget(self.seal)
        self.seal.show()

    def _wants(self, key: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(key)

    def minimumSizeHint(self) -> QSize:
        """The reasons shown now must not keep the window from getting narrower: then fewer are shown."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many reasons as there is room for."""
        super().resizeEvent(event)
        self._reason()

    def _reason(self) -> None:
        said = [self._words(f"composer.reason.{each.code}", **each.params) for each in self._step.reasons]
        fit = self._fitting(said)
        if fit == self._shown:
            return
        self._shown = fit
        rows = [
            (each.severity, words, self._jumps(each))
            for each, words in zip(self._step.reasons[:fit], said[:fit], strict=True)
        ]
        rest = len(said) - fit
        if rest:
            more = self._words("composer.more_reasons", n=rest)
            rows.append(("plain", more, self._jumps(self._step.reasons[fit])))
        self.set_reasons(rows)
        self.primary.block(said)
        show_if(self._lead, bool(said) and self.width() >= active().px(980))

    def _fitting(self, said: Sequence[str]) -> int:
        """How many reasons stand in the bar; the last button says how many more there are."""
        theme = active()
        beside = [self.seal.sizeHint().width(), self.primary.sizeHint().width()]
        beside += [
            theme.metrics("body", strong=True).horizontalAdvance(self._words(f"composer.step.{key}")) + 34
            for key in self._step.beside
        ]
        room = self.width() - sum(beside) - 8 * len(beside) - 32 - 28
        if self.width() >= theme.px(980):
            room -= self._lead.sizeHint().width() + 8
        more = theme.metrics("body").horizontalAdvance(self._words("composer.more_reasons", n=9)) + 34
        used, fit = 0, 0
        for at, words in enumerate(said):
            used += theme.metrics("body").horizontalAdvance(words) + 56
            if used + (more if at + 1 < len(said) else 0) > room:
                break
            fit = at + 1
        return fit

    def _jumps(self, reason: Reason) -> Callable[[], None]:
        return lambda: self.jump.emit(reason)

    def _refused(self) -> None:
        """The blocked button was pressed: the first reason is where to begin."""
        if self._step.reasons:
            self.jump.emit(self._step.reasons[0])
