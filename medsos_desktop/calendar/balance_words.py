"""What a month's finding says: the words of its code, filled with names and days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar.balance import Finding
from medsos_desktop.calendar.format import Say


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: what it is about, what was found, why it matters, what to do."""

    title: str
    what: str
    why: str
    todo: str


def told(say: Say, finding: Finding, accounts: Mapping[str, str]) -> Told:
    """``accounts`` maps account ids to their names; an unknown one is called by its id."""
    params: dict[str, object] = dict(finding.params)
    params["account"] = listed(say, [accounts.get(one, one) for one in finding.accounts])
    params["day"] = spell.brief_date(say, finding.day)
    if "first" in finding.params and "last" in finding.params:
        first, last = (date.fromisoformat(str(finding.params[key])) for key in ("first", "last"))
        params["span"] = say(
            "balance.until", first=spell.day_month(say, first), last=spell.day_month(say, last)
        )
    title, what, why, todo = (
        say(f"findings.{finding.code}.{part}", **params) for part in ("title", "what", "why", "todo")
    )
    return Told(title, what, why, todo)


def listed(say: Say, names: Sequence[str]) -> str:
    """As in "IG", "IG dan FB", "IG, FB dan WA"."""
    if len(names) < 2:
        return "".join(names)
    return say("balance.and", first=", ".join(names[:-1]), last=names[-1])


def summary(say: Say, found: Sequence[Finding], accounts: Mapping[str, str]) -> str:
    """The month's state in one breath, for a screen reader."""
    if not found:
        return say("balance.none")
    titles = "; ".join(told(say, one, accounts).title for one in found)
    return say("balance.summary", count=say("balance.count", n=len(found)), titles=titles)
