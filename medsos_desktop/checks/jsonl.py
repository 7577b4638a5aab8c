"""The terminal's form of the checks: one JSON object in, one out (``check --jsonl``).

In: ``id``, ``text``, and as far as given ``channel``, ``surface``, ``fields``, ``template``,
``partner_post``, ``partner``, ``election_mode``, ``election_names``, ``planned_at``, ``now``,
``source_field``, ``allow``, ``information``, ``media``, ``recent``. Labels are not looked at.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checks import engine
from medsos_desktop.checks.context import Allow, Context, MediaFacts, PartnerFacts, Recent, Subject
from medsos_desktop.checks.pack import Pack
from medsos_desktop.errors import UserError
from medsos_desktop.text.clean import clean


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, (list, tuple)) else ()


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _time(record: Mapping[str, Any], name: str) -> datetime | None:
    """A moment with its offset; one without offset is taken as WIB."""
    value = record.get(name)
    if not isinstance(value, str) or not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise UserError("rules.moment", field=name, value=value[:40]) from error
    if moment.tzinfo is None:
        moment = datetime.fromisoformat(moment.isoformat() + "+07:00")
    return moment


_TEXTS = frozenset({"asset", "name", "format", "alt", "consent", "creator", "licence", "consent_until"})
_NUMBERS = frozenset({"size", "width", "height", "seconds"})


def _is_fact(name: str, given: object) -> bool:
    """A fact of another type than it must have counts as unknown: its check does not run."""
    if name in _TEXTS:
        return isinstance(given, str)
    if name in _NUMBERS:
        return isinstance(given, int | float) and not isinstance(given, bool)
    return isinstance(given, bool)


def _media(value: object) -> tuple[MediaFacts, ...]:
    known = set(MediaFacts.__dataclass_fields__)
    made = []
    for one in value if isinstance(value, list) else ():
        facts = {name: given for name, given in _table(one).items() if name in known}
        facts = {name: given for name, given in facts.items() if _is_fact(name, given)}
        until = facts.get("consent_until")
        if isinstance(until, str):
            try:
                facts["consent_until"] = date.fromisoformat(until)
            except ValueError as error:
                raise UserError("rules.moment", field="consent_until", value=until[:40]) from error
        made.append(MediaFacts(**facts))
    return tuple(made)


def subject_of(record: Mapping[str, Any], catalogue: Catalogue) -> Subject:
    """What is checked. An unknown channel or surface is a `UserError`."""
    surface_id = _text(record.get("surface"))
    if not surface_id:
        channel = _text(record.get("channel")) or "facebook"
        if channel not in catalogue.channels:
            raise UserError("rules.channel", channel=channel[:40])
        surface_id = catalogue.default_surface(channel)
    if surface_id not in catalogue:
        raise UserError("rules.channel", channel=surface_id[:40])
    surface = catalogue.surface(surface_id)
    fields = {name: clean(_text(text)) for name, text in _table(record.get("fields")).items()}
    if not fields:
        fields = {surface.main_field.name: clean(_text(record.get("text")))}
    return Subject(surface, fields, _media(record.get("media")))


def context_of(record: Mapping[str, Any]) -> Context:
    """The context a record gives; ``now`` is the planned moment when it is not given."""
    allow = _table(record.get("allow"))
    planned = _time(record, "planned_at")
    partner = record.get("partner")
    facts = None
    if isinstance(partner, dict):
        facts = PartnerFacts(**{name: _text(partner.get(name)) for name in PartnerFacts.__dataclass_fields__})
    recent = record.get("recent")
    return Context(
        now=_time(record, "now") or planned,
        planned_at=planned,
        template=_text(record.get("template")) or None,
        partner_post=bool(record.get("partner_post")),
        partner=facts,
        election_mode=bool(record.get("election_mode")),
        election_names=_texts(record.get("election_names")),
        allow=Allow(**{name: _texts(allow.get(name)) for name in Allow.__dataclass_fields__}),
        source_field=_text(record.get("source_field")) or None,
        information=_text(record.get("information")) or None,
        recent=_recent(recent) if isinstance(recent, list) else None,
        ai_text=bool(record.get("ai_text")) if "ai_text" in record else None,
    )


def _recent(value: list[Any]) -> tuple[Recent, ...]:
    made = []
    for one in value:
        at = _time(_table(one), "at")
        if at is not None:
            made.append(Recent(_text(_table(one).get("text")), at))
    return tuple(made)


def judge_line(record: Mapping[str, Any], pack: Pack, catalogue: Catalogue) -> dict[str, Any]:
    """The findings of one record in the form the terminal prints."""
    findings = engine.run(subject_of(record, catalogue), pack, context_of(record))
    return {
        "id": record.get("id"),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "span": list(one.span) if one.span else None,
                "params": dict(one.params),
                "fix": one.fix,
                **({"field": one.field} if one.field != "text" else {}),
            }
            for one in findings
        ],
    }
