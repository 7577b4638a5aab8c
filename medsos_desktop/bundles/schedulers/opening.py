"""Reads a template that came from outside, with the reader of spreadsheets that trusts nobody."""

from pathlib import Path

from medsos_desktop.bundles.model import Template
from medsos_desktop.bundles.schedulers.templates import made
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.sheets.opening import open_grids
from medsos_desktop.packing.names import slug

MOST_BYTES = 2 * 2**20
"""A template is a row of headers and some samples; what is larger would only keep the window waiting."""

_ROWS = 20
"""Headers stand at the top; nobody looks for them further down."""


def read(tool: str, path: Path) -> Template:
    """The template in a CSV or XLSX file. Raises `UserError` ``sheet.*`` or ``schedulers.*``."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0  # the reader says it better
    if size > MOST_BYTES:
        raise UserError("schedulers.too-big", name=path.name, limit=MOST_BYTES // 2**20)
    name = f"{slug(path.stem) or 'templat'}{path.suffix.lower()}"
    grids = [grid for grid in open_grids(path, lambda: False) if grid.rows and not grid.hidden]
    if not grids:
        raise UserError("schedulers.no-headers", name=path.name)
    rows = [["" if cell is None else str(cell) for cell in row] for row in grids[0].rows[:_ROWS]]
    return made(tool, name, rows)
