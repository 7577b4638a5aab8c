"""What an event or service post must tell (5W1H), and the official channel of a service post."""

import re
from collections.abc import Iterator

from medsos_desktop.checks.families import dates, numbers
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import tokens

FACTS, CHANNEL = "facts.missing", "contact.missing-channel"
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
    return run.any(FACTS, "place")


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
