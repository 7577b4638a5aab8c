"""``jadwal.csv``: RFC 4180 with CRLF; a BOM, without which Excel reads UTF-8 as the local code page."""

import csv
import io
from collections.abc import Iterator

from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.rows import headers, neutralised, rows
from medsos_desktop.packing.entries import Entry

NAME = "jadwal.csv"


def entries(material: Material) -> Iterator[Entry]:
    """One table, a row a delivery."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headers(material))
    for row in rows(material):
        writer.writerow([row.number, f"{row.at:%Y-%m-%d}", *map(neutralised, row.texts)])
    yield Entry(NAME, out.getvalue().encode("utf-8-sig", "replace"))


FORMAT = Format("csv", entries)
