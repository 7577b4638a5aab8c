"""The schedulers chosen and the templates they fill, as part of what the export remembers. No Qt."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from medsos_desktop.bundles.model import Template
from medsos_desktop.bundles.schedulers import carrying, cells, templates
from medsos_desktop.bundles.schedulers.facts import load
from medsos_desktop.errors import UserError
from medsos_desktop.jotter import Jotter

_PICTURES = 10
"""Columns of single pictures offered; templates that were seen have so many."""

FIELDS = (
    "", "text", "title", "at_minutes", "at_seconds", "at_dmy", "at_mdy", "at_z", "date_iso", "date_dmy",
    "date_mdy", "time_minutes", "time_seconds", "pictures", "alts", "channel", "account", "code", "subtype",
    "yes", "no",
    *(f"picture{n}" for n in range(1, _PICTURES + 1)), *(f"alt{n}" for n in range(1, _PICTURES + 1)),
)  # fmt: skip
"""What a column can be filled with, as it is offered; what only the recognition gives is added to it."""


def options(field: str) -> tuple[str, ...]:
    """What is offered for a column that holds ``field`` now."""
    return FIELDS if field in FIELDS else (field, *FIELDS)


class Mappings:
    """What people chose for the columns of a row of headers, remembered on this PC for that row."""

    def __init__(self, home: Path) -> None:
        self._jotter = Jotter(home, "templates.json", most=40)

    def recalled(self, template: Template) -> Template:
        """The template as it was mapped the last time; as recognised when it never was."""
        kept = self._jotter.get(self._key(template))
        fields = _fields(kept, len(template.headers))
        return template if fields is None else replace(template, fields=fields)

    def keep(self, template: Template) -> None:
        """Remembers it."""
        self._jotter.keep(self._key(template), list(template.fields))

    @staticmethod
    def _key(template: Template) -> str:
        return f"{template.tool}/{templates.fingerprint(template.headers)}"


def chosen(tools: tuple[str, ...], id: str, on: bool) -> tuple[str, ...]:
    """With or without a scheduler, in the order in which they are offered."""
    wanted = {*tools, id} if on else {*tools} - {id}
    return tuple(each for each in load() if each in wanted)


def laid(given: Iterable[Template], template: Template) -> tuple[Template, ...]:
    """With this template in place of the one its scheduler had."""
    return (*(each for each in given if each.tool != template.tool), template)


def of(given: Iterable[Template], tool: str) -> Template | None:
    """The template a scheduler has."""
    return next((each for each in given if each.tool == tool), None)


def mapped(template: Template, at: int, field: str) -> Template:
    """With another field in the column ``at``."""
    fields = list(template.fields)
    fields[at] = field
    return replace(template, fields=tuple(fields))


def trouble(tool: str, given: Iterable[Template]) -> UserError | None:
    """Why a scheduler cannot have its file yet."""
    try:
        carrying.require_tools((tool,), given)
    except UserError as error:
        return error
    return None


def to_data(template: Template) -> dict[str, Any]:
    """Plain JSON."""
    return {
        "tool": template.tool,
        "name": template.name,
        "headers": list(template.headers),
        "fields": list(template.fields),
    }


def from_data(data: Any) -> Template | None:
    """What `to_data` wrote; `None` when it makes no sense (any more)."""
    if not isinstance(data, dict) or data.get("tool") not in load():
        return None
    headers = data.get("headers")
    if not isinstance(headers, list) or not 0 < len(headers) <= templates.MOST_COLUMNS:
        return None
    fields = _fields(data.get("fields"), len(headers))
    if fields is None:
        return None
    return Template(data["tool"], str(data.get("name", "")), tuple(map(str, headers)), fields)


def _fields(found: Any, count: int) -> tuple[str, ...] | None:
    if not isinstance(found, list) or len(found) != count:
        return None
    good = all(isinstance(each, str) and (each == templates.UNKNOWN or cells.known(each)) for each in found)
    return tuple(found) if good else None
