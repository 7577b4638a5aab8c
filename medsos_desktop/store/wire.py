"""Records outside the database: one JSON object each, the body as the text it was sealed with."""

from collections.abc import Mapping
from typing import Any, TypeVar

from medsos_desktop.errors import UserError
from medsos_desktop.model.record import Record

_Kind = TypeVar("_Kind")
_TEXTS = ("id", "kind", "entity", "author", "device", "chain", "prev", "at", "content")


def dump(record: Record) -> dict[str, Any]:
    """For `json`; without ``salt`` and ``body`` when it is a bare link or was erased."""
    found: dict[str, Any] = {name: getattr(record, name) for name in _TEXTS}
    found |= {"parents": list(record.parents), "seq": record.seq}
    if record.body is not None and record.salt is not None:
        found |= {"salt": record.salt.hex(), "body": record.body.decode("utf-8")}
    return found


def load(value: Mapping[str, Any]) -> Record:
    """A record as it was dumped; its hashes are checked by `vetting`.

    Raises `UserError` ``store.record-broken``.
    """
    try:
        salt, body = value.get("salt"), value.get("body")
        texts = {name: _text(value[name]) for name in _TEXTS}
        return Record(
            **texts,
            parents=tuple(_text(parent) for parent in _of(list, value["parents"])),
            seq=_of(int, value["seq"]),
            salt=None if salt is None else _bytes(_text(salt)),
            body=None if body is None else _text(body).encode("utf-8"),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError("store.record-broken", record=str(value.get("id", "?"))[:16]) from error


def _of(kind: type[_Kind], value: object) -> _Kind:
    """``value``, which must be exactly of ``kind``: truth is no number, and "7" neither."""
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    return _of(str, value)


def _bytes(value: str) -> bytes:
    found = bytes.fromhex(value)
    if found.hex() != value:  # `fromhex` passes over blanks
        raise ValueError(value)
    return found
