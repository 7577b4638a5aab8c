"""``jadwal.ics`` (RFC 5545): one event a post with an alarm at its time, for any calendar app.

The UID is the post's own id, so that importing again updates and does not double; SEQUENCE grows with
the time of approval, so that a later bundle wins. Zones stand in the file: Indonesian ones have had one
offset since 1988 (Keppres 41/1987) and no clock changes, so the block is the same whatever tz data a PC has.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.model import BundleItem
from medsos_desktop.calendar import zones
from medsos_desktop.packing.entries import Entry

if TYPE_CHECKING:  # 130 ms to import: only when a file is made
    from icalendar import Event, Timezone

NAME = "jadwal.ics"
_LENGTH = timedelta(minutes=15)
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
_ZONE_SINCE = datetime(1988, 1, 1)


def entries(material: Material) -> Iterator[Entry]:
    """One calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Medsos Desktop//Jadwal//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", material.words("bundle.calendar", office=material.bundle.office.name))
    for zone, item in sorted({item.zone: item for item in material.bundle.items}.items()):
        calendar.add_component(_zone(zone, item))
    for item in material.bundle.items:
        calendar.add_component(_event(item, material))
    yield Entry(NAME, calendar.to_ical(sorted=False))


def _zone(name: str, item: BundleItem) -> "Timezone":
    """The zone with the offset it has at its last event."""
    from icalendar import Timezone, TimezoneStandard

    local = zones.parse(item.planned)
    offset = local.replace(tzinfo=zones.zone(name)).utcoffset() or timedelta()
    standard = TimezoneStandard()
    standard.add("dtstart", _ZONE_SINCE)
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", zones.short_name(name, local))
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(standard)
    return zone


def _event(item: BundleItem, material: Material) -> "Event":
    from icalendar import Alarm, Event, vDDDTypes, vText

    stamp = item.approval.at if item.approval else _SINCE
    event = Event()
    event.add("uid", f"{item.post}@medsos-desktop")
    event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((stamp - _SINCE).total_seconds() // 60)))
    start = vDDDTypes(zones.parse(item.planned))
    start.params["TZID"] = item.zone
    event["dtstart"] = start
    event.add("duration", _LENGTH)
    marks = " ".join(dict.fromkeys(each.monogram for each in item.deliveries))
    event.add("summary", f"{marks} · {item.title}")
    event.add("description", _description(item, material))
    event.add("transp", "TRANSPARENT")
    event.add("categories", list(dict.fromkeys(each.channel_name for each in item.deliveries)))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(0))
    alarm["description"] = vText(item.title)
    event.add_component(alarm)
    return event


def _description(item: BundleItem, material: Material) -> str:
    """Who posts what: each different caption once, under the accounts that carry it."""
    carried: dict[str, list[str]] = {}
    for each in item.deliveries:
        carried.setdefault(each.caption, []).append(f"{each.surface_name} ({each.who})")
    parts = ["\n".join([*accounts, "", caption]) for caption, accounts in carried.items()]
    return "\n\n".join([*parts, material.words("bundle.folder", folder=item.folder)])


FORMAT = Format("ics", entries, in_draft=False)
