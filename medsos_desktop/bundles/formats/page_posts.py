"""The posts of the page as HTML, one piece a post: read top to bottom it is the uploader's day."""

import base64
from collections.abc import Iterator
from itertools import groupby

from medsos_desktop.bundles.markup import Markup, element, icon
from medsos_desktop.bundles.material import Material, picture_file
from medsos_desktop.bundles.model import BundleItem, Delivery, Picture
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones


def posts(material: Material) -> Iterator[Markup]:
    """Days, in them posts, in them deliveries, in order of time."""
    number = 0
    for day, group in groupby(material.bundle.items, key=lambda item: item.planned[:10]):
        items = list(group)
        yield Markup(f'<section class="day" id="d-{day}" aria-labelledby="h-{day}">')
        count = element("small", None, material.words("bundle.page.day_count", n=len(items)))
        yield element("h2", {"id": f"h-{day}"}, material.date(items[0]), " ", count)
        for item in items:
            yield _open(item, material)
            for delivery in item.deliveries:
                number += 1
                yield _delivery(number, item, delivery, material)
            yield Markup("</div></article>\n")
        yield Markup("</section>\n")


def _open(item: BundleItem, material: Material) -> Markup:
    at = zones.parse(item.planned)
    when = element(
        "p", {"class": "when"},
        element("b", None, spell.clock(material.words, at)),
        element("span", None, zones.short_name(item.zone, at)),
    )  # fmt: skip
    title = element("h3", None, item.title or material.words("bundle.untitled"))
    code = element("p", {"class": "code"}, material.words("bundle.page.code", code=item.code))
    return Markup(f'<article class="post">{when}<div class="what">{title}{code}')


def _delivery(number: int, item: BundleItem, delivery: Delivery, material: Material) -> Markup:
    body = [_words(number, delivery, material)]
    if delivery.pictures:
        body.append(_pictures(number, item, delivery, material))
    return element(
        "section",
        {
            "class": "send",
            "data-key": f"{item.post}/{delivery.account}{'/konsep' if material.bundle.draft else ''}",
            "data-account": delivery.account,
            "data-day": item.planned[:10],
            "aria-label": f"{delivery.surface_name}, {delivery.who}",
        },
        _head(delivery, material),
        element("div", {"class": "body"}, *body),
        _path(item, delivery, material) if delivery.pictures else Markup(),
        _tick(item, delivery, material),
    )


def _tick(item: BundleItem, delivery: Delivery, material: Material) -> Markup:
    """After the content in reading order, since it is what one does last."""
    title = item.title or material.words("bundle.untitled")
    said = material.words("bundle.page.tick_which", title=title, account=delivery.who)
    return element(
        "label", {"class": "check tick"},
        element("input", {"type": "checkbox", "aria-label": said, "autocomplete": "off"}),
        element("span", None, material.words("bundle.page.tick")),
    )  # fmt: skip


def _head(delivery: Delivery, material: Material) -> Markup:
    return element(
        "div", {"class": "head"},
        element("span", {"class": "mono", "aria-hidden": "true"}, delivery.monogram),
        element(
            "div", {"class": "who"},
            element("b", None, delivery.surface_name), element("span", None, delivery.who),
        ),
        element(
            "button", {"type": "button", "class": "quiet again", "aria-expanded": "false"},
            element("span", None, material.words("bundle.page.again")),
        ),
    )  # fmt: skip


def _words(number: int, delivery: Delivery, material: Material) -> Markup:
    """The fields to fill in, in the surface's order; those left empty are not shown."""
    shown = [(field, text) for field, text in delivery.fields if text]
    parts = [_field(number, field, text, delivery, material, len(shown) > 1) for field, text in shown]
    if not parts:
        parts = [element("p", {"class": "path"}, material.words("bundle.page.no_text"))]
    return element("div", {"class": "words"}, *parts)


def _field(
    number: int, field: str, text: str, delivery: Delivery, material: Material, several: bool
) -> Markup:
    main = field == delivery.main
    name = material.words("bundle.page.caption" if main else f"bundle.field.{field}")
    button = element(
        "button", {"type": "button", "class": "first" if main else None, "data-copy": f"t{number}-{field}"},
        icon("copy"), element("span", None, material.words("bundle.page.copy", what=name.lower())),
    )  # fmt: skip
    parts = [element("h4", {"class": None if several else "unseen"}, name)]
    parts.append(element("div", {"class": "text", "id": f"t{number}-{field}", "tabindex": "0"}, text))
    count = material.words("bundle.page.length", n=len(text))
    parts.append(element("div", {"class": "act"}, button, element("small", None, count)))
    return element("div", {"class": "field"}, *parts)


def _pictures(number: int, item: BundleItem, delivery: Delivery, material: Material) -> Markup:
    made = [
        _picture(number, n, picture, f"{item.folder}/{delivery.folder}", len(delivery.pictures), material)
        for n, picture in enumerate(delivery.pictures, 1)
    ]
    label = material.words("bundle.page.pictures", n=len(made))
    return element("ul", {"class": "pics", "aria-label": label, "role": "list"}, *made)


def _picture(number: int, n: int, picture: Picture, folder: str, count: int, material: Material) -> Markup:
    entry = material.rendered(picture)
    file = picture_file(n)
    image = element(
        "img",
        {
            "src": "data:image/jpeg;base64," + base64.b64encode(entry.thumbnail.read_bytes()).decode(),
            "alt": picture.alt or material.words("bundle.page.picture", n=n, all=count),
            "width": str(entry.rendered.width),
            "height": str(entry.rendered.height),
            "decoding": "async",
        },
    )
    name = element(
        "span", {"class": "name"}, material.words("bundle.page.picture", n=n, all=count), f" · {file}"
    )
    parts = [name]
    if picture.alt:
        parts.append(element("span", {"class": "alt", "id": f"a{number}-{n}"}, picture.alt))
        said = element("span", None, material.words("bundle.page.copy_alt"))
        hidden = element("span", {"class": "unseen"}, f" {n}")
        parts.append(
            element("button", {"type": "button", "data-copy": f"a{number}-{n}"}, icon("copy"), said, hidden)
        )
    else:
        parts.append(element("span", {"class": "none"}, material.words("bundle.page.no_alt")))
    opens = material.words("bundle.page.open_picture", file=file)
    link = element(
        "a", {"href": f"{folder}/{file}", "target": "_blank", "rel": "noopener", "title": opens}, image
    )
    return element("li", None, element("figure", None, link, element("figcaption", None, *parts)))


def _path(item: BundleItem, delivery: Delivery, material: Material) -> Markup:
    folder = f"{item.folder}/{delivery.folder}"
    link = element("a", {"href": f"{folder}/", "target": "_blank", "rel": "noopener"}, folder)
    said = element("span", None, material.words("bundle.page.folder_of"))
    return element("p", {"class": "path"}, icon("folder"), said, " ", link)
