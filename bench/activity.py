"""A page of the log of what was done, out of 100,000 records: half of them texts, half of them notes.

The goal is what one waits for without noticing. Whatever the log is asked for, it answers a page at a time.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from bench import fixture
from bench.harness import Row, absolute, repeat
from medsos_desktop.activity.log import ActivityLog, Wanted
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.office import Person
from medsos_desktop.workspace import Workspace

GOAL = 150.0
"""Milliseconds."""


def rows(quick: bool) -> Iterator[Row]:
    """The first page, one far back, and filtered ones; and one over operations of a thousand posts each."""
    size = 10_000 if quick else 100_000
    n = 5 if quick else 15
    with Workspace.open(_history(size), write=False, home=fixture.home()) as ws:
        yield from _pages(ws.activity, f"{size} records", n)
    with Workspace.open(fixture.workspace(size), write=False, home=fixture.home()) as ws:
        yield _row(
            "log, whole imports", lambda: ws.activity.page(Wanted()), f"{size} posts, 1,000 an action", n
        )


def _pages(log: ActivityLog, note: str, n: int) -> Iterator[Row]:
    half = log.page(Wanted(), None, 20_000)[-1]
    person = next(iter(log.people()))
    for name, wanted, after in (
        ("first page", Wanted(), None),
        ("page far back", Wanted(), half),
        ("notes only", Wanted(kinds=frozenset({"note"})), half),
        ("texts only", Wanted(kinds=frozenset({"text"})), half),
        ("of one person", Wanted(person=person), half),
        ("with a word", Wanted(text="naskah 77"), None),
    ):
        yield _row(f"log, {name}", lambda: log.page(wanted, after), note, n)  # noqa: B023 (called at once)


def _row(name: str, work: Callable[[], object], note: str, n: int) -> Row:
    times = repeat(work, n)
    return absolute(name, times.median * 1e3, GOAL, f"±{times.spread:.0%} n={n}, {note}")


def _history(size: int) -> Path:
    """A workspace of so many records, made when missing."""
    folder = fixture.FOLDER / f"history-{size}"
    if (folder / "done").is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    print(f"# making a history of {size} records ...", file=sys.stderr, flush=True)
    clock = SteppingClock(fixture.MOMENT - timedelta(days=900), timedelta(minutes=5))
    with Workspace.open(
        folder, create=True, clock=clock, ids=SeededIds(f"log-{size}"), home=fixture.home()
    ) as ws:
        people = [ws.directory.save("person", None, Person(f"Orang {number}"))[0] for number in range(4)]
        for number in range(size // 2):
            if number % (size // 8) == 0:
                ws.directory.sign_in(people[number * 8 // size])
                ws.store.db.run("PRAGMA synchronous=OFF")  # a fixture may be made again
            post = f"p{number:07d}"
            with ws.store.operation("op.post.create", f"Naskah {number}") as op:
                op.put("post", post, {"title": f"Naskah {number}", "text": f"Isi naskah {number} " * 5})
            with ws.store.operation("op.note.add") as op:
                op.put("note", post, {"action": "add", "note": f"catatan {number}"})
    (folder / "done").touch()
    return folder
