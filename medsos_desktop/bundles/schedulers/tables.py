"""Upload files that are tables: one account and zone a file, cut at the row limit, RFC 4180."""

import re
from collections.abc import Iterator

from medsos_desktop.bundles.schedulers import cells
from medsos_desktop.bundles.schedulers.facts import Facts
from medsos_desktop.bundles.schedulers.model import Record, Send, ToolFile
from medsos_desktop.packing.names import slug

_NEEDS_QUOTES = re.compile(r'[",\r\n]|^[ \t]|[ \t]$')


def files(known: Facts, sends: tuple[Send, ...]) -> Iterator[ToolFile]:
    """A file for each account and zone: the tool reads local times, and posts a file to one channel."""
    head = tuple(header for header, _ in known.columns) if known.header else ()
    fill = tuple(at for at, (_, field) in enumerate(known.columns) if field.startswith("picture"))
    for name, group in grouped(sends).items():
        records = [
            Record(send.item, tuple(cells.cell(field, send) for _, field in known.columns)) for send in group
        ]
        for path, part in numbered(f"tools/{known.id}/{known.id}_{name}", ".csv", records, known.rows):
            yield ToolFile(path, part, head, fill, known.bom)


def grouped(sends: tuple[Send, ...]) -> dict[str, list[Send]]:
    """Deliveries by ``<account>_<zone>``, safe as part of a file's name, in order of their first post."""
    names = account_names(sends)
    made: dict[str, list[Send]] = {}
    for send in sends:
        name = f"{names[send.delivery.account]}_{slug(send.item.zone) or 'zona'}"
        made.setdefault(name, []).append(send)
    return made


def account_names(sends: tuple[Send, ...]) -> dict[str, str]:
    """A name for each account, by its id: its folder, numbered where two would be the same."""
    names: dict[str, str] = {}
    for send in sends:
        account = send.delivery.account
        if account not in names:
            base = name = send.delivery.folder
            number = 1
            while name in names.values():
                number += 1
                name = f"{base}-{number}"
            names[account] = name
    return names


def numbered(
    stem: str, suffix: str, records: list[Record], rows: int | None
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """The records in files of at most ``rows``, numbered where there are several."""
    size = rows or len(records) or 1
    starts = range(0, len(records), size)
    for number, start in enumerate(starts, 1):
        name = f"{stem}_{number:02}{suffix}" if len(starts) > 1 else f"{stem}{suffix}"
        yield name, tuple(records[start : start + size])


def encoded(file: ToolFile) -> bytes:
    """CSV in UTF-8 with CRLF; every cell to the letter. `page.js` writes the same bytes."""
    lines = [file.head, *(record.cells for record in file.records)]
    text = "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines if line)
    return text.encode("utf-8-sig" if file.bom else "utf-8", "replace")


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
