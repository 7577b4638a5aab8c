"""``tools/<scheduler>/...``: upload files of the chosen schedulers, addresses still to be filled in."""

from collections.abc import Iterator

from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.schedulers import making
from medsos_desktop.packing.entries import Entry


def entries(material: Material) -> Iterator[Entry]:
    """Every chosen scheduler's files, in the order of the choice."""
    for _known, files in making.made(material.bundle):
        for file in files:
            yield Entry(file.path, making.encoded(file))


FORMAT = Format("tools", entries, in_draft=False)
