"""Sentences about posts and days: tool tips, what a screen reader says, the panel's lines. No Qt."""

from datetime import date

from medsos_desktop import telling
from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.board import Cell, Chip
from medsos_desktop.calendar.holidays import Holiday
from medsos_desktop.calendar.observances import Observance
from medsos_desktop.calendar.shares import Share, worst_gap
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from .desk import Desk


def state(words: Words, chip: Chip) -> str:
    """As in "Menunggu persetujuan", "Tayang 1 dari 3 akun"."""
    return telling.state(words, State(chip.state), len(chip.accounts), len(chip.untold))


def title(words: Words, chip: Chip) -> str:
    """The title, or that there is none."""
    return chip.title or words("calendar.untitled")


def time_of(words: Words, desk: Desk, chip: Chip) -> str:
    """As in "07.00 WIB", or "Tanpa tanggal"."""
    if chip.at is None:
        return words("dates.undated")
    return spelling.clock_in(words, chip.at, desk.names.office.zone)


def channels(desk: Desk, chip: Chip) -> str:
    """As in "Instagram, Facebook"."""
    return ", ".join(desk.names.channel(family) for family in chip.channels)


def chip_line(words: Words, desk: Desk, chip: Chip) -> str:
    """One post in a breath: time, title, state, channels."""
    parts = (time_of(words, desk, chip), title(words, chip), state(words, chip), channels(desk, chip))
    return ", ".join(part for part in parts if part)


def chip_tip(words: Words, desk: Desk, chip: Chip) -> str:
    """The tool tip of a chip: everything that had no room, a line each."""
    lines = [
        f"{time_of(words, desk, chip)} · {title(words, chip)}",
        channels(desk, chip),
        state(words, chip),
    ]
    pillar, person = desk.names.pillar(chip.pillar), desk.names.person(chip.pic)
    if pillar:
        lines.append(words("calendar.tip.pillar", pillar=pillar))
    if person:
        lines.append(words("calendar.tip.person", person=person))
    if chip.unsaved:
        lines.append(words("calendar.tip.unsaved"))
    if chip.conflict:
        lines.append(words("calendar.tip.conflict"))
    lines += clash_lines(words, desk, chip)
    return "\n".join(line for line in lines if line)


def clash_lines(words: Words, desk: Desk, chip: Chip) -> list[str]:
    """Neighbours on the same account that are too close, one line for each such post."""
    others: dict[str, int] = {}
    for clash in desk.clashes_of(chip.id):
        other = clash.second if clash.first == chip.id else clash.first
        others[other] = int(clash.gap.total_seconds() // 60)
    lines = []
    for other, minutes in others.items():
        found = desk.chip(other)
        if found is not None:
            lines.append(words("calendar.clash", n=minutes, title=title(words, found)))
    return lines


def day_name(words: Words, what: Holiday | Observance) -> str:
    """The full name of a holiday or commemoration; joint leave and estimates say so."""
    name = what.names.full(words.language)
    if isinstance(what, Holiday):
        if what.kind == "joint":
            name = words("calendar.joint_leave_for", name=name)
        if what.estimated:
            name = words("calendar.estimated", name=name)
    return name


def day_short(words: Words, cell: Cell) -> str:
    """What stands in the head of a cell: the first holiday, else the first commemoration."""
    if cell.facts.holidays:
        first = cell.facts.holidays[0]
        name = words("calendar.joint_leave") if first.kind == "joint" else first.names.short(words.language)
        return f"≈ {name}" if first.estimated else name
    if cell.facts.observances:
        return cell.facts.observances[0].names.short(words.language)
    return ""


def cell_text(words: Words, desk: Desk, cell: Cell) -> str:
    """What a screen reader says of a cell: date (and hour), what day it is, its posts."""
    parts = [spelling.long_date(words, cell.day)]
    if cell.hours is not None:
        parts.append(hours(words, cell.hours))
    if cell.today:
        parts.append(words("dates.distance.today"))
    parts += [day_name(words, item) for item in cell.facts.items]
    parts.append(words("calendar.posts", n=len(cell.chips)))
    said = ", ".join(parts)
    return ". ".join((said, *(chip_line(words, desk, chip) for chip in cell.chips)))


def hours(words: Words, band: tuple[int, int]) -> str:
    """As in "07.00", or "20.00–24.00" for a folded night."""
    first = words("dates.pattern.clock", hour=f"{band[0]:02}", minute="00")
    if band[1] - band[0] == 1:
        return first
    return f"{first}–" + words("dates.pattern.clock", hour=f"{band[1]:02}", minute="00")


def day_meta(words: Words, desk: Desk, day: date) -> str:
    """As in "5 unggahan · 4 hari lagi · akhir pekan"."""
    parts = [
        words("calendar.posts", n=len(desk.of_day(day))),
        spelling.distance(words, day, desk.today()),
    ]
    if day.weekday() >= 5:
        parts.append(words("calendar.weekend"))
    return " · ".join(parts)


def view_title(words: Words, desk: Desk) -> str:
    """As in "Desember 2026", or the span of the week."""
    if desk.view == "month":
        return spelling.month_title(words, desk.day)
    first = desk.board.first
    return spelling.span(words, first, desk.board.rows[0][-1].day)


def count_line(words: Words, desk: Desk) -> str:
    """As in "37 unggahan", filtered "5 dari 37 unggahan"."""
    counts = desk.counts()
    if counts.shown == counts.total:
        return words("calendar.posts", n=counts.total)
    return words("calendar.posts_of", n=counts.total, shown=counts.shown)


def share_line(words: Words, share: Share) -> str:
    """As in "5 Edukasi: 1 unggahan, 3% dari sasaran 10%"."""
    return words(
        "calendar.share.line" if share.goal.target else "calendar.share.line_free",
        n=share.count, number=share.goal.number, name=share.goal.name,
        percent=share.percent, target=share.goal.target,
    )  # fmt: skip


def gap_line(words: Words, share: Share) -> str:
    """As in "Edukasi 3% dari 10%": the worst gap, its number drawn before it."""
    return words(
        "calendar.share.gap",
        name=first_words(share.goal.name),
        percent=share.percent,
        target=share.goal.target,
    )


def first_words(name: str, most: int = 12) -> str:
    """A pillar's name shortened at a word: "Edukasi & luruskan hoaks" to "Edukasi"."""
    kept = name.split(" & ")[0]
    while len(kept) > most and " " in kept:
        kept = kept.rsplit(" ", 1)[0]
    return kept


def shares_text(words: Words, parts: tuple[Share, ...]) -> str:
    """All shares in words, for a screen reader."""
    lines = [share_line(words, part) for part in parts]
    worst = worst_gap(parts)
    if worst is not None:
        lines.insert(0, words("calendar.share.worst", gap=f"{worst.goal.number} {gap_line(words, worst)}"))
    return "; ".join(lines)
