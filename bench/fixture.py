"""Large workspaces to measure on, made once through the public services and kept below ``build``."""

import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.demo.sample import Sample, load
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.store.schema import PROJECTION_VERSION, SCHEMA_VERSION
from medsos_desktop.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench"
TODAY = date(2026, 12, 16)
MOMENT = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)
YEARS = 10
STEP = 1000


def home() -> Path:
    """The user's folder of all measured workspaces."""
    return FOLDER / "home"


def workspace(posts: int) -> Path:
    """A workspace of ``posts`` posts over ten years around today; made when missing or of older tables."""
    folder = FOLDER / f"posts-{posts}-v{SCHEMA_VERSION}.{PROJECTION_VERSION}"
    done = folder / "done"
    if done.is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    print(f"# making a workspace of {posts} posts ...", file=sys.stderr, flush=True)
    clock = SteppingClock(MOMENT - timedelta(days=1))
    with Workspace.open(folder, create=True, clock=clock, ids=SeededIds(f"bench-{posts}"), home=home()) as ws:
        _fill(ws, posts)
    done.touch()
    return folder


def _fill(ws: Workspace, posts: int) -> None:
    sample = load()
    ws.directory.set_office(sample.office)
    for person in sample.people.values():
        who = ws.directory.save("person", None, person)[0]
        ws.directory.sign_in(who)
    accounts = {key: ws.directory.save("account", None, one)[0] for key, one in sample.accounts.items()}
    pillars = [ws.directory.save("pillar", None, one)[0] for one in sample.pillars]
    for start in range(0, posts, STEP):
        count = min(STEP, posts - start)
        ws.posts.create_many([_post(sample, accounts, pillars, start + n, posts) for n in range(count)])


def _post(sample: Sample, accounts: dict[str, str], pillars: list[str], n: int, posts: int) -> Post:
    """The n-th: a post of the sample with a number in it, on its day of the ten years."""
    one = sample.posts[n % len(sample.posts)]
    day = TODAY - timedelta(days=365 * YEARS // 2) + timedelta(days=n * 365 * YEARS // posts)
    names = one.accounts or ("ig",)
    return Post(
        title=f"{one.title} {n}",
        text=f"{one.text}\n\nKegiatan ke-{n} tahun {day.year}.",
        planned=f"{day.isoformat()}T{7 + n % 12:02d}:{n % 4 * 15:02d}",
        variants={accounts[name]: Variant(sample.accounts[name].surface) for name in names},
        pillar=pillars[one.pillar - 1],
        pic=one.details.get("pic", ""),
    )
