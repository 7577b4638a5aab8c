"""The pages with the bar above and the bar below: shows a step, decides nothing."""

from collections.abc import Mapping, Sequence
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from ..boxes import ActionBar, PageBar, column, ground, row
from ..button import Button
from ..labels import divider, show_if
from ..notes import InlineMessage
from ..regions import Region


class Page(Protocol):
    """What a page owes to the wizard; it is a widget."""

    message: InlineMessage

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        ...

    def focus_first(self) -> None:
        """Where work goes on."""
        ...


P = TypeVar("P", bound=Page)


class Pages(QWidget, Generic[P]):
    """``here`` is the page that is shown, ``step`` its name, ``stack`` holds them all.

    ``back`` leads out of the wizard, ``before`` a step back, ``foot`` has the next step; a screen may put
    something at the ``right`` of the bar above.
    """

    def __init__(self, out: str, title: str, pages: Mapping[str, P], right: QWidget | None = None) -> None:
        super().__init__()
        self._pages = dict(pages)
        self.step = next(iter(pages))
        self.back = Button(out, "neutral", icon="kiri")
        head = PageBar(title)
        if right is not None:
            head.right.addWidget(right)
        self.foot = ActionBar()
        self.before = Button("", large=True)
        self.foot.extra.addWidget(self.before)
        self.stack = QStackedWidget()
        for page in pages.values():
            self.stack.addWidget(cast(QWidget, page))
        self._top = ground(QWidget(), "surface", "bottom")
        line = row(self._top, gap=0, margins=(4, 0, 0, 1))
        line.addWidget(self.back)
        line.addSpacing(8)
        line.addWidget(divider(vertical=True, length=24))
        line.addWidget(head, 1)
        self.whole = column(self, gap=0)
        self.whole.addWidget(self._top)
        self.whole.addWidget(self.stack, 1)
        self.whole.addWidget(self.foot)
        self.setTabOrder(self.before, self.foot.primary)

    @property
    def here(self) -> P:
        """The page that is shown."""
        return self._pages[self.step]

    def show_page(self, step: str) -> None:
        """Another page."""
        self.step = step
        self.stack.setCurrentWidget(cast(QWidget, self.here))

    def show_next(
        self, note: str, before: str, text: str, why: Sequence[str], *, writes: bool = False
    ) -> None:
        """The bar below: the sum, the way back, the next step by its name and why not yet.

        ``writes``: it changes the calendar.
        """
        self.foot.note.set_text(note)
        self.before.setText(before)
        self.before.updateGeometry()
        self.foot.primary.setText(text)
        self.foot.primary.set_icon("centang" if writes else "")
        self.foot.primary.updateGeometry()
        self.foot.primary.block(list(why))

    def show_foot(self, on: bool) -> None:
        """Whether there is a next step here."""
        show_if(self.foot, on)

    def hide_messages(self) -> None:
        """Nothing is wrong any more; the last page keeps what it says."""
        for page in list(self._pages.values())[:-1]:
            page.message.hide()

    def focus_here(self) -> None:
        """Where work goes on."""
        if self.isVisible():
            self.here.focus_first()

    def press_primary(self) -> None:
        """The large button, where there is one."""
        if self.foot.primary.isVisible():
            self.foot.primary.click()

    def regions(self) -> Sequence[Region]:
        """Way out, the page's parts, foot."""
        parts = [Region(part, part) for part in self.here.parts()]
        foot = [] if self.foot.isHidden() else [Region(self.foot, self.foot.primary)]
        return [Region(self._top, self.back), *parts, *foot]
