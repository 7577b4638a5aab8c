"""Opens a file from outside as grids: decides what it is by its bytes, refuses what it cannot be."""

from collections.abc import Callable
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.sheets import limits
from medsos_desktop.exchange.sheets.grid import Grid

Cancelled = Callable[[], bool]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"MZ", "program"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "document"),
)


def open_grids(path: Path, cancelled: Cancelled) -> list[Grid]:
    """The sheets of a file, in order. Raises `UserError` ``sheet.*`` for what cannot be read."""
    data = _bytes(path)
    kind = _kind(data, path.name)
    if kind == "xlsx":
        from medsos_desktop.exchange.sheets import workbook

        return workbook.grids(data, path.name, cancelled)
    from medsos_desktop.exchange.sheets import delimited

    return delimited.grids(data, path, cancelled)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError("sheet.folder", name=path.name)
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            raise UserError(
                "sheet.too_big", name=path.name, size=size // 2**20, limit=limits.FILE_BYTES // 2**20
            )
        if size == 0:
            raise UserError("sheet.empty", name=path.name)
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError:
        raise UserError("sheet.not_found", name=path.name) from None
    except PermissionError:
        raise UserError("sheet.no_permission", name=path.name) from None
    except OSError as error:
        raise UserError("sheet.unreadable", name=path.name, detail=error.strerror or "") from None
    except ValueError:  # a NUL in the name
        raise UserError("sheet.not_found", name=path.name.replace("\0", "")) from None
    if len(data) > limits.FILE_BYTES:
        raise UserError(
            "sheet.too_big", name=path.name, size=len(data) // 2**20, limit=limits.FILE_BYTES // 2**20
        )
    return data


def _kind(data: bytes, name: str) -> str:
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "xlsx"
    if data.startswith(_OLE):
        encrypted = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data
        raise UserError("sheet.encrypted" if encrypted else "sheet.old_excel", name=name)
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise UserError("sheet.wrong_type", name=name, kind=what)
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta")):
        raise UserError("sheet.web_page", name=name)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UserError("sheet.empty", name=name)
    return "text"
