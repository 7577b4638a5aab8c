"""``LIHAT-DULU.html``: one page for whoever posts by hand, whole in itself, without network.

The posts stand in the page as escaped HTML, so that a viewer without scripts shows them too; the
script adds copying, ticks and filters. A policy in the page's head forbids everything but its own
style, its own script (both by hash) and the embedded small pictures.
"""

import base64
import hashlib
import json
from collections.abc import Iterator

from medsos_desktop import resources
from medsos_desktop.bundles.formats import page_half
from medsos_desktop.bundles.formats.page_posts import posts
from medsos_desktop.bundles.markup import Markup, element, escaped, icon_symbol, json_block, split_template
from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.packing.entries import Entry

NAME = "LIHAT-DULU.html"
_ICONS = {"copy": "salin", "half": "st-periksa", "folder": "folder"}
_WORDS = (
    "copied", "copied_what", "copy_by_hand", "count", "all_done", "ticked", "unticked", "today",
)  # fmt: skip
_ARROW = (
    "data:image/svg+xml;base64,"
    + base64.b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12" fill="none" '
        b'stroke="#8A857B" stroke-width="1.75" stroke-linecap="round">'
        b'<path d="m2.500 4.500 3.500 3.500 3.500-3.500"/></svg>'
    ).decode()
)


def entries(material: Material) -> Iterator[Entry]:
    """The page, made piece by piece: a thousand pictures never stand in memory together."""
    yield Entry(NAME, pieces=lambda: _pieces(material))


def style() -> str:
    """The style sheet with the colours of the design tokens in front."""
    tokens = json.loads(resources.path("theme", "tokens.json").read_text(encoding="utf-8"))["colour"]
    light, dark = (_variables(tokens[name], name) for name in ("light", "dark"))
    sheet = resources.path("bundle", "page.css").read_text(encoding="utf-8")
    return (
        f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n{sheet}"
    )


def script(*, half: bool = False) -> str:
    """The page's script; with ``half`` also what fills the schedulers' files."""
    names = ("half.js", "page.js") if half else ("page.js",)
    return "".join(resources.path("bundle", name).read_text(encoding="utf-8") for name in names)


def _variables(colours: dict[str, str], scheme: str) -> str:
    pairs = "".join(f"--{name}:{value};" for name, value in sorted(colours.items()))
    return f'color-scheme:{scheme};--arrow:url("{_ARROW}");{pairs}'


def _pieces(material: Material) -> Iterator[bytes]:
    template = resources.path("bundle", "page.html").read_text(encoding="utf-8")
    values = _values(material)
    for literal, name in split_template(template):
        yield literal.encode("utf-8")
        if name == "posts":
            for piece in posts(material):
                yield piece.encode("utf-8", "replace")
        elif name:
            yield values[name].encode("utf-8", "replace")


def _values(material: Material) -> dict[str, Markup]:
    bundle = material.bundle

    def word(key: str, **params: object) -> Markup:
        return escaped(material.words(f"bundle.page.{key}", **params))

    css, js = Markup(style()), Markup(script(half=bool(bundle.tools)))
    counts = {"posts": len(bundle.items), "deliveries": bundle.deliveries, "pictures": bundle.pictures}
    return {
        "lang": Markup(material.words.language),
        "css": css,
        "js": js,
        "css_hash": Markup(_csp_hash(css)),
        "js_hash": Markup(_csp_hash(js)),
        "sprite": Markup("".join(icon_symbol(file, name) for name, file in _ICONS.items())),
        "title": escaped(f"{material.words('bundle.page.title')} · {material.span()} · {bundle.office.name}"),
        "office": escaped(bundle.office.name),
        "heading": word("heading", span=material.span()),
        "facts": word("facts", **counts),
        "deliveries": Markup(str(bundle.deliveries)),
        "accounts": _accounts(material),
        "days": _days(material),
        "data": json_block(_data(material)),
        "banner": _banner(material),
        "half": page_half.section(material),
        "proof": escaped(material.proof()),
        **{
            name: word(name)
            for name in (
                "skip", "how", "proof_more", "progress", "filter_account", "filter_day",
                "all_accounts", "all_days", "rest_only", "theme", "no_script", "no_store", "empty", "footer",
            )
        },
    }  # fmt: skip


def _banner(material: Material) -> Markup:
    """Says that a KONSEP is one; the other bundles need no banner, or tell which part they are."""
    bundle, words = material.bundle, material.words
    said = [words("bundle.page.draft")] if bundle.draft else []
    if bundle.parts > 1:
        said.append(words("bundle.page.part", n=bundle.part, all=bundle.parts))
    return Markup("".join(element("p", {"class": "note banner"}, text) for text in said))


def _csp_hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def _accounts(material: Material) -> Markup:
    names = {each.account: f"{each.channel_name} · {each.who}" for _, each in material.each()}
    return Markup("".join(element("option", {"value": account}, name) for account, name in names.items()))


def _days(material: Material) -> Markup:
    days = sorted({zones.parse(item.planned).date() for item in material.bundle.items})
    options = (element("option", {"value": f"{day}"}, spell.brief_date(material.words, day)) for day in days)
    return Markup("".join(options))


def _data(material: Material) -> dict[str, object]:
    """What the script needs: exact texts to copy (HTML would change some), and its words."""
    texts: dict[str, str] = {}
    for number, (_, delivery) in enumerate(material.each(), 1):
        texts |= {f"t{number}-{field}": text for field, text in delivery.fields}
        texts |= {
            f"a{number}-{n}": picture.alt for n, picture in enumerate(delivery.pictures, 1) if picture.alt
        }
    raw = {name: material.words.find(f"bundle.page.{name}") for name in _WORDS}
    return {"texts": texts, "words": raw, **page_half.data(material, texts)}


FORMAT = Format("page", entries)
