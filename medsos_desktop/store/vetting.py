"""What a record from outside must be before it is let in: whole, canonical, of a known shape or newer."""

import hashlib
import re
from datetime import datetime
from typing import Annotated, Any

import msgspec

from medsos_desktop.errors import UserError
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.grants import GIVE, is_day
from medsos_desktop.model.key import Key
from medsos_desktop.model.notes import Note
from medsos_desktop.model.post import State
from medsos_desktop.model.publication import MOST
from medsos_desktop.model.record import BRANCH_KIND, GRANT_KIND, REMARK_KINDS, Record
from medsos_desktop.store import bodies, records

MAX_BODY = 4_000_000
"""Bytes; a post's texts on every account stay far below."""
MAX_PARENTS = 64
MAX_ACCOUNTS = 1_000
"""Accounts that a note can name."""
MAX_ENDS = 1_000
"""Ends of a split chain that one record can name."""
MAX_DEPTH = 32
"""Maps and lists in one another; a post has seven. What is deeper could not be merged or shown everywhere."""

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_TEXT_KEYS = (
    "action",
    "subject",
    "content",
    "note",
    "link",
    "leads_to",
    "proof",
    "revision",
    "key",
    "signature",
    "basis",
    "acting",
    "acting_for",
    "signed_by",
    "signed_on",
)


_WRONG = (ValueError, TypeError, KeyError, AttributeError, msgspec.ValidationError)
_GRANT_KEYS = (
    "action",
    "template",
    "pillar",
    "start",
    "until",
    "note",
    "proof",
    "basis",
    "acting",
    "acting_for",
)


class _Erase(msgspec.Struct):
    records: list[str]
    reason: str = ""
    media: list[str] = []


class _Branch(msgspec.Struct):
    ends: list[str]
    note: str = ""


class _Evidence(msgspec.Struct):
    decision: str
    blob: str
    mime: str
    size: int
    name: str = ""


class _Publication(msgspec.Struct):
    account: str
    at: str = ""
    link: str = ""
    metrics: dict[str, Annotated[int, msgspec.Meta(ge=0, le=MOST)]] = {}
    note: str = ""
    rough: bool = False
    gone: bool = False


def vet(record: Record) -> None:
    """Raise `UserError` ``store.record-broken`` unless the record can be stored and projected.

    The signature of its sender is another matter; so is whether its chain has gaps (`verifying`).
    """
    try:
        _header(record)
        if record.body is not None:
            _body(record)
    except (*_WRONG, RecursionError) as error:
        raise UserError("store.record-broken", record=record.id[:16]) from error


def understood(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Of the data of a newer body what has a shape known here: a field may mean something else by now.

    A key's is given whole: what ends a key must not fall away because it is written otherwise.
    """
    if kind == "key":
        return data
    return (
        data
        if _fits(kind, data)
        else {key: value for key, value in data.items() if _fits(kind, {key: value})}
    )


def _fits(kind: str, data: dict[str, Any]) -> bool:
    try:
        _known(kind, data)
    except _WRONG:
        return False
    return True


def _header(record: Record) -> None:
    names = (record.kind, record.entity, record.device, record.chain)
    hashes = (record.id, record.content, *record.parents, *([record.prev] if record.prev else ()))
    _require(all(_ID.fullmatch(name) for name in names))
    _require(record.author == "" or _ID.fullmatch(record.author) is not None)
    _require(all(_HASH.fullmatch(each) for each in hashes))
    _require(_AT.fullmatch(record.at) is not None and len(record.parents) <= MAX_PARENTS)
    _require(1970 <= datetime.fromisoformat(record.at).year <= 9000)  # on the clock of every zone
    _require(0 < record.seq < 2**53 and (record.seq > 1) == bool(record.prev))
    _require(record.id == records.record_id(record))
    _require((record.salt is None) == (record.body is None))


def _body(record: Record) -> None:
    assert record.salt is not None
    assert record.body is not None
    _require(len(record.salt) == 16 and len(record.body) <= MAX_BODY)
    _require(records.content_hash(record.salt, record.body) == record.content)
    whole = msgspec.json.decode(record.body)
    _require(canonical(whole, MAX_DEPTH) == record.body)
    version, data = whole["v"], whole.get("data", {})
    _require(isinstance(version, int) and version >= 1 and isinstance(data, dict))
    _require(not isinstance(version, bool))
    op = whole.get("op", {})
    _require(isinstance(op, dict) and all(isinstance(each, str) for each in op.values()))
    if version <= bodies.VERSION:
        _known(record.kind, bodies.of(record.kind, whole)[0])
        if record.kind == "key":
            _key(record.entity, msgspec.convert(data, Key, strict=True))
    elif record.kind == "erase":  # in every version: what is to go must be told
        _known("erase", data)


def _known(kind: str, data: dict[str, Any]) -> None:
    if (cls := bodies.class_of(kind)) is not None:
        whole = msgspec.convert(data, cls, strict=True)
        if kind == "post" and whole.planned is not None:
            _require(len(whole.planned) == 16)
            datetime.fromisoformat(whole.planned)
        elif kind == "substitute":
            _require(is_day(whole.start) and is_day(whole.until))
    elif kind in REMARK_KINDS:
        _require(all(isinstance(data.get(key, ""), str) for key in _TEXT_KEYS))
        _require(all(isinstance(each, str) for each in data.get("confirmed", [])))
        _require(data.get("leads_to", "") in {"", *(state.value for state in State)})
        if kind == "note":
            _note(msgspec.convert(data, Note, strict=True))
        if kind == "publication":
            msgspec.convert(data, _Publication, strict=True)
        if kind == "evidence":
            _require(all(_HASH.fullmatch(data[key]) for key in ("decision", "blob")))
            msgspec.convert(data, _Evidence, strict=True)
    elif kind == GRANT_KIND:
        _require(all(isinstance(data.get(key, ""), str) for key in _GRANT_KEYS))
        days = (data.get("start", ""), data.get("until", ""))
        _require(data.get("action") != GIVE or all(map(is_day, days)))
    elif kind == "erase":
        msgspec.convert(data, _Erase, strict=True)
    elif kind == BRANCH_KIND:
        branch = msgspec.convert(data, _Branch, strict=True)
        _require(len(branch.ends) <= MAX_ENDS and all(map(_HASH.fullmatch, branch.ends)))


def _key(entity: str, key: Key) -> None:
    """A key stands under its own fingerprint, and its times can be compared."""
    public = bytes.fromhex(key.public)
    _require(len(public) == 32 and key.public == public.hex())
    _require(hashlib.sha256(public).hexdigest() == entity)
    times = (key.made, key.valid_from, key.valid_until, key.revoked_at)
    _require(all(each == "" or _AT.fullmatch(each) for each in times))
    _require(key.successor == "" or _HASH.fullmatch(key.successor))


def _note(note: Note) -> None:
    _require(0 <= note.pin.start <= note.pin.end and len(note.pin.accounts) <= MAX_ACCOUNTS)
    _require(note.thread == "" or _HASH.fullmatch(note.thread) is not None)


def _require(condition: object) -> None:
    if not condition:
        raise ValueError
