"""``MULAI.txt``: the first words for whoever opens the folder, with line ends any Notepad shows."""

import textwrap
from collections.abc import Iterator

from medsos_desktop import resources
from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.schedulers import carrying, making, telling
from medsos_desktop.packing.entries import Entry, text_entry

NAME = "MULAI.txt"
_WIDTH = 78


def entries(material: Material) -> Iterator[Entry]:
    """One text, from ``resources/bundle/start.<language>.txt``; a KONSEP has its own.

    With schedulers it goes on: what each file is, how well it is known, and what it does not carry.
    """
    bundle = material.bundle
    kind = "draft" if bundle.draft else "start"
    template = resources.path("bundle", f"{kind}.{material.words.language}.txt").read_text(encoding="utf-8")
    text = template.format(
        office=bundle.office.name,
        span=material.span(),
        posts=len(bundle.items),
        deliveries=bundle.deliveries,
        pictures=bundle.pictures,
        proof=material.proof(),
    )
    text += "".join(f"{line}\n" for line in _schedulers(material))
    yield text_entry(NAME, text.replace("\n", "\r\n"))


def _schedulers(material: Material) -> Iterator[str]:
    bundle, words = material.bundle, material.words
    if not bundle.tools:
        return
    yield from ("", "", words("bundle.half.title").upper(), "")
    yield from _wrapped(words("bundle.half.lead_file"))
    lacks = carrying.unmet(bundle)
    for known, files in making.made(bundle):
        yield from ("", telling.name(words, known.id))
        yield from _wrapped(telling.known(words, known))
        yield from _wrapped(telling.hint(words, known))
        if files:
            yield f"  tools/{known.id}/"
        yield from (f"    {file.path.rpartition('/')[2]}" for file in files)
        for each in lacks:
            if each.tool == known.id:
                key = "left_out_line" if each.out else "by_hand_line"
                line = telling.line(words, (each,), named=False)
                yield from _wrapped(words(f"bundle.half.{key}", line=line), "- ")


def _wrapped(text: str, mark: str = "") -> list[str]:
    """Lines that any Notepad shows whole; nothing of the text is lost."""
    return textwrap.wrap(text, _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


FORMAT = Format("start", entries)
