"""All words, from one catalogue for windows, terminal and files: ``resources/lang/<language>/<room>.toml``.

A key is ``room.rest``; its room's file is read when first asked for, which keeps the start short
(Fluent's runtime was tried: 81 ms to import and 103 ms to parse 1,000 messages, more than the whole
window may take; the same messages as TOML take 7 ms). Parameters stand in braces. A message with
plural forms is a table with ``one`` and ``other``, chosen by the parameter ``n``.
"""

import tomllib
from collections.abc import Iterable
from functools import cache

from medsos_desktop import resources

LANGUAGES = ("id", "en")
FALLBACK = "id"

Message = str | dict[str, str]


@cache
def _room(language: str, room: str) -> dict[str, Message]:
    file = resources.path("lang", language, f"{room}.toml")
    if not file.is_file():
        return {}
    flat: dict[str, Message] = {}
    _flatten(room, tomllib.loads(file.read_text(encoding="utf-8")), flat)
    return flat


def _flatten(prefix: str, table: dict[str, object], into: dict[str, Message]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, dict) and set(value) <= {"one", "other"}:
            into[key] = {form: str(text) for form, text in value.items()}
        elif isinstance(value, dict):
            _flatten(key, value, into)
        else:
            into[key] = str(value)


class Words:
    """Says a message in one language. Cheap to make; messages are shared."""

    def __init__(self, language: str = FALLBACK) -> None:
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language

    def __call__(self, key: str, **params: object) -> str:
        """The message of ``key``, filled with ``params``; an unknown key is a bug (`KeyError`)."""
        message = self.find(key)
        if message is None:
            raise KeyError(key)
        if isinstance(message, dict):
            plural = self.language == "en" and params.get("n") != 1
            message = message["other"] if plural or "one" not in message else message["one"]
        return message.format(**params) if params or "{" in message else message

    def find(self, key: str) -> Message | None:
        """The raw message, `None` when neither this language nor the fallback has it."""
        room = key.partition(".")[0]
        for language in (self.language, FALLBACK):
            message = _room(language, room).get(key)
            if message is not None:
                return message
        return None

    def first(self, keys: Iterable[str], **params: object) -> str:
        """The first key that exists, for messages with an optional special case."""
        for key in keys:
            if self.find(key) is not None:
                return self(key, **params)
        raise KeyError(tuple(keys))
