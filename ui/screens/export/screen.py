"""The export: choose, look at what goes in and what stays out, make the file, see that it is whole."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.export.course import (
    ASK,
    BACK,
    CHECKED,
    DONE,
    HUSH,
    PLAN,
    READY,
    RUNNING,
    STOP,
    TOOLS,
    Course,
)  # fmt: skip
from medsos_desktop.export.desk import Desk
from medsos_desktop.export.reasons import Reason, reasons

from ...commands import shortcut
from ...kit.boxes import PageBar, column, ground
from ...kit.button import Button
from ...kit.dropzone import dropped_sheets
from ...kit.labels import Label, divider, show_if
from ...kit.notes import InlineMessage
from ...kit.regions import Region
from ...theme.theme import active, is_narrow
from .. import base
from .carrying import Carrying
from .counting import Counting
from .dialogs import Dialogs
from .foot import Checked, Choosing, Done, Ready, Running
from .looking import Looking
from .making import Making
from .page import PlanPage
from .result import Result
from .schedulers import SchedulersPage
from .steps import Steps
from .tools import Tools
from .work import Work

_STEPS = ("what", "contents", "holds", "make")


def _documents() -> Path:
    """Where people look for what they made."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()


class Screen(base.Screen):
    """One page: ready, running, done, or what a look at a file found (`Course` knows which)."""

    title_key = "export.title"
    help_page = "channel-limits"

    def __init__(self, context: base.Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        self.setAcceptDrops(True)
        words, workspace = self.words, self.session.workspace
        self.desk = Desk(workspace, self.session.clock, _documents(), words.language)
        self.steps = Steps(words, [words(f"export.step.{each}") for each in _STEPS])
        self.message = InlineMessage()
        self.ready, self.running = Ready(words), Running(words)
        self.done, self.checked = Done(words), Checked(words)
        self.choosing, self.result = Choosing(words), Result(words)
        self.tools_page = SchedulersPage(words, self.desk)
        self.course, self.dialogs, self.work = Course(), Dialogs(words, self.desk, self), Work(self)
        self.making, self.looking = Making(self, self.work), Looking(self, self.work)
        self.carrying, self.tools = Carrying(self, self.work), Tools(self)
        self.plan_page = PlanPage(words, self.desk, self._take_earlier, self.looking.pick)
        self.choices, self.contents = self.plan_page.choices, self.plan_page.contents
        self.before = self.plan_page.before
        self._counting = Counting(words, self.desk, self.contents.lines_model, self)
        self._stale = True
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        self.pages, self.feet = QStackedWidget(), QStackedWidget()
        self.pages.addWidget(self.plan_page)
        self.pages.addWidget(self.result)
        self.pages.addWidget(self.tools_page)
        for foot in (self.ready, self.running, self.done, self.checked, self.choosing):
            self.feet.addWidget(foot)
        self.feet.setFixedHeight(active().control_large + 24)
        whole = column(self, gap=0)
        self.head = self._head()
        whole.addWidget(self.head)
        self._message_box = QWidget()
        inner = column(self._message_box, margins=(16, 12, 16, 0))
        inner.addWidget(self.message)
        self.message.hide()
        self._message_box.hide()
        whole.addWidget(self._message_box)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.feet)

    def _head(self) -> QWidget:
        head = PageBar()
        ground(head, "surface", "bottom")
        self.back = Button(self.words("export.back"), "neutral", icon="kiri")
        self.back.activated.connect(self.context.back)
        head.left.addWidget(self.back)
        head.left.addWidget(divider(vertical=True, length=active().px(24)))
        title = Label(self.words("export.title"), "title")
        title.setContentsMargins(8, 0, 0, 0)
        head.left.addWidget(title)
        head.right.addWidget(self.steps)
        self.results = Button(self.words("export.results"), "neutral", icon="tabel")
        self.results.activated.connect(lambda: self.context.go("results"))
        head.right.addWidget(self.results)
        return head

    def _connect(self) -> None:
        choices, desk = self.choices, self.desk
        choices.days.connect(lambda first, last: self._choose(lambda: desk.choose_days(first, last)))
        choices.period.connect(lambda key: self._choose(lambda: desk.choose_period(key)))
        choices.account.connect(lambda id_, on: self._choose(lambda: desk.include(id_, on)))
        choices.folder.connect(self.pick_folder)
        choices.renamed.connect(self._rename)
        choices.limited.connect(desk.choose_limit)
        choices.drafted.connect(lambda on: self._choose(lambda: desk.choose_draft(on)))
        choices.name.editingFinished.connect(self._named)
        choices.tools.connect(self.tools.choose)
        self.tools_page.ticked.connect(self.tools.tick)
        self.tools_page.wanted.connect(self.tools.pick_template)
        self.tools_page.mapped.connect(self.tools.map_column)
        self.choosing.activated.connect(self.to_plan)
        self.contents.wanted.connect(lambda screen, post: self.context.go(screen, post=post))
        self.ready.activated.connect(self.making.start)
        self.running.cancelled.connect(self.work.cancel)
        self.done.activated.connect(self.carrying.open_folder)
        self.result.copy_sum.connect(self.carrying.copy_sum)
        self.done.copy.activated.connect(self.carrying.copy_path)
        self.done.check.activated.connect(self.looking.pick)
        self.done.carry.activated.connect(self.carrying.pick)
        self.done.again.activated.connect(self.to_plan)
        self.checked.activated.connect(self.looking.leave)
        self.checked.check.activated.connect(self.looking.pick)
        shortcut(self, "Ctrl+Return", self._press_primary)
        self.order_tabs()

    def order_tabs(self) -> None:
        """As the page is read: choices, list, files, next step."""
        plan = [self.back, self.results, *self.plan_page.stops(), self.ready.primary]
        tools = [self.back, self.results, *self.tools_page.stops(), self.choosing.primary]
        done, checked = self.done, self.checked
        made = [done.again, done.check, done.copy, done.carry, done.primary]
        looked = [self.back, checked.check, checked.primary]
        for way in (plan, tools, [self.back, *self.result.stops(), *made], looked):
            for one, next_ in pairwise(way):
                QWidget.setTabOrder(one, next_)

    # coming and going

    def activate(self) -> None:
        """Comes to the front: the plan as it is now, the focus where work goes on."""
        self.making.settle()
        if self.course.state == READY:
            self.desk.follow_clock()
            self.desk.look_at_folder()
            self.reload()
        self._focus()

    def open(self, **target: str) -> None:
        """``first``, ``last`` ("YYYY-MM-DD"): these days; ``part`` "tools": the schedulers."""
        if target.get("part") == "tools" and not self.course.running:
            self.tools.choose()
        first = target.get("first") or target.get("last")
        if first and not self.course.running:
            last = target.get("last") or first
            self._take_days(first, last)

    def regions(self) -> Sequence[Region]:
        """The cards of the plan or what was made, and the next step."""
        page = self.plan_page
        cards = (page.choices, page.views, page.list_card, page.parts, page.before)
        shown = (self.head, self._message_box, *cards, self.result, self.tools_page, self.feet)
        return [Region(part) for part in shown]

    def refresh(self, changes: Changes) -> None:
        """Something changed: plan anew, now or when the plan is shown again."""
        self._stale = True
        self.desk.forget()
        if self.course.state == READY and self.isVisible():
            self.reload()

    def show_error(self, error: UserError) -> bool:
        """Above the cards."""
        return self.work.trouble(error)

    def leave(self) -> None:
        """Another screen comes, or the workspace closes: nothing more is read. What runs goes on."""
        self._counting.stop()

    # choosing

    def _take_days(self, first: str, last: str) -> None:
        self.course.plan()
        self._choose(lambda: self.desk.choose_days(date.fromisoformat(first), date.fromisoformat(last)))
        self.show_state()

    def _take_earlier(self, one: Earlier) -> None:
        self._choose(lambda: self.desk.take(one))

    def _choose(self, change: Callable[[], object]) -> None:
        change()
        self.say_nothing()
        self.reload()

    def pick_folder(self) -> None:
        """The system's dialog for a folder."""
        chosen = self.dialogs.folder()
        if chosen:
            self.desk.choose_folder(Path(chosen))
            self.say_nothing()
            self.show_plan()

    def _rename(self, name: str) -> None:
        self.desk.rename(name.strip())
        self.say_nothing()
        self.choices.show_target(typing=True)
        self._show_reasons()

    def _named(self) -> None:
        self.choices.show_target()

    def reload(self) -> None:
        """Plans anew and shows it."""
        self._stale = False
        self.desk.load()
        self.show_plan()
        self._counting.start()

    def show_plan(self) -> None:
        """The plan as the desk has it."""
        self.plan_page.show_desk()
        self.order_tabs()
        self.ready.show_desk(self.desk)
        self._show_reasons()

    def _show_reasons(self) -> None:
        jumps = {
            "folder": self.choices.folder_button.setFocus,
            "name": self.choices.name.setFocus,
            "days": self.choices.first.setFocus,
            "tools": self.tools.choose,
            "held": self.plan_page.choose_held,
            "accounts": self.choices.focus_accounts,
            "": self.back.setFocus,
        }
        found: list[Reason] = reasons(self.words, self.desk)
        show_if(self.ready.note, not found)
        shown = found[: 1 if is_narrow() else 2]  # one after another: cut words would help nobody
        self.ready.set_reasons([(each.kind, each.text, jumps[each.jump]) for each in shown])
        if self.course.state == READY:
            self.steps.set_here(3 if not found else 1 if found[0].jump == "held" else 0)

    # states

    def show_state(self) -> None:
        """Page, foot and focus of the course's state."""
        state = self.course.state
        self.pages.setCurrentIndex({DONE: 1, CHECKED: 1, TOOLS: 2}.get(state, 0))
        foot = {
            READY: self.ready,
            RUNNING: self.running,
            DONE: self.done,
            CHECKED: self.checked,
            TOOLS: self.choosing,
        }[state]
        self.feet.setCurrentWidget(foot)
        self.plan_page.set_locked(state == RUNNING)
        if state != READY:
            self._counting.stop()
            self.order_tabs()
        show_if(self.steps, state != CHECKED)
        if state != READY:
            self.steps.set_here(4 if state == DONE else 0 if state == TOOLS else 3)
        elif self.isVisible():  # else the plan is read when it is shown again
            self.reload() if self._stale else self._show_reasons()
        self._focus()

    def to_plan(self) -> None:
        """Back to choosing."""
        self.course.plan()
        self._stale = True
        self.say_nothing()
        self.show_state()

    def _focus(self) -> None:
        if not self.isVisible():
            return
        where: dict[str, QWidget] = {
            RUNNING: self.running.cancel,
            DONE: self.done.primary,
            CHECKED: self.checked.primary,
            TOOLS: next(iter(self.tools_page.rows.values())).box,
        }
        target = where.get(self.course.state, self.ready.primary)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(
        self,
        kind: str,
        title: str,
        text: str = "",
        *actions: tuple[str, Callable[[], object]],
        focus: int = -1,
    ) -> None:
        """A message above the cards; ``focus`` is the button that gets it."""
        self._message_box.show()
        self.message.show_message(kind, title, text, actions)
        if focus >= 0:
            item = self.message.buttons.itemAt(focus)
            button = item.widget() if item is not None else None
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_nothing(self) -> None:
        """What was said is over."""
        self._message_box.hide()
        self.message.hide()

    def _press_primary(self) -> None:
        foot = self.feet.currentWidget()
        if isinstance(foot, Ready | Done | Checked | Choosing):
            foot.primary.click()

    def _escape(self) -> bool:
        """`False` when there is nothing to leave."""
        running = self.running
        deeds: dict[str, Callable[[], object]] = {
            STOP: self.work.cancel,
            ASK: running.go_on if running.asking else running.ask,
            BACK: self.looking.leave,
            PLAN: self.to_plan,
            HUSH: self._hush,
        }
        meant = self.course.escape(said=not self.message.isHidden())
        if meant:
            deeds[meant]()
        return bool(meant)

    def _hush(self) -> None:
        self.say_nothing()
        self.show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape asks whether to stop, or leaves what is shown; a long result scrolls."""
        if (event.key() == Qt.Key.Key_Escape and self._escape()) or (
            self.pages.currentWidget() is self.result and self.result.scroll_by(event.key())
        ):
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The filled sheet of a bundle may be let go anywhere: it goes to where results are taken."""
        if len(dropped_sheets(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """See `dragEnterEvent`."""
        files = dropped_sheets(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self.context.go("results", file=files[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The outer cards give a little where the window is small."""
        super().resizeEvent(event)
        self.plan_page.fit(self.width())
