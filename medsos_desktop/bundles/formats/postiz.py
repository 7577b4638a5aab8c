"""Postiz' public API: a list of request bodies, each for one post at one moment on all its accounts.

A file holds at most the 30 requests that the service takes in an hour. Instants end in ``Z``: one
without an offset would be read in the server's zone without a word. Text is one ``<p>`` a line, since a
``<br>`` is lost there. The pictures' addresses and the accounts' ids are filled in by the page.
"""

import html
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from medsos_desktop import resources
from medsos_desktop.bundles.schedulers import cells, tables
from medsos_desktop.bundles.schedulers.facts import Facts, surfaces
from medsos_desktop.bundles.schedulers.model import (
    JSON,
    Record,
    Send,
    Tool,
    ToolFile,
    account_mark,
    media_mark,
)


def files(known: Facts, sends: tuple[Send, ...]) -> Iterator[ToolFile]:
    """Requests in order of time, cut at the limit of an hour."""
    names = tables.account_names(sends)
    records = [
        Record(item, body=_request(list(group), names))
        for item, group in groupby(sends, key=lambda send: send.item)
    ]
    for path, part in tables.numbered(f"tools/{known.id}/{known.id}", ".json", records, known.rows):
        yield ToolFile(path, part, kind=JSON)


def _request(sends: list[Send], names: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "schedule",
        "date": cells.instant(sends[0]),
        "shortLink": False,
        "tags": [],
        "posts": [_post(send, names[send.delivery.account]) for send in sends],
    }


def _post(send: Send, name: str) -> dict[str, Any]:
    pictures = zip(send.media, send.delivery.pictures, strict=True)
    images = [{"id": path, "path": media_mark(path), "alt": picture.alt} for path, picture in pictures]
    return {
        "integration": {"id": account_mark(name)},
        "value": [{"content": paragraphs(send.delivery.caption), "image": images}],
        "settings": _settings(send),
    }


def paragraphs(text: str) -> str:
    """One ``<p>`` a line, with ``& < >`` escaped; an empty line is an empty paragraph."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines)


def _settings(send: Send) -> dict[str, Any]:
    """What the service's validators ask for on the channel, with the choices an office would make."""
    channel = send.delivery.channel
    made: dict[str, Any] = {"__type": channel}
    for name, value in _asked().get(channel, {}).items():
        filled = _filled(value, send)
        if filled != "":
            made[name] = filled
    return made


def _filled(value: Any, send: Send) -> Any:
    title = cells.title(send)
    marks = {
        "$kind": "story" if send.delivery.surface in surfaces("story") else "post",
        "$title": title,
        "$title!": title or send.item.title or send.item.code,
    }
    return marks.get(value, value) if isinstance(value, str) else value


@cache
def _asked() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.path("bundle", "postiz.toml").read_text(encoding="utf-8"))


TOOL = Tool("postiz", files)
