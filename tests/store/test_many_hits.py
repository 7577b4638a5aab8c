"""A word that stands in more posts than are asked for."""

from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace


@pytest.mark.parametrize("limit", [1, 50, 60])
def test_more_matches_than_asked_for_gives_the_newest(
    tmp_path: Path, clock: SteppingClock, ids: SeededIds, limit: int
) -> None:
    days = [f"2026-{month:02d}-{day:02d}T09:00" for month in (10, 11, 12) for day in range(1, 28)]
    with Workspace.open(tmp_path / "w", create=True, clock=clock, ids=ids, home=tmp_path / "h") as ws:
        ws.posts.create_many([Post(title="Posyandu", text="buka", planned=day) for day in days])
        hits = ws.search.find("posyandu", limit=limit)
    assert [hit.planned for hit in hits] == sorted(days, reverse=True)[:limit]
