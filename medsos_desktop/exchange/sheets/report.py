"""A reading as others see it: JSON for machines (design, decision 22), lines for the terminal."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from medsos_desktop.exchange.sheets.model import Remark, SheetPost, SheetReading
from medsos_desktop.words import Words


def to_json(reading: SheetReading) -> dict[str, Any]:
    """``posts``, ``rejected``, ``skipped``, ``warnings``; times are ISO with the office zone's offset."""
    office = ZoneInfo(reading.zone)
    return {
        "posts": [_post(post, office) for post in reading.posts],
        "rejected": [_remark(remark) for remark in reading.rejected],
        "skipped": [{"sheet": s.sheet, "row": s.row, "why": s.why} for s in reading.skipped],
        "warnings": [_remark(remark) for remark in reading.warnings],
    }


def reading_lines(reading: SheetReading, words: Words) -> Iterator[str]:
    """What was found, what was refused and why, what to look at; skipped rows as a count by reason."""
    yield words("sheet.found.posts", n=len(reading.posts))
    if reading.rejected:
        yield words("sheet.found.rejected", n=len(reading.rejected))
        yield from (f"  {remark_line(remark, words)}" for remark in reading.rejected)
    if reading.warnings:
        yield words("sheet.found.warnings", n=len(reading.warnings))
        yield from (f"  {remark_line(remark, words)}" for remark in reading.warnings)
    if reading.skipped:
        yield words("sheet.found.skipped", n=len(reading.skipped))
        for why in dict.fromkeys(s.why for s in reading.skipped):
            rows = [s.row for s in reading.skipped if s.why == why]
            yield f"  {words(f'sheet.skip.{why}')}: {len(rows)}"


def remark_line(remark: Remark, words: Words) -> str:
    """One remark in words, with its place: ``Desember 2026 B8 (Tanggal) "31/11/2026": ...``."""
    place = f"{remark.sheet} {remark.cell or remark.row}"
    named = f" ({remark.column})" if remark.column else ""
    value = f" “{remark.value[:60]}”" if remark.value else ""
    return f"{place}{named}{value}: {words(f'sheet.reason.{remark.reason}')}"


def field_name(field: str, words: Words) -> str:
    """A field of the mapping step in words; "" and ``ignored`` are columns that are not used."""
    return words(f"sheet.field.{'none' if field in ('', 'ignored') else field}")


def _post(post: SheetPost, zone: ZoneInfo) -> dict[str, Any]:
    partner = post.partner
    return {
        "sheet": post.sheet,
        "row": post.row,
        "planned_at": _instant(post.planned, zone),
        "channels": list(post.channels),
        "surfaces": list(post.surfaces),
        "title": post.title,
        "text": post.text,
        "hashtags": list(post.hashtags),
        "pillar": post.pillar,
        "status": post.status,
        "pic": post.pic,
        "partner": None
        if partner is None
        else {
            "name": partner.name,
            "program": partner.program,
            "document": partner.document,
            "beneficiaries": partner.beneficiaries,
        },
    }


def _instant(planned: str | None, zone: ZoneInfo) -> str | None:
    return None if planned is None else datetime.fromisoformat(planned).replace(tzinfo=zone).isoformat()


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "sheet": remark.sheet,
        "row": remark.row,
        "column": remark.column,
        "value": remark.value,
        "reason": remark.reason,
    }
