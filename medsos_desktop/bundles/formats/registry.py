"""Every format, in the order of the ZIP: a new one is a module and a line here."""

from medsos_desktop.bundles.formats import csv_list, folders, ics, page, pdf, results, start, uploads, xlsx
from medsos_desktop.bundles.material import Format

FORMATS: tuple[Format, ...] = (
    page.FORMAT,
    start.FORMAT,
    xlsx.FORMAT,
    csv_list.FORMAT,
    ics.FORMAT,
    pdf.FORMAT,
    results.FORMAT,
    uploads.FORMAT,
    folders.FORMAT,
)
