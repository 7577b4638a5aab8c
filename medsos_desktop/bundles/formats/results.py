"""``hasil.xlsx``: a row a delivery, empty where whoever posts will tell what became of it."""

from collections.abc import Iterator

from medsos_desktop.bundles import resultsheet
from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.resultsheet import SheetRow
from medsos_desktop.calendar import zones
from medsos_desktop.packing.entries import Entry

NAME = "hasil.xlsx"


def entries(material: Material) -> Iterator[Entry]:
    """One workbook."""
    about = f"{material.bundle.office.name} · {material.span()}"
    yield Entry(NAME, resultsheet.write(material.words, about, _rows(material)))


def _rows(material: Material) -> Iterator[SheetRow]:
    for item, delivery in material.each():
        planned = zones.parse(item.planned)
        said = resultsheet.planned_said(planned, zones.short_name(item.zone, planned))
        yield SheetRow((item.code, delivery.surface_name, delivery.who, said, item.title))


FORMAT = Format("results", entries, in_draft=False)
