"""``MULAI.txt``: the first words for whoever opens the folder, with line ends any Notepad shows."""

from collections.abc import Iterator

from medsos_desktop import resources
from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.packing.entries import Entry, text_entry

NAME = "MULAI.txt"


def entries(material: Material) -> Iterator[Entry]:
    """One text, from ``resources/bundle/start.<language>.txt``; a KONSEP has its own."""
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
    yield text_entry(NAME, text.replace("\n", "\r\n"))


FORMAT = Format("start", entries)
