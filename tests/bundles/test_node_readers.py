"""``jadwal.ics`` by ical.js and the CSVs by papaparse: what a calendar or a web page in JavaScript reads.

They are brought by ``tools/outside_readers.sh``; without ``MEDSOS_READERS`` these tests are skipped.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import icalendar
import pytest

from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.write import write
from medsos_desktop.media.cache import RenderCache
from tests.bundles.samples import delivery, item
from tests.bundles.tools import tool_bundle

NODE = shutil.which("node") or ""
READERS = Path(os.environ.get("MEDSOS_READERS", ""))
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not NODE or not (READERS / "node_modules").is_dir(), reason="no MEDSOS_READERS with npm packages"
    ),
]

_CSV = """
const papa = require('papaparse'), fs = require('fs');
const made = papa.parse(fs.readFileSync(process.argv[1], 'utf8'), {delimiter: process.argv[2] || ''});
console.log(JSON.stringify({rows: made.data, errors: made.errors, delimiter: made.meta.delimiter}));
"""
_ICS = """
const path = require('path'), fs = require('fs');
const ICAL = (await import(path.join(process.env.NODE_PATH, 'ical.js/dist/ical.js'))).default;
const root = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[1], 'utf8')));
for (const zone of root.getAllSubcomponents('vtimezone')) {
    const made = new ICAL.Timezone(zone);
    ICAL.TimezoneService.register(made.tzid, made);
}
console.log(JSON.stringify(root.getAllSubcomponents('vevent').map(one => {
    const event = new ICAL.Event(one);
    const alarms = one.getAllSubcomponents('valarm')
        .map(each => each.getFirstPropertyValue('trigger').toString());
    return {uid: event.uid, summary: event.summary, description: event.description, alarms,
        tzid: one.getFirstProperty('dtstart').getParameter('tzid'),
        at: event.startDate.toJSDate().toISOString(), local: event.startDate.toString()};
})));
"""


def node(script: str, file: Path, *more: str) -> Any:
    """What a script says of a file."""
    kind = "module" if "await" in script else "commonjs"
    if kind == "module":  # `require` by name, as in the other script
        script = script.replace(
            "const path = require('path'), fs = require('fs');",
            "import path from 'path'; import fs from 'fs';",
        )
    done = subprocess.run(
        [NODE, f"--input-type={kind}", "-e", script, str(file), *more],
        env={**os.environ, "NODE_PATH": str(READERS / "node_modules")},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plain(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_calendar_by_ical_js(zipped: Path, bundle: Bundle, tmp_path: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        file = Path(archive.extract("jadwal.ics", tmp_path))
    events = node(_ICS, file)
    assert [each["uid"] for each in events] == [f"{one.post}@medsos-desktop" for one in bundle.items]
    ours = list(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    for event, one, other in zip(events, bundle.items, ours, strict=True):
        assert event["tzid"] == one.zone
        assert event["local"].startswith(one.planned)
        assert event["at"] == f"{one.instant:%Y-%m-%dT%H:%M:%S}.000Z"
        assert event["summary"] == str(other["SUMMARY"])
        assert event["description"] == str(other["DESCRIPTION"])
        assert event["alarms"] == ["PT0S"]


def test_the_list_by_papaparse(zipped: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        file = Path(archive.extract("jadwal.csv", tmp_path))
    found = node(_CSV, file)
    assert found["errors"] == []
    assert found["delimiter"] == ","
    rows = plain(file.read_bytes())
    theirs = [row for row in found["rows"] if row != [""]]
    assert [[cell.removeprefix("\ufeff") for cell in row] for row in theirs] == rows


def test_every_scheduler_file_by_papaparse(tmp_path: Path) -> None:
    """Their texts end lines, quote and begin like formulas."""
    text = 'Satu "dua"\n=tiga, empat;\tlima'
    post = item("abcd000000000001", "2026-12-01T10:00", "Loket", delivery("x", text))
    bundle = tool_bundle(items=(post,))
    cache = RenderCache(tmp_path / "tembolok")
    with zipfile.ZipFile(write(bundle, tmp_path / "paket.zip", cache)) as archive:
        names = [name for name in archive.namelist() if name.startswith("tools/") and name.endswith(".csv")]
        assert names
        for name in names:
            file = Path(archive.extract(name, tmp_path))
            found = node(_CSV, file, ",")  # Publer's header has so many bars that one would guess them
            assert found["errors"] == [], name
            theirs = [row for row in found["rows"] if row != [""]]
            rows = [[cell.removeprefix("\ufeff") for cell in row] for row in theirs]
            assert rows == plain(file.read_bytes()), name
