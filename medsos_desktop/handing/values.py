"""Fields of records as people call them, and what stands in them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

_MOST_LETTERS = 2000
_MOST_ITEMS = 8


class Values:
    """``names`` tells what an id stands for here or in the file: people, accounts, pillars."""

    def __init__(self, words: Words, zone: str, names: Mapping[str, str]) -> None:
        self._words, self._zone, self._names = words, zone, names

    def label(self, path: str) -> str:
        """The field's name: "Naskah", "Isi per akun: IG Kelurahan"."""
        head, _, rest = path.partition(".")
        said = self._words.first([f"handoff.field.{head}", "handoff.field.other"])
        whose = self._names.get(rest.partition(".")[0], "")
        if head == "variants" and whose:
            said = self._words("handing.of_account", field=said, name=whose)
        return said[:1].upper() + said[1:]

    def value(self, path: str, value: Any) -> str:
        """What stands there, in one text; "" for nothing."""
        if value in (None, "", [], {}, ()):
            return ""
        if isinstance(value, bool):
            return self._words("handing.yes" if value else "handing.no")
        if path == "planned":
            return self._moment(str(value))
        if isinstance(value, str):
            return self._names.get(value, value)[:_MOST_LETTERS]
        if path == "media" or path.endswith(".media"):
            return self._words("handing.pictures", n=len(value))
        if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
            shown = [self._names.get(each, each) for each in value[:_MOST_ITEMS]]
            return ", ".join(shown) + (" …" if len(value) > _MOST_ITEMS else "")
        return json.dumps(value, ensure_ascii=False, default=str)[:300]

    def _moment(self, text: str) -> str:
        try:
            return spell.moment(self._words, datetime.fromisoformat(text), self._zone)
        except ValueError:
            return text
