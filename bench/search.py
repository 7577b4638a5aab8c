"""Searching: twenty fixed searches, the slowest one in twenty."""

from collections.abc import Callable, Iterator, Sequence

from bench import fixture
from bench.baselines import raw_search
from bench.harness import Row, Times, absolute, timed
from medsos_desktop.workspace import Workspace

QUERIES = (
    "posyandu", "bansos", "hujan", "jam layanan", "dapur", "relawan", "rembuk lansia", "kader", "natal",
    "pungutan", "perpustakaan", "kursi roda", "posko", "januari", "sanggah", "loket tutup", "HKSN",
    "rengginang", "dinding lembap", "tetangga",
)  # fmt: skip
COMMON = "kegiatan"
"""A word in nearly every post."""


def rows(quick: bool) -> Iterator[Row]:
    """The 95th percentile of the searches, and a word that is nearly everywhere, at three sizes."""
    for size in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        yield from _at(size, rounds=2 if quick else 5)


def _at(size: int, rounds: int) -> Iterator[Row]:
    folder = fixture.workspace(size)
    goals = (50.0, 80.0) if size == 100_000 else (None, None)
    connection = raw_search.connect(folder)
    with Workspace.open(folder, write=False, home=fixture.home()) as ws:
        ours = _times(lambda query: ws.search.find(query, limit=50), QUERIES * rounds)
        common = _times(lambda query: ws.search.find(query, limit=50), (COMMON,) * rounds * 3)
    base = _times(lambda query: raw_search.find(connection, query), QUERIES * rounds)
    connection.close()
    note = f"median {ours.median * 1e3:.2f} ms; bare FTS5 p95 {base.percentile(95) * 1e3:.2f} ms"
    yield absolute(f"search p95 of 20, {size} posts", ours.percentile(95) * 1e3, goals[0], note)
    yield absolute(f"search for a word in most, {size} posts", common.percentile(95) * 1e3, goals[1])


def _times(find: Callable[[str], object], queries: Sequence[str]) -> Times:
    find(queries[0])
    return Times(tuple(timed(lambda query=query: find(query)) for query in queries))
