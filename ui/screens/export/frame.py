"""What the export looks like in each of its states: the bar above, a message, one page, one foot."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.export.course import CHECKED, DONE, READY, RUNNING, TOOLS
from medsos_desktop.words import Words

from ...kit.boxes import PageBar, column, ground
from ...kit.button import Button
from ...kit.labels import Label, divider, show_if
from ...kit.notes import InlineMessage
from ...kit.regions import Region
from ...theme.theme import active
from .foot import Checked, Choosing, Done, Ready, Running
from .page import PlanPage
from .result import Result
from .schedulers import SchedulersPage
from .steps import Steps

Action = tuple[str, Callable[[], object]]
"""A button below a message: its words and what it does."""

_STEPS = ("what", "contents", "holds", "make")


class Head(PageBar):
    """``back`` leads out, ``results`` to what became of bundles; ``steps`` say where one is."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "surface", "bottom")
        self.back = Button(words("export.back"), "neutral", icon="kiri")
        self.steps = Steps(words, [words(f"export.step.{each}") for each in _STEPS])
        self.results = Button(words("export.results"), "neutral", icon="tabel")
        self.left.addWidget(self.back)
        self.left.addWidget(divider(vertical=True, length=active().px(24)))
        title = Label(words("export.title"), "title")
        title.setContentsMargins(8, 0, 0, 0)
        self.left.addWidget(title)
        self.right.addWidget(self.steps)
        self.right.addWidget(self.results)


class Saying(QWidget):
    """A message above the cards; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.message = InlineMessage()
        column(self, margins=(16, 12, 16, 0)).addWidget(self.message)
        self.hush()

    def say(self, kind: str, title: str, text: str, actions: tuple[Action, ...], focus: int) -> None:
        """``focus`` is the button that gets the keyboard, -1 for none."""
        self.show()
        self.message.show_message(kind, title, text, actions)
        item = self.message.buttons.itemAt(focus) if focus >= 0 else None
        button = item.widget() if item is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hush(self) -> None:
        """What was said is over."""
        self.hide()
        self.message.hide()


class Frame(QWidget):
    """Holds all pages and feet; `show_state` shows those of a state of `Course`."""

    def __init__(self, words: Words, plan: PlanPage, tools: SchedulersPage) -> None:
        super().__init__()
        self.plan, self.tools, self.result = plan, tools, Result(words)
        self.ready, self.running, self.choosing = Ready(words), Running(words), Choosing(words)
        self.done, self.checked = Done(words), Checked(words)
        self.head, self.saying = Head(words), Saying()
        self.pages, self.feet = QStackedWidget(), QStackedWidget()
        for page in (self.plan, self.result, self.tools):
            self.pages.addWidget(page)
        self._feet: dict[str, QWidget] = {
            READY: self.ready,
            RUNNING: self.running,
            DONE: self.done,
            CHECKED: self.checked,
            TOOLS: self.choosing,
        }
        for foot in self._feet.values():
            self.feet.addWidget(foot)
        self.feet.setFixedHeight(active().control_large + 24)
        whole = column(self, gap=0)
        whole.addWidget(self.head)
        whole.addWidget(self.saying)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.feet)

    def order_tabs(self) -> None:
        """As the page is read: choices, list, files, next step."""
        back, results = self.head.back, self.head.results
        plan = [back, results, *self.plan.stops(), self.ready.primary]
        tools = [back, results, *self.tools.stops(), self.choosing.primary]
        done, checked = self.done, self.checked
        made = [done.again, done.check, done.copy, done.carry, done.primary]
        looked = [back, checked.check, checked.primary]
        for way in (plan, tools, [back, *self.result.stops(), *made], looked):
            for one, next_ in pairwise(way):
                QWidget.setTabOrder(one, next_)

    def show_state(self, state: str) -> None:
        """Page, foot and steps."""
        self.pages.setCurrentIndex({DONE: 1, CHECKED: 1, TOOLS: 2}.get(state, 0))
        self.feet.setCurrentWidget(self._feet[state])
        self.plan.set_locked(state == RUNNING)
        show_if(self.head.steps, state != CHECKED)
        if state != READY:
            self.order_tabs()
            self.head.steps.set_here(4 if state == DONE else 0 if state == TOOLS else 3)

    def focus(self, state: str) -> None:
        """Where work goes on."""
        where: dict[str, QWidget] = {
            RUNNING: self.running.cancel,
            DONE: self.done.primary,
            CHECKED: self.checked.primary,
            TOOLS: next(iter(self.tools.rows.values())).box,
        }
        where.get(state, self.ready.primary).setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        """The next step; while something runs there is none."""
        foot = self.feet.currentWidget()
        if isinstance(foot, Ready | Done | Checked | Choosing):
            foot.primary.click()

    def scroll_by(self, key: int) -> bool:
        """A long result scrolls by keys; whether it did."""
        return self.pages.currentWidget() is self.result and self.result.scroll_by(key)

    def regions(self) -> Sequence[Region]:
        """The cards of the plan or what was made, and the next step."""
        page = self.plan
        cards = (page.choices, page.views, page.list_card, page.parts, page.before)
        return [Region(each) for each in (self.head, self.saying, *cards, self.result, self.tools, self.feet)]
