"""Opening and taking a hand-off file of 5,000 records and 500 MB of pictures, against hashing and copying.

The baseline only reads the entries with `zipfile`, hashes them and copies each durably to a file of its own.
Opening reads and hashes everything, vets each record, and tells what would change; taking copies pictures
as durably, hashed once more on the way, and puts the records into the database with their search index.
Each way runs in a process of its own, whose largest memory is the figure.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench import fixture, photos
from bench.harness import Row, Times, compared
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.plan import Request
from medsos_desktop.model.office import Asset
from medsos_desktop.model.state import State
from medsos_desktop.workspace import Workspace

GOAL, MEMORY = 1.5, 300.0
ROOT = Path(__file__).resolve().parent.parent


def rows(quick: bool) -> Iterable[Row]:
    """Small when ``quick``; sizes of the file as well."""
    records, megabytes, rounds = (500, 40, 3) if quick else (5_000, 500, 5)
    fixture.FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=fixture.FOLDER.parent) as name:
        place = Path(name)
        file, links = _made(place, records, megabytes)
        ours, bare = [], []
        for _ in range(rounds):
            ours.append(_child("bench.handoff", place, file))
            bare.append(_child("bench.baselines.raw_handoff", place, file))
        note = f"{records} records, {megabytes} MB"
        base = Times(tuple(each["seconds"] for each in bare))
        opened = Times(tuple(each["opened"] for each in ours))
        both = Times(tuple(each["opened"] + each["taken"] for each in ours))
        yield compared("open a hand-off file", opened, base, GOAL, note)
        yield compared("open and take a hand-off file", both, base, GOAL, note)
        memory = max(each["memory"] for each in ours)
        yield Row("hand-off memory", memory, None, memory, MEMORY, unit="MB", note=note)
        per = links / records
        yield Row("bare link in a file", per, 405, per / 405, None, unit="B", note=f"{links} B for {records}")


def _made(place: Path, count: int, megabytes: int) -> tuple[Path, int]:
    """A whole calendar, and the bytes that links of as many records take in a file that names one post."""
    clock = SteppingClock(fixture.MOMENT)
    home = place / "home"
    with Workspace.open(place / "a", create=True, clock=clock, ids=SeededIds("h"), home=home) as ws:
        fixture._fill(ws, count)
        album = photos.photos(fixture.FOLDER / "photos", 8)
        source = Path(album.paths[0])
        data = source.read_bytes()
        for number in range(megabytes * 1_000_000 // len(data)):
            copy = place / "x.jpg"
            copy.write_bytes(data + str(number).encode())
            asset = ws.store.blobs.add(copy, ".jpg")
            ws.directory.save("asset", asset, Asset(f"{number}.jpg", "image/jpeg"))
        file = ws.handoff.write(ws.handoff.plan(Request(Kind.CALENDAR)), place)
        named = ws.handoff.plan(Request(Kind.PROPOSAL, (ws.posts.by_state(State.DRAFT)[0].id,)))
    links = next(each.bytes for each in named.manifest.files if each.path == "links.jsonl")
    return file, links


def _child(module: str, place: Path, file: Path) -> dict[str, float]:
    target = place / "target"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    line = [sys.executable, "-m", module, str(file), str(target)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """In the child: open ``argv[1]`` and take it into a new workspace below ``argv[2]``."""
    import time

    from medsos_desktop.exchange.handoff.choosing import Choice

    file, target = Path(sys.argv[1]), Path(sys.argv[2])
    with Workspace.open(target / "b", create=True, home=target / "home") as ws:
        service = ws.handoff
        start = time.perf_counter()
        seen = service.preview(service.open(file))
        opened = time.perf_counter()
        service.take(seen, Choice(unverified=True))
        taken = time.perf_counter()
    status = Path("/proc/self/status").read_text()  # `getrusage` would tell the parent's largest as well
    memory = int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    print(json.dumps({"opened": opened - start, "taken": taken - opened, "memory": memory}))


if __name__ == "__main__":
    main()
