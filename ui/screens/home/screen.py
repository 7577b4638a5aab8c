"""Beranda: three columns, three questions: what is due, what must be mended, what could be prepared."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop import figures
from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.home.callname import call_name
from medsos_desktop.home.overview import Overview, following, overview

from ...backingup import back_up
from ...jobs import JobHandle
from ...kit.actionrow import ActionRow, meta_icon
from ...kit.boxes import Card, Scroll, SectionHead, clear, column, row
from ...kit.button import Button, LinkButton
from ...kit.labels import ElidedLabel, Label
from ...kit.notes import EmptyState
from ...kit.regions import Region
from ...theme.theme import is_narrow
from .. import base
from .mending import Mending, add_rows
from .rows import Rows
from .week import WeekStrip

if TYPE_CHECKING:
    from medsos_desktop.home.prepare import Preparations

_MOST = 5
_MOST_WAITING = 3
_MINUTE_MS = 60_000
_AFTER_PAINT_MS = 40
_GREETINGS = ((10, "morning"), (15, "day"), (18, "afternoon"), (24, "evening"))


class Screen(base.Screen):
    """Reads what is due at once and paints it; days ahead and gaps follow after the first paint."""

    title_key = "shell.place.home"
    help_page = "planning"

    def __init__(self, context: base.Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows = Rows(context, self.session.workspace.catalogue.monogram)
        self._title, self._line = Label("", "title"), ElidedLabel("", "body", "text-2")
        self._due, self._mend, self._prepare = (column(gap=12) for _ in range(3))
        self._mending = Mending(context, self._rows, self._mend)
        self._parts: list[QWidget] = []
        self._week = WeekStrip(self.words)
        self._week.picked.connect(lambda day: context.go("calendar", day=day.isoformat()))
        stack = column(self, gap=0)
        self._top = self._head()
        stack.addWidget(self._top)
        stack.addWidget(self._columns(), 1)
        self._later = QTimer(self, interval=_AFTER_PAINT_MS, singleShot=True)
        self._later.timeout.connect(self._fill_prepare)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._fill)
        self._reading: JobHandle | None = None
        self._seen = ""
        self._shown_before = False
        self._fill()

    def _head(self) -> QWidget:
        whole = QWidget()
        head = row(whole, gap=16, margins=(16, 12, 16, 12))
        names = column(gap=0)
        names.addWidget(self._title)
        names.addWidget(self._line)
        head.addLayout(names, 1)
        go = self.context.go
        for key, icon, command in (
            ("home.open_file", "dokumen", lambda: go("handoff")),
            ("home.export_bundle", "ekspor", lambda: go("export")),
            ("home.new", "tambah", lambda: go("composer", new="")),
        ):
            button = Button(self.words(key), icon=icon, large=True)
            button.activated.connect(command)
            head.addWidget(button)
        return whole

    def _columns(self) -> QWidget:
        """Three columns side by side; with large text the last stands under the second."""
        page = Scroll()
        side = row(gap=16)
        heads = (("home.due", self._due), ("home.mend_head", self._mend), ("home.prepare", self._prepare))
        wholes: list[QVBoxLayout] = []
        for at, (key, inner) in enumerate(heads):
            if at < 2 or not is_narrow():
                part = QWidget()
                part.setProperty("clear", True)
                self._parts.append(part)
                wholes.append(column(part, gap=8))
                side.addWidget(part, 112 if at == 0 else 100)
            wholes[-1].addWidget(Label(self.words(key), "label", "text-2"))
            wholes[-1].addLayout(inner)
        for whole in wholes:
            whole.addStretch(1)
        page.body.addLayout(side, 1)
        return page

    def regions(self) -> Sequence[Region]:
        """The two buttons above, then the columns."""
        return [Region(part) for part in (self._top, *self._parts)]

    def activate(self) -> None:
        """The clock goes on while one looks."""
        self._minute.start()
        if self._shown_before:
            self._fill()
        self._shown_before = True

    def leave(self) -> None:
        """Nothing is kept here; nothing more is read, the workspace may be closing."""
        self._minute.stop()
        if self._later.isActive() or self._reading is not None:
            self._seen = ""  # the third column is still to be read
        self._later.stop()
        self._drop_reading()

    def refresh(self, changes: Changes) -> None:
        """Any change may move a row."""
        self._fill(force=True)

    def _fill(self, force: bool = False) -> None:
        now = self.session.now()
        shown = overview(self.session.workspace, now)
        key = repr((shown.today, shown.tomorrow, shown.week, shown.returned, shown.waiting, shown.missed,
                    shown.near, shown.partly, now.hour, shown.who))  # fmt: skip
        if key == self._seen and not force:
            return
        self._seen = key
        self._say_hello(shown)
        self._fill_due(shown)
        self._mending.show(shown)
        self._later.start()

    def _say_hello(self, shown: Overview) -> None:
        part = next(name for until, name in _GREETINGS if shown.now.hour < until)
        name = call_name(shown.who.name) if shown.who else ""
        greeting = self.words(f"home.hello.{part}")
        self._title.setText(f"{greeting}, {name}" if name else greeting)
        facts = [self.words("home.posts_today", n=len(shown.today))]
        if shown.missed:
            facts.append(self.words("home.missed", n=len(shown.missed)))
        waiting = len(shown.waiting) + len(shown.returned)
        if waiting:
            facts.append(self.words("home.waiting_you", n=waiting))
        day = spell.long_date(self.words, shown.now.date())
        self._line.set_text(f"{day} · {', '.join(facts)}")

    def _fill_due(self, shown: Overview) -> None:
        words, go = self.words, self.context.go
        self._week.setParent(None)
        clear(self._due)
        if shown.empty:
            self._due.addWidget(self._nothing_near(shown))
        many = len(shown.today) if len(shown.today) > _MOST else 0  # the rows below do not say so
        to_week = _link(words("home.see_week"), lambda: go("calendar", view="week"))
        today = Card(words("home.today"), count=many, right=to_week)
        add_rows(today, [self._rows.due(each, last=False) for each in shown.today[:_MOST]],
                  words("home.nothing_today"))  # fmt: skip
        if shown.tomorrow:
            day = shown.tomorrow[0].at
            name = spell.weekday(words, day) if day else ""
            date = f"{name} {day.day} {spell.month(words, day.month)}" if day else ""
            today.body.addWidget(SectionHead(words("home.tomorrow", day=date)))
            add_rows(today, [self._rows.due(each, last=False) for each in shown.tomorrow[:_MOST_WAITING]])
        self._due.addWidget(today)
        week = Card(words("home.week"), right=_link(words("shell.place.calendar"), lambda: go("calendar")))
        self._week.set_week(shown.week, shown.now.date())
        week.body.addWidget(self._week)
        self._week.show()
        self._due.addWidget(week)

    def _nothing_near(self, shown: Overview) -> EmptyState:
        """A new office is shown its two ways in; one that planned further ahead, where that stands."""
        words, go = self.words, self.context.go
        after = following(self.session.workspace, shown.now)
        if after is None or after.at is None:
            empty = EmptyState("kalender", words("home.empty"), words("home.empty_text"))
            empty.add_action(words("home.new"), lambda: go("composer", new=""), "primary")
            empty.add_action(words("home.from_excel"), lambda: go("importing"))
            return empty
        day = after.at.date()
        title = after.row.title or after.row.excerpt or words("home.untitled")
        said = words("home.following", title=title, day=spell.long_date(words, day))
        empty = EmptyState("kalender", words("home.empty"), said)
        empty.add_action(words("home.to_calendar"), lambda: go("calendar", day=day.isoformat()), "primary")
        empty.add_action(words("home.new"), lambda: go("composer", new=""))
        return empty

    def _fill_prepare(self) -> None:
        from medsos_desktop.home.prepare import preparations

        now = self.session.now()
        self._drop_reading()
        reading = self.context.jobs.read(
            lambda workspace, _progress, _cancelled: preparations(workspace, now), self._show_prepared
        )
        self._reading = reading if reading.running else None

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._reading.forget()
        self._reading = None

    def _show_prepared(self, found: "Preparations") -> None:
        from medsos_desktop.calendar.balance_words import told

        self._reading = None
        words, go, today = self.words, self.context.go, self.session.now().date()
        month, names = found.balance, found.balance.accounts
        clear(self._prepare)
        rest = _link(words("balance.all"), lambda: go("calendar", day=today.isoformat()))
        more = len(month.findings) > len(found.gaps)
        gaps = Card(words("home.gaps"), count=len(month.findings), right=rest if more else None)
        rows = [self._rows.gap(each, told(words, each.finding, names), last=False) for each in found.gaps]
        add_rows(gaps, rows, words("balance.none_text" if month.known else "balance.unknown"))
        ahead = Card(words("home.ahead"))
        add_rows(ahead, [self._rows.ahead(each, today, last=False) for each in found.ahead])
        cards = [gaps, ahead, self._backup()]
        if self.session.workspace.directory.office().sample:
            cards.insert(0, self._sample())
        for card in cards:
            self._prepare.addWidget(card)

    def _sample(self) -> Card:
        """Says that all this is made up, and takes it away in one press."""
        words = self.words
        day = spell.short_date(words, self.session.now().date())
        button = Button(words("home.sample_remove"))
        button.activated.connect(lambda: self.context.ask("remove-sample"))
        card = Card()
        row_ = ActionRow(words("home.sample"), words("home.sample_text", day=day), button=button, last=True)
        card.body.addWidget(row_)
        return card

    def _backup(self) -> Card:
        from medsos_desktop.home.last_backup import last_backup

        words, last = self.words, last_backup(self.session.workspace)
        card = Card(words("home.backup"))
        button = Button(words("home.back_up"), icon="cadangan")
        button.activated.connect(self._make_backup)
        if last is None:
            card.body.addWidget(
                ActionRow(words("home.no_backup"), words("home.no_backup_text"), button=button, last=True)
            )
            return card
        day = spell.distance(words, last.day, self.session.now().date())
        at = f" {spell.clock(words, last.at)}" if last.at else ""
        size = figures.size(words, last.size)
        text = f"{day[:1].upper()}{day[1:]}{at}"
        card.body.addWidget(
            ActionRow(text, meta_icon("f-ok", "ok", words("home.checked"), size), button=button, last=True)
        )
        return card

    def _make_backup(self) -> None:
        back_up(self.context.jobs, self.words, self._backed_up)

    def _backed_up(self, file: Path) -> None:
        self.context.say(self.words("home.backed_up"), undo=False)
        self.session.announce(Changes.one("backup", file.stem), self)
        self._later.start()


def _link(text: str, command: Callable[[], object]) -> LinkButton:
    made = LinkButton(text)
    made.activated.connect(command)
    return made
