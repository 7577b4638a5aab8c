"""The cells of a plan, spelled as the dress wants it."""

from datetime import date, datetime, time
from typing import Any

from tests.exchange.dress import Dress, Formula
from tests.exchange.spellings import DAYS, MONTHS, ORDER, SHORT, STATUS, WORDS
from tests.exchange.truth import Plan


def cell(dress: Dress, column: str, plan: Plan, n: int) -> Any:
    if column.startswith("tick:"):
        return _tick(dress, column[5:], plan)
    if column == "number":
        return n + 1
    if column == "date":
        return spell_date(dress, plan.day, plan)
    if column in ("day", "month", "year"):
        assert plan.day
        if plan.bad:
            return {"day": 32, "month": MONTHS[plan.day.month - 1], "year": plan.day.year}[column]
        return {"day": plan.day.day, "month": MONTHS[plan.day.month - 1], "year": plan.day.year}[column]
    if column == "weekday":
        return "" if plan.day is None or plan.bad else DAYS[plan.day.weekday()]
    if column == "time":
        return _time(dress, plan)
    if column == "channel":
        return _places(dress, plan)
    if column == "format":
        kinds = {"ig_story": "Story", "ig_feed": "Feed"}
        return next((kinds[s] for c, s in plan.uses if c == "instagram"), "Infografis")
    if column == "text" and dress.tags == "trailing" and plan.tags and plan.text:
        return f"{plan.text}\n\n{' '.join(plan.tags)}"
    if column == "tags":
        return (
            ", ".join(tag.lstrip("#") for tag in plan.tags)
            if dress.status == "chat" and len(plan.tags) > 1
            else " ".join(plan.tags)
        )
    if column == "status":
        return STATUS[dress.status][ORDER.index(plan.status)]
    if column in ("partner", "program", "document", "beneficiaries"):
        return (
            plan.partner[("partner", "program", "document", "beneficiaries").index(column)]
            if plan.partner
            else ""
        )
    return {
        "pillar": plan.pillar,
        "title": plan.title,
        "text": plan.text,
        "pic": plan.pic,
        "visual": "Infografis 3 slide",
        "note": "",
    }[column]


def spell_date(dress: Dress, day: date | None, plan: Plan | None = None) -> Any:
    if day is None:
        return ""
    weekday = DAYS[day.weekday()]
    if plan and plan.bad:
        return {
            "bare": "32",
            "bare_named": "32",
            "short": "31/02",
            "named": "31 Feb 2026",
            "long": "Senin, 31 Februari 2026",
        }.get(dress.dates, "31/02/2026")
    text: Any = {
        "dmy": f"{day.day}/{day.month}/{day.year}",
        "dashes": f"{day:%d-%m-%y}",
        "named": f"{day.day} {SHORT[day.month - 1]} {day.year}",
        "long": f"{weekday}, {day.day} {MONTHS[day.month - 1]} {day.year}",
        "iso": f"{day:%Y-%m-%d}",
        "real": day,
        "bare": day.day,
        "bare_named": f"{weekday}, {day.day}",
        "short": f"{day.day} {SHORT[day.month - 1]}",
        "formula": Formula("=DATE(2026,1,1)", day),
        "dots": f"{day:%d.%m.%Y}",
    }[dress.dates]
    if (
        plan
        and dress.times == "in_date"
        and plan.minutes is not None
        and dress.dates not in ("bare", "formula")
    ):
        if dress.dates == "real":
            return datetime(day.year, day.month, day.day, plan.minutes // 60, plan.minutes % 60)
        return (
            f"{text} {plan.minutes // 60:02d}.{plan.minutes % 60:02d} WIB"
            if dress.dates != "iso"
            else f"{text}T{plan.minutes // 60:02d}:{plan.minutes % 60:02d}:00"
        )
    return text


def _time(dress: Dress, plan: Plan) -> Any:
    if plan.minutes is None:
        return ""
    hour, minute = divmod(plan.minutes, 60)
    part = "pagi" if hour < 11 else "siang" if hour < 15 else "sore" if hour < 18 else "malam"
    clock = hour if hour <= 12 else hour - 12
    return {
        "dot": f"{hour:02d}.{minute:02d}",
        "wib": f"{hour:02d}.{minute:02d} WIB",
        "colon": f"{hour}:{minute:02d}",
        "spoken": f"pukul {clock} {part}" if minute == 0 else f"pukul {clock}.{minute:02d} {part}",
        "range": f"{hour:02d}.{minute:02d}-{hour + 2:02d}.00",
        "real": time(hour, minute),
        "fraction": plan.minutes / 1440,
        "number": hour + minute / 100,
    }[dress.times]


def _places(dress: Dress, plan: Plan) -> str:
    words = WORDS["full" if dress.places in ("slash", "lines") else "short"]
    named = []
    for channel, surface in plan.uses:
        story = surface == "ig_story" and dress.places != "format"
        named.append(f"{words[channel]} Story" if story else words[channel])
    return {"slash": "/", "plus": " + ", "amp": " & ", "dan": " dan ", "lines": "\n"}.get(
        dress.places, ", "
    ).join(named)


def _tick(dress: Dress, channel: str, plan: Plan) -> Any:
    surface = dict(plan.uses).get(channel)
    if surface is None:
        return "-" if dress.places == "marks" and channel == "tiktok" else ""
    if surface == "ig_story":
        return "Story"
    return {"ticks": "v", "crosses": "x", "marks": "✓"}[dress.places]
