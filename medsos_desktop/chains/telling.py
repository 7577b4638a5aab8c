"""The check of the records in words, for the terminal and the windows."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from medsos_desktop.calendar import format as dates
from medsos_desktop.calendar.zones import zone
from medsos_desktop.chains.service import Left
from medsos_desktop.store.verifying import Report, Trouble
from medsos_desktop.words import Words


def verdict(report: Report, words: Words) -> str:
    """The whole in a sentence."""
    if report.troubles:
        return words("chains.verdict.troubles", n=len(report.troubles), records=report.records)
    return words("chains.verdict.whole", records=report.records, chains=report.chains)


def lines(report: Report, words: Words, local_zone: str, names: Mapping[str, str]) -> Iterator[str]:
    """Every trouble, then every notice."""
    for each in report.troubles:
        yield line(each, words, local_zone, names)
    for each in report.notices:
        yield line(each, words, local_zone, names)


def line(found: Trouble, words: Words, local_zone: str, names: Mapping[str, str]) -> str:
    """One trouble or notice: what, in which place of whose chain, and who told of it when."""
    said = words(
        f"chains.found.{found.why}",
        who=names.get(found.device) or words("chains.somebody"),
        device=found.device[:8],
        place=found.seq,
        here=found.here,
        record=found.record[:16],
        told=_moment(found.told, words, local_zone),
        why=words.first([_error(found.code), "chains.unsigned"]) if found.code else "",
    )
    if not found.teller:
        return said
    teller = found.name or names.get(found.teller) or words("chains.somebody")
    key = "chains.told_by" if found.seal == "trusted" else "chains.told_by_unproved"
    at = _moment(found.told, words, local_zone)
    return f"{said} {words(key, name=teller, device=found.teller[:8], at=at)}"


def left(found: Left, words: Words) -> str:
    """What is known of a chain that this PC left."""
    key = "chains.left.missing" if found.missing else "chains.left.split"
    names = ", ".join(found.tellers) or words("chains.somebody")
    return words(key, place=found.place, n=len(found.ends), names=names)


def _moment(at: str, words: Words, local_zone: str) -> str:
    try:
        when = datetime.fromisoformat(at).astimezone(zone(local_zone)).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return at
    return dates.moment(words, when, local_zone)


def _error(code: str) -> str:
    room, _, rest = code.partition(".")
    return f"{room}.error.{rest}.text"
