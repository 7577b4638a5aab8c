"""The guideline checks: a post of 2,200 characters on six accounts, one surface, growth with length."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bench import adversarial, fixture
from bench.baselines import bare_patterns, plain_patterns
from bench.harness import Row, absolute, compared, each, interleave
from bench.texts import texts
from medsos_desktop.channels.catalogue import Catalogue, load
from medsos_desktop.checks import engine, pack
from medsos_desktop.checks.context import Context, Subject
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.workspace import Workspace

NOW = Context(now=datetime(2026, 12, 1, tzinfo=UTC))
GOAL_MS, GOAL_P95_MS = 5.0, 10.0
"""One surface, so that findings keep up with typing; the window asks a third of a second after a key."""


def rows(quick: bool) -> Iterator[Row]:
    """The figures of checking."""
    catalogue = load()
    some = list(texts(3 if quick else 9, 2_200, seed=2_200))
    yield _six_accounts(some, 3 if quick else 7)
    yield from _surface(catalogue, some)
    for size in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        long = list(texts(3, size, seed=size))
        _run(catalogue, long[0])
        times = each(partial(_run, catalogue), long)
        per = times.median * 1e6 / size
        yield absolute(f"check: {size:,} characters", times.median * 1e3, None, f"{per:.3f} us each")
    yield from adversarial.rows(quick)


def _run(catalogue: Catalogue, text: str) -> object:
    subject = Subject(catalogue.surface("ig_feed"), {"text": text})
    return engine.run(subject, pack_once(), NOW)


_packs: list[pack.Pack] = []


def pack_once() -> pack.Pack:
    """Our rule pack, read once."""
    if not _packs:
        _packs.append(pack.load())
    return _packs[0]


def _six_accounts(some: list[str], rounds: int) -> Row:
    """``checks.of_post`` as the editor asks it, against one bare pass over each account's text."""
    patterns = bare_patterns.compiled(pack_once())
    with Workspace.open(fixture.workspace(1_000), write=False, home=fixture.home()) as ws:
        accounts = list(ws.directory.accounts().items())[:6]
        variants = {id_: Variant(account.surface) for id_, account in accounts}
        posts = [Post(text=text, planned="2026-12-04T09:00", variants=variants) for text in some]
        ours, bare = interleave(
            lambda: [ws.checks.of_post(post) for post in posts],
            lambda: [bare_patterns.search(patterns, [text.lower()] * len(accounts)) for text in some],
            rounds,
        )
    mine, base = (times.median / len(some) * 1e3 for times in (ours, bare))
    note = f"±{ours.spread:.0%}/±{bare.spread:.0%} n={rounds}; against the pack's patterns by regex alone"
    name = f"check: of_post, 2,200 characters, {len(accounts)} accounts"
    return Row(name, mine, base, mine / base, 0.1, note=note)


def _surface(catalogue: Catalogue, some: list[str]) -> Iterator[Row]:
    """One surface: the middle, the slow end, and against all patterns of the pack one after another."""
    _run(catalogue, some[0])
    many = list(texts(20 * len(some), 2_200, seed=22))
    times = each(partial(_run, catalogue), many)
    name = "check: 2,200 characters, one surface"
    note = f"±{times.spread:.0%} n={len(times.seconds)}"
    yield absolute(f"{name}, median", times.median * 1e3, GOAL_MS, note)
    yield absolute(f"{name}, p95", times.percentile(95) * 1e3, GOAL_P95_MS, note)
    patterns = plain_patterns.compiled(pack_once())
    ours, plain = interleave(
        lambda: _run(catalogue, some[0]), lambda: plain_patterns.search(patterns, some[0].lower()), len(some)
    )
    yield compared(
        f"{name}, ratio", ours, plain, 1.0, f"against {len(patterns):,} patterns of the pack in a loop"
    )
