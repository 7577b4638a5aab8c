"""The rows of Beranda: what each says, and the one button that goes on from there."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from medsos_desktop import telling
from medsos_desktop.calendar import format as spell
from medsos_desktop.directory.substitutes import KINDS as ACTING
from medsos_desktop.home.reminders import Due, Near, Returned, Waiting
from medsos_desktop.model.office import Account
from medsos_desktop.model.state import State
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.actionrow import ActionRow, meta_icon
from ...kit.button import Button
from ...theme.looks import STATES
from ...theme.theme import active
from ..base import FINDING, Context

if TYPE_CHECKING:
    from medsos_desktop.calendar.balance_words import Told
    from medsos_desktop.home.prepare import Ahead, Gap


class Rows:
    """Makes rows for one context; ``monogram`` names a channel in two letters."""

    def __init__(self, context: Context, monogram: Callable[[str], str]) -> None:
        self._context, self._monogram = context, monogram
        self._words: Words = context.words

    def _button(self, key: str, command: Callable[[], object], *, primary: bool = False) -> Button:
        made = Button(self._words(key), "primary" if primary else "plain", large=primary)
        made.activated.connect(command)
        return made

    def _open(self, post: str) -> Callable[[], object]:
        return lambda: self._context.go("composer", post=post)

    def _to(self, due: Due) -> Callable[[], object]:
        """What waits for a decision is read in Persetujuan, everything else in Naskah."""
        if due.state in (State.IN_APPROVAL, State.IN_REVIEW):
            return lambda: self._context.go("approval", post=due.row.id)
        return self._open(due.row.id)

    def _title(self, due: Due) -> str:
        return due.row.title or due.row.excerpt or self._words("home.untitled")

    def due(self, due: Due, *, last: bool) -> ActionRow:
        """Time, title, channels, state; approved ones go on to the export."""
        words, row = self._words, due.row
        names = [self._monogram(channel) for channel in row.channels]
        look = STATES[due.state]
        word = telling.state(words, due.state, len(row.accounts), len(row.untold))

        def meta(painter: QPainter, rect: QRect) -> None:
            x = rect.x()
            if names:
                x = paint.monograms(painter, x, rect, names, most=4) + 8
            paint.glyph_word(painter, x, rect, look, word)

        at = spell.clock(words, due.at) if due.at else ""

        def lead(painter: QPainter, rect: QRect) -> None:
            paint.text(painter, rect, at, font=active().font("strong"))

        if due.state is State.APPROVED:
            button = self._button("home.export", lambda: self._context.go("export"))
        else:
            button = self._button("home.open", self._to(due))
        made = ActionRow(self._title(due), meta, lead=lead, lead_width=44, button=button, last=last)
        said = (at, self._title(due), " ".join(names), word)
        made.setAccessibleName(", ".join(said))
        made.setToolTip("\n".join(filter(None, said)))
        return made

    def returned(self, each: Returned, now: datetime, *, first: bool) -> ActionRow:
        """What came back: what was written, by whom and when, and the way to mend it."""
        words = self._words
        said = words("home.quoted", note=each.note) if each.note else self._when(each.due, now)
        told = self._told(each.by, each.since, now)
        short = self._brief(each.by, each.since, now)
        button = self._button("home.mend", self._open(each.due.row.id), primary=first)
        made = ActionRow(self._title(each.due), ": ".join(filter(None, (short, said))), button=button)
        whole = (self._title(each.due), said, told, self._when(each.due, now))
        made.setToolTip("\n".join(dict.fromkeys(filter(None, whole))))
        return made

    def _when(self, due: Due, now: datetime) -> str:
        """When it goes out, as in "Besok 08.00", "Kam 17 Des 08.00"."""
        if due.at is None:
            return self._words("home.undated")
        near = abs((due.at.date() - now.date()).days) <= 1
        day = spell.distance(self._words, due.at.date(), now.date()) if near else ""
        day = day or spell.brief_date(self._words, due.at.date())
        return f"{day[:1].upper()}{day[1:]} {spell.clock(self._words, due.at)}"

    def _told(self, by: str, since: str, now: datetime) -> str:
        """As in "Arum, kemarin 16.24"."""
        return ", ".join(filter(None, (by, spell.ago(self._words, since, now) if since else "")))

    def _brief(self, by: str, since: str, now: datetime) -> str:
        """The same where there is little room, as in "Arum, kemarin"; the tool tip has the hour."""
        day = datetime.fromisoformat(since).astimezone(now.tzinfo).date() if since else None
        return ", ".join(filter(None, (by, spell.distance(self._words, day, now.date()) if day else "")))

    def waiting(self, each: Waiting, now: datetime, *, first: bool) -> ActionRow:
        """Something to decide on: when it goes out, who handed it on, and for whom one decides."""
        due, words, look = each.due, self._words, STATES[each.due.state]
        to = lambda: self._context.go("approval", post=due.row.id)  # noqa: E731
        button = self._button("home.review", to, primary=first)
        when = self._when(due, now)
        acting = words(f"approval.acting.{each.acting}", of=each.acting_for) if each.acting in ACTING else ""
        told = " · ".join(filter(None, (self._told(each.by, each.since, now), acting)))
        short = " · ".join(filter(None, (acting, self._brief(each.by, each.since, now))))
        made = ActionRow(self._title(due), meta_icon(look.icon, look.role, when, short), button=button)
        said = (self._title(due), words(look.word), when, told)
        made.setAccessibleName(", ".join(filter(None, said)))
        made.setToolTip("\n".join(filter(None, said)))
        return made

    def missed(self, due: Due, today: date) -> ActionRow:
        """A post whose time has passed."""
        look = STATES[State.MISSED]
        when = ""
        if due.at is not None:
            distance = spell.distance(self._words, due.at.date(), today)
            when = f"{distance} {spell.clock(self._words, due.at)}"
        day = due.at.date().isoformat() if due.at else ""
        go = self._context.go
        button = self._button("home.replan", lambda: go("calendar", day=day, post=due.row.id))
        meta = meta_icon(look.icon, look.role, self._words(look.word), when)
        made = ActionRow(self._title(due), meta, button=button)
        said = (self._title(due), self._words(look.word), when)
        made.setAccessibleName(", ".join(filter(None, said)))
        made.setToolTip("\n".join(filter(None, said)))
        return made

    def partly(self, due: Due, today: date) -> ActionRow:
        """A post that is out, as far as told, on some of its accounts: which are still to be told of."""
        words, row, look = self._words, due.row, STATES[due.state]
        word = telling.state(words, due.state, len(row.accounts), len(row.untold))
        names = [self._account(each) for each in row.untold]
        short = words("home.untold", accounts=", ".join(dict.fromkeys(each.split()[0] for each in names)))
        missing = words("home.untold", accounts=", ".join(names))
        day = spell.distance(words, due.at.date(), today) if due.at is not None else ""
        button = self._button("home.take_results", lambda: self._context.go("results"))
        made = ActionRow(self._title(due), meta_icon(look.icon, look.role, short, ""), button=button)
        said = (self._title(due), day, word, missing)
        made.setAccessibleName(", ".join(filter(None, said)))
        made.setToolTip("\n".join(filter(None, said)))
        return made

    def _account(self, id: str) -> str:
        """As in "IG @cacaban"."""
        found = self._context.session.workspace.directory.get("account", id)
        if not isinstance(found, Account):
            return id[:6]
        return f"{self._monogram(found.channel)} {found.handle or found.name}".strip()

    def near(self, each: Near, today: date) -> ActionRow:
        """A post that will be due soon and is not approved: how far it is, and who has it in hand."""
        due, when = each.due, ""
        if due.at is not None:
            day = spell.distance(self._words, due.at.date(), today)
            clock = spell.clock(self._words, due.at)
            when = self._words("home.not_approved", when=f"{day[:1].upper()}{day[1:]} {clock}")
        button = self._button("home.open", self._to(due))
        words = self._words
        told = " · ".join(filter(None, (words(STATES[due.state].word), each.who)))
        made = ActionRow(self._title(due), meta_icon("f-warn", "warn", when, each.who), button=button)
        made.setAccessibleName(", ".join((self._title(due), when, told)))
        made.setToolTip("\n".join((self._title(due), when, told)))
        return made

    def gap(self, gap: "Gap", told: "Told", *, last: bool) -> ActionRow:
        """What is out of balance: a new post on the right day, or the place in the calendar."""
        from medsos_desktop.calendar.balance import PILLAR, SILENT

        go, found, day = self._context.go, gap.finding, gap.finding.day.isoformat()
        if gap.draft:
            button = self._button("home.go_on", self._open(gap.draft))
        elif found.code == PILLAR or (found.code == SILENT and not gap.drafts):
            button = self._button("home.write", lambda: go("composer", new=day))
        else:
            button = self._button("home.see", lambda: go("calendar", day=day, post=found.post))
        meta = self._words("home.drafts_ready", n=gap.drafts) if gap.drafts else told.what
        made = ActionRow(told.title, meta, button=button, last=last)
        made.setProperty(FINDING, found.code)
        made.setAccessibleName(f"{told.title}. {told.what} {told.todo}")
        made.setToolTip(f"{told.what}\n{told.why}\n{told.todo}")
        return made

    def ahead(self, each: "Ahead", today: date, *, last: bool) -> ActionRow:
        """A day worth a post, with how many are planned."""
        words, day = self._words, each.day
        one = len(each.what) == 1
        language = words.language
        names = [what.full(language) if one else what.short(language) for what in each.what]
        name = ", ".join(names)
        month = spell.month_short(words, day.month)

        def lead(painter: QPainter, rect: QRect) -> None:
            theme = active()
            high, low = theme.line("title") - 6, theme.line("small")
            top = rect.y() + (rect.height() - high - low) // 2
            number = QRect(rect.x(), top, rect.width(), high)
            below = QRect(rect.x(), top + high, rect.width(), low)
            paint.text(painter, number, str(day.day), font=theme.font("title"), align=paint.CENTRE)
            paint.text(painter, below, month, font=theme.font("small"), role="text-2", align=paint.CENTRE)

        distance = spell.distance(words, day, today)
        if each.posts:
            meta = words("home.day_posts", when=distance, n=each.posts)
            go = self._context.go
            to_day = lambda: go("calendar", day=day.isoformat())  # noqa: E731
            button = (
                self._button("home.go_on", self._open(each.draft))
                if each.draft
                else self._button("home.see", to_day)
            )
        else:
            meta = words("home.day_empty", when=distance)
            button = self._button("home.write", lambda: self._context.go("composer", new=day.isoformat()))
        made = ActionRow(name, meta, lead=lead, lead_width=34, button=button, last=last)
        made.setAccessibleName(f"{spell.long_date(words, day)}, {name}, {meta}")
        return made
