"""What is said of schedulers, on the screen, on the page, in the text file and in the terminal alike."""

from collections.abc import Iterable, Sequence
from datetime import date

from medsos_desktop.bundles.schedulers import templates
from medsos_desktop.bundles.schedulers.carrying import Unmet
from medsos_desktop.bundles.schedulers.facts import Facts, facts
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.words import Words


def name(words: Words, id: str) -> str:
    """The service as it calls itself; the user's own template in words."""
    return facts(id).name or words("schedulers.own")


def known(words: Words, of: Facts) -> str:
    """How well its format is known: always that it was not tried with the service, then by what and when."""
    day = date.fromisoformat(of.checked) if of.checked else None
    seen = f"{spell.day_month(words, day)} {day.year}" if day else ""
    return words(f"schedulers.known.{of.known}", n=of.count, date=seen)


def hint(words: Words, of: Facts) -> str:
    """What whoever uploads has to know before."""
    return words(f"schedulers.hint.{of.id}")


def field(words: Words, id: str) -> str:
    """What fills a column: ``picture3`` is "Gambar 3", ``on_x`` "Ya atau tidak, untuk kanal ini"."""
    if id in _PLAIN:
        return words(f"schedulers.field.{_PLAIN[id]}")
    if id[-1].isdigit():
        kind = id.rstrip("0123456789")
        return words(f"schedulers.field.one_{kind}", n=id.removeprefix(kind))
    kind = id.partition("_")[0]
    return words(f"schedulers.field.{id if kind in _MOMENTS else f'of_{kind}' if '_' in id else id}")


_PLAIN = {"": "empty", templates.UNKNOWN: "unknown"}
_MOMENTS = frozenset({"at", "date", "time"})


def reason(words: Words, unmet: Unmet) -> str:
    """Why alone, where the tool is named already."""
    return words(f"schedulers.unmet.{unmet.reason}", **unmet.params)


def alike(words: Words, unmet: Iterable[Unmet]) -> list[tuple[Unmet, ...]]:
    """What several tools lack of a delivery for the same reason, together; in the order of the first."""
    found: dict[tuple[bool, str, str, str], list[Unmet]] = {}
    for each in unmet:
        key = (each.out, each.item.post, each.delivery.account, reason(words, each))
        found.setdefault(key, []).append(each)
    return [tuple(group) for group in found.values()]


def why(words: Words, group: Sequence[Unmet]) -> str:
    """ "3 gambar, paling banyak 1 (Buffer, SocialBee)"."""
    tools = ", ".join(name(words, each.tool) for each in group)
    return words("schedulers.of_tools", why=reason(words, group[0]), tools=tools)


def line(words: Words, group: Sequence[Unmet], *, named: bool = True) -> str:
    """The whole sentence of one group of `alike`: when, what, where, and why; ``named`` says the tools."""
    unmet = group[0]
    item = unmet.item
    at = zones.parse(item.planned)
    when = f"{spell.brief_date(words, at.date())}, {spell.clock(words, at)}"
    said = why(words, group) if named else reason(words, unmet)
    title = item.title or words("bundle.untitled")
    return f"{when} · {title} · {unmet.delivery.surface_name} {unmet.delivery.who} · {said}"
