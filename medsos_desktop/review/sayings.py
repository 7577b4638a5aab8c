"""Sentences of this screen: when, who, why. No Qt."""

from collections.abc import Iterable
from datetime import date, datetime

from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.proofs import Proof
from medsos_desktop.approval.reasons import Reason
from medsos_desktop.approval.waiting import Item
from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar import zones
from medsos_desktop.directory.substitutes import KINDS as ACTING
from medsos_desktop.errors import UserError
from medsos_desktop.model.grants import Grant, is_day
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import Decision
from medsos_desktop.review.names import Names
from medsos_desktop.words import Words

PAPER_DEEDS = (Action.APPROVE, Action.PASS)
"""What is signed on a sheet and put on record from it."""


def title(words: Words, text: str) -> str:
    """The title, or that there is none."""
    return text or words("review.untitled")


def short(words: Words, text: str, most: int = 40) -> str:
    """A title that leaves room for the rest of a sentence, cut at a word."""
    whole = title(words, text)
    if len(whole) <= most:
        return whole
    cut = whole[:most].rsplit(" ", 1)[0]
    return f"{cut}…"


def refused(words: Words, text: str, error: UserError) -> str:
    """A post by its title, and why it was not approved."""
    room, _, rest = error.code.partition(".")
    reason = words(f"{room}.error.{rest}.text", **error.params)
    return words("review.refused.line", title=short(words, text), reason=reason)


def brief(words: Words, planned: str) -> str:
    """As in "Kam 17 Des, 08.00"; the year is plain in a list of what comes next."""
    if not planned:
        return words("dates.undated")
    at = zones.parse(planned)
    return f"{spelling.brief_date(words, at.date())}, {spelling.clock(words, at)}"


def by(words: Words, decision: Decision | None, names: Names, now: datetime) -> str:
    """As in "Arum, kemarin 16.24", "Wisnu (Plh. Lurah), kemarin 16.24"; "" when nobody is known."""
    if decision is None:
        return ""
    return f"{who(words, decision, names)}, {spelling.ago(words, decision.at, now)}"


def who(words: Words, decision: Decision | Grant, names: Names) -> str:
    """Who decided, and for whom; of a decision on paper who signed it."""
    name = names.person(decision.decider if isinstance(decision, Decision) else decision.author)
    if decision.acting not in ACTING:
        return name
    acting = words(f"approval.acting.{decision.acting}", of=names.office_of(decision.acting_for))
    return words("review.acting", name=name, acting=acting)


def on_paper(words: Words, decision: Decision, names: Names, now: datetime) -> str:
    """Of a decision on paper the day beside the signature, and who entered it when; else ""."""
    if decision.proof != "paper":
        return ""
    entered = f"{names.person(decision.author)}, {spelling.ago(words, decision.at, now)}"
    if not is_day(decision.signed_on):
        return words("review.paper.entered", by=entered)
    day = spelling.short_date(words, date.fromisoformat(decision.signed_on))
    return words("review.paper.signed", day=day, by=entered)


def did(words: Words, decision: Decision) -> str:
    """What was decided, as in "Disetujui"; an approval says when it rests on a standing one, or on paper."""
    if decision.proof == "paper" and decision.action in PAPER_DEEDS:
        return words(f"review.did_paper.{decision.action}")
    return words("review.did_standing" if decision.basis else f"review.did.{decision.action}")


def decided(words: Words, decision: Decision | None, names: Names, now: datetime) -> str:
    """As in "Disetujui Lurah, kemarin 16.24"."""
    if decision is None:
        return ""
    if decision.proof == "paper":  # when it was entered is told apart from when it was signed
        return f"{did(words, decision)} · {who(words, decision, names)}"
    return f"{did(words, decision)} · {by(words, decision, names, now)}"


def given(words: Words, grant: Grant, names: Names) -> str:
    """Who gave a standing approval, and until when."""
    day = spelling.short_date(words, date.fromisoformat(grant.until)) if is_day(grant.until) else grant.until
    return words("review.given_by", name=who(words, grant, names), day=day)


def urgency(words: Words, item: Item) -> str:
    """As in "lewat tenggat"; "" when there is time."""
    return words(f"review.urgency.{item.urgency}") if item.urgency else ""


def row_text(words: Words, item: Item, names: Names, now: datetime) -> str:
    """One row of the list in a breath, for a screen reader."""
    row = item.row
    parts = [brief(words, row.planned), title(words, row.title), urgency(words, item)]
    parts += [names.catalogue.name(channel) for channel in row.channels]
    parts.append(words("review.changed_short") if item.changed else "")
    parts.append(by(words, item.last, names, now))
    return ", ".join(part for part in parts if part)


def goes_out(words: Words, post: Post) -> str:
    """As in "Kamis, 17 Desember 2026, 08.00 WIB"."""
    if not post.planned:
        return words("dates.undated")
    at = zones.parse(post.planned)
    return f"{spelling.long_date(words, at.date())}, {spelling.clock_in(words, at, post.zone)}"


def reason(words: Words, why: Reason) -> str:
    """One reason of a blocked button."""
    return words(f"review.reason.{why.code}", **why.params)


def reasons(words: Words, all_: Iterable[Reason]) -> list[str]:
    """Reasons in words, in their order."""
    return [reason(words, each) for each in all_]


def proof(words: Words, found: Proof | None) -> tuple[str, str]:
    """What a signature is worth here, and the tone to say it in ("ok" or "block")."""
    if found is None or found.counts:
        return words("review.signed"), "ok"
    room, _, rest = found.code.partition(".")
    return words("review.not_counted", why=words(f"{room}.error.{rest}.text")), "block"
