"""What an event or service post must tell (5W1H), and the official channel of a service post."""

import re
from collections.abc import Iterator

from medsos_desktop.checks.families import dates, numbers
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import tokens

FACTS, CHANNEL = "facts.missing", "contact.missing-channel"
NAMED_PLACE = re.compile(
    r"(?:\s?(?:-|\u2013|s\.?d\.?|sampai|hingga)\s?(?:selesai|rampung|habis))?[ \t]*[,.;|\n\u2022\u00b7\U0001f4cd\U0001f4cc()-]{1,3}\s*(?:di\s)?"
    r"(?P<first>[A-Z][\w'\u2019]{2,20})(?:\s(?:[A-Z][\w'\u2019]*|\d{1,3})){1,6}(?=\s?[,.;\n|(]|\Z)"
)
WHERE = re.compile(r"(?<!\w)(?:di ?mana|di mane|nang endi|where|tempat|lokasi|panggonan|papan)\s?[:=]\s?\w")
TEMPLATES = ("event", "service")


@check(FACTS, scope="post")
def facts(run: Run) -> Iterator[Hit]:
    """Names which of date, hour, place, audience, cost and contact a post lacks."""
    if run.context.template not in TEMPLATES:
        return
    checks = {
        "date": _has_date(run), "hour": _has_hour(run), "place": _has_place(run),
        "audience": run.any(FACTS, "audience"), "cost": _has_cost(run), "contact": _has_contact(run),
    }  # fmt: skip
    missing = [name for name, there in checks.items() if not there]
    if missing:
        yield Hit(FACTS, None, {"missing": ",".join(missing), "n": len(missing)})


def _has_date(run: Run) -> bool:
    return bool(dates.mentions(run)) or run.any(FACTS, "date")


def _has_hour(run: Run) -> bool:
    if tokens.times(run.doc.text) or run.any(FACTS, "hour"):
        return True
    return bool(re.search(r"(?<![\d.])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.])", run.doc.low))


def _has_place(run: Run) -> bool:
    return run.any(FACTS, "place") or bool(WHERE.search(run.doc.low)) or _named_after_time(run)


def _named_after_time(run: Run) -> bool:
    """Whether a name of several words in capitals follows a day or an hour: "19.00 WIB, Lapangan Kridasana"."""
    no_place = run.pack.values("names", "stop") | run.pack.values("names", "title")
    ends = [one.end for one in tokens.times(run.doc.text)] + [one.end for one in dates.mentions(run)]
    for end in ends:
        place = NAMED_PLACE.match(run.doc.text, end)
        if place and place["first"].lower() not in no_place:
            return True
    return False


def _has_cost(run: Run) -> bool:
    return run.any(FACTS, "cost") or bool(tokens.money(run.doc.text))


def _has_contact(run: Run) -> bool:
    return _has_phone(run) or official(run) or bool(run.doc.emails) or run.any(FACTS, "contact")


def _has_phone(run: Run) -> bool:
    if any(found.code == "pii.phone" for found in numbers.read(run)):
        return True
    return own_phone(run)


def own_phone(run: Run) -> bool:
    """Whether one of the office's own phones stands in the text."""
    text = re.sub(r"[^\d]+", "", run.doc.low)
    for phone in run.context.allow.phones:
        digits = re.sub(r"\D", "", phone)
        tail = digits.removeprefix("62").lstrip("0")
        if len(tail) >= 6 and tail in text:
            return True
    return False


def official(run: Run) -> bool:
    """Whether an official channel stands in the text: own phone or mail, ``.go.id``, LAPOR!, 112."""
    if own_phone(run) or any(link.host.endswith(".go.id") or link.host == "go.id" for link in run.doc.links):
        return True
    own = {one.lower() for one in run.context.allow.emails}
    mails = (run.doc.text[start:end].lower() for start, end in run.doc.emails)
    if any(mail in own or mail.endswith(".go.id") for mail in mails):
        return True
    return run.any(CHANNEL, "official")


@check(CHANNEL, scope="post")
def channel(run: Run) -> Iterator[Hit]:
    """A service post without an official channel; a private number is none."""
    if run.context.template == "service" and not official(run):
        yield Hit(CHANNEL, None, {})
