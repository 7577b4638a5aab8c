"""Small HTML: every text escaped, every attribute quoted, nothing else possible."""

import html
import json
import re
from collections.abc import Mapping

from medsos_desktop import resources


class Markup(str):
    """Text that is HTML already; anything else gets escaped."""

    __slots__ = ()


Child = Markup | str
_VOID = frozenset({"img", "input", "br", "meta"})
_MARK = re.compile(r"\{\{([a-z_]+)\}\}")
# HTML's parser would change or drop these; shown as the replacement character, copied as they are.
_UNSHOWN = re.compile("[\x00\x0b\x0c\x0e-\x1f\x7f]")


def escaped(text: str) -> Markup:
    """``text`` so that a browser shows it as it is, in content and in quoted attributes alike."""
    return Markup(html.escape(_UNSHOWN.sub("\ufffd", text), quote=True))


def element(tag: str, attributes: Mapping[str, str | bool | None] | None = None, *children: Child) -> Markup:
    """``<tag ...>children</tag>``; an attribute of `None` or `False` is left out."""
    parts = [f"<{tag}"]
    for name, value in (attributes or {}).items():
        if value is True:
            parts.append(f" {name}")
        elif value is not None and value is not False:
            parts.append(f' {name}="{escaped(value)}"')
    parts.append(">")
    if tag not in _VOID:
        parts.extend(child if isinstance(child, Markup) else escaped(child) for child in children)
        parts.append(f"</{tag}>")
    return Markup("".join(parts))


def json_block(value: object) -> Markup:
    """JSON for a ``<script>`` block: ASCII, and nothing in it can end the block or start a comment."""
    plain = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return Markup(plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def split_template(text: str) -> list[tuple[str, str]]:
    """A template as (literal, name) pairs; the last name is empty. One pass: what is filled in stays."""
    parts: list[tuple[str, str]] = []
    at = 0
    for found in _MARK.finditer(text):
        parts.append((text[at : found.start()], found.group(1)))
        at = found.end()
    parts.append((text[at:], ""))
    return parts


def icon_symbol(name: str, identifier: str) -> Markup:
    """One of our icons as ``<symbol>``, for ``<use href="#i-...">``."""
    svg = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = re.sub(r'\sxmlns="[^"]*"', "", svg.strip())
    return Markup(re.sub(r"^<svg", f'<symbol id="i-{identifier}"', svg).replace("</svg>", "</symbol>"))


def icon(identifier: str) -> Markup:
    """An icon from the sprite, silent for screen readers."""
    use = element("use", {"href": f"#i-{identifier}"})
    return element("svg", {"class": "icon", "aria-hidden": "true"}, use)
