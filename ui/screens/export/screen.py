"""The export: choose, look at what goes in and what stays out, make the file, see that it is whole."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.export.course import (
    ASK,
    BACK,
    HUSH,
    PLAN,
    READY,
    STOP,
    Course,
)  # fmt: skip
from medsos_desktop.export.desk import Desk
from medsos_desktop.export.reasons import Reason, reasons

from ...commands import shortcut
from ...kit.boxes import column, ground
from ...kit.dropzone import dropped_sheets
from ...kit.labels import show_if
from ...kit.regions import Region
from ...kit.wizard.filedrop import FileDrop
from ...theme.theme import is_narrow
from .. import base
from .carrying import Carrying
from .counting import Counting
from .dialogs import Dialogs
from .frame import Frame
from .looking import Looking
from .making import Making
from .page import PlanPage
from .schedulers import SchedulersPage
from .tools import Tools
from .work import Work


def _documents() -> Path:
    """Where people look for what they made."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()


def _one_sheet(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """The filled sheet of a bundle may be let go anywhere; of several which one was meant is not said."""
    files = dropped_sheets(event)
    return files if len(files) == 1 else []


class Screen(base.Screen):
    """One page: ready, running, done, or what a look at a file found (`Course` knows which)."""

    title_key = "export.title"
    help_page = "channel-limits"

    def __init__(self, context: base.Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        words, workspace = self.words, self.session.workspace
        self.desk = Desk(workspace, self.session.clock, _documents(), words.language)
        self.course, self.dialogs, self.work = Course(), Dialogs(words, self.desk, self), Work(self)
        self.making, self.looking = Making(self, self.work), Looking(self, self.work)
        self.tools_page = SchedulersPage(words, self.desk)
        self.plan_page = PlanPage(words, self.desk, self._take_earlier, self.looking.pick)
        self.frame = frame = Frame(words, self.plan_page, self.tools_page)
        column(self, gap=0).addWidget(frame)
        self.ready, self.running, self.choosing = frame.ready, frame.running, frame.choosing
        self.done, self.checked, self.result = frame.done, frame.checked, frame.result
        self.carrying, self.tools = Carrying(self, self.work), Tools(self)
        self.choices, self.contents = self.plan_page.choices, self.plan_page.contents
        self._counting = Counting(words, self.desk, self.contents.lines_model, self)
        self._stale = True
        FileDrop(self, None, _one_sheet, lambda file: self.context.go("results", file=file))
        self._connect()

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
        self.frame.head.back.activated.connect(self.context.back)
        self.frame.head.results.activated.connect(lambda: self.context.go("results"))
        shortcut(self, "Ctrl+Return", self.frame.press_primary)
        self.order_tabs()

    def order_tabs(self) -> None:
        """As the page is read."""
        self.frame.order_tabs()

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
        """See `Frame`."""
        return self.frame.regions()

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
            "": self.frame.head.back.setFocus,
        }
        found: list[Reason] = reasons(self.words, self.desk)
        show_if(self.ready.note, not found)
        shown = found[: 1 if is_narrow() else 2]  # one after another: cut words would help nobody
        self.ready.set_reasons([(each.kind, each.text, jumps[each.jump]) for each in shown])
        if self.course.state == READY:
            self.frame.head.steps.set_here(3 if not found else 1 if found[0].jump == "held" else 0)

    # states

    def show_state(self) -> None:
        """Page, foot and focus of the course's state."""
        state = self.course.state
        self.frame.show_state(state)
        if state != READY:
            self._counting.stop()
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
        if self.isVisible():
            self.frame.focus(self.course.state)

    def say(
        self,
        kind: str,
        title: str,
        text: str = "",
        *actions: tuple[str, Callable[[], object]],
        focus: int = -1,
    ) -> None:
        """A message above the cards; ``focus`` is the button that gets it."""
        self.frame.saying.say(kind, title, text, actions, focus)

    def say_nothing(self) -> None:
        """What was said is over."""
        self.frame.saying.hush()

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
        meant = self.course.escape(said=not self.frame.saying.message.isHidden())
        if meant:
            deeds[meant]()
        return bool(meant)

    def _hush(self) -> None:
        self.say_nothing()
        self.show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape asks whether to stop, or leaves what is shown; a long result scrolls."""
        left = event.key() == Qt.Key.Key_Escape and self._escape()
        if left or self.frame.scroll_by(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The outer cards give a little where the window is small."""
        super().resizeEvent(event)
        self.plan_page.fit(self.width())
