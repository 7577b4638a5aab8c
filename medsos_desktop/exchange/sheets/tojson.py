"""The machine's view of a reading, as ``import --json`` prints it (design, decision 22)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from medsos_desktop.exchange.sheets.model import Remark, SheetPost, SheetReading


def to_json(reading: SheetReading, zone: str = "Asia/Jakarta") -> dict[str, Any]:
    """``posts``, ``rejected``, ``skipped``, ``warnings``; times are ISO with the offset of ``zone``."""
    office = ZoneInfo(zone)
    return {
        "posts": [_post(post, office) for post in reading.posts],
        "rejected": [_remark(remark) for remark in reading.rejected],
        "skipped": [{"sheet": s.sheet, "row": s.row, "why": s.why} for s in reading.skipped],
        "warnings": [_remark(remark) for remark in reading.warnings],
    }


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
