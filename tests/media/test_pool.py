"""The worker processes. Each test starts two, which takes a third of a second."""

import os
from pathlib import Path

import pytest

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media import pool
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.media.pool import Job
from medsos_desktop.media.render import Recipe, Rendered
from medsos_desktop.model.post import Crop
from tests.media.pictures import quarters, save

RECIPE = Recipe((40, 40))


def _jobs(folder: Path, sources: list[Path]) -> list[Job]:
    return [Job(str(n), path, folder / f"{n}.jpg", RECIPE) for n, path in enumerate(sources)]


def test_many_pictures_with_a_bad_one_among_them(tmp_path: Path) -> None:
    good = save(quarters(), tmp_path / "a.jpg")
    bad = tmp_path / "rusak.jpg"
    bad.write_bytes(good.read_bytes()[:500])
    results = {job.key: result for job, result in pool.run(_jobs(tmp_path / "o", [good, bad, good, good]))}
    assert sorted(results) == ["0", "1", "2", "3"]
    assert isinstance(results["1"], UserError)
    assert results["1"].params["name"] == "rusak.jpg"
    here = pool.perform(_jobs(tmp_path / "here", [good])[0])
    assert results["0"] == results["2"] == here


def test_cancel_stops_and_ends_the_workers(tmp_path: Path) -> None:
    source = save(quarters(), tmp_path / "a.jpg")
    asked = iter([False, True, True])
    with pytest.raises(Cancelled):
        list(pool.run(_jobs(tmp_path / "o", [source] * 50), cancelled=lambda: next(asked)))


_DEADLY = """
import json, os, sys
sys.path[:] = json.loads(sys.argv[1])
from medsos_desktop.media import worker
whole = worker.render
def render(source, *rest, **more):
    return os._exit(9) if "maut" in source.name else whole(source, *rest, **more)
worker.render = render
worker.main()
"""


def _deadly(code: str) -> list[str]:
    head, _, _, paths = pool.command()
    return [head, "-c", code, paths]


def test_a_picture_that_kills_its_worker_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = _deadly(_DEADLY)
    monkeypatch.setattr(pool, "command", lambda: command)
    good, bad = (save(quarters(), tmp_path / name) for name in ("a.jpg", "maut.jpg"))
    jobs = _jobs(tmp_path / "o", [good, bad, good, good, good])
    results = {job.key: result for job, result in pool.run(jobs)}
    assert str(results.pop("1")) == "media.broken (name=maut.jpg)"
    assert len(results) == 4
    assert set(map(type, results.values())) == {Rendered}


def test_a_worker_that_cannot_start_is_a_bug_and_no_bad_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = _deadly("raise SystemExit(4)")
    monkeypatch.setattr(pool, "command", lambda: command)
    source = save(quarters(), tmp_path / "a.jpg")
    with pytest.raises(RuntimeError, match="exit code 4"):
        list(pool.run(_jobs(tmp_path / "o", [source] * 3)))


def test_a_worker_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit set to nothing: every job is given up, and the run still ends."""
    monkeypatch.setattr(pool, "TIME_LIMIT", -1.0)
    source = save(quarters(), tmp_path / "a.jpg")
    results = [result for _, result in pool.run(_jobs(tmp_path / "o", [source] * 3))]
    assert [str(result) for result in results] == ["media.broken (name=a.jpg)"] * 3


def test_cache_finds_what_is_whole_and_nothing_else(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path / "cache")
    source = save(quarters(), tmp_path / "a.jpg")
    key = cache.key("ab" * 32, RECIPE, None, 16)
    assert cache.find(key) is None
    picture, thumbnail = cache.paths(key)
    made = pool.perform(Job(key, source, picture, RECIPE, thumbnail=(thumbnail, 16)))
    assert isinstance(made, Rendered)
    assert cache.find(key) is None
    cache.put(key, made)
    found = cache.find(key, proved=True)
    assert found is not None
    assert found.rendered == made
    data = bytearray(picture.read_bytes())
    data[100] ^= 1
    picture.write_bytes(data)
    assert cache.find(key) is not None
    assert cache.find(key, proved=True) is None
    assert not picture.exists()


def test_cache_key_tells_apart_all_that_shapes_the_bytes() -> None:
    cache = RenderCache(Path(os.devnull))
    base = ("ab" * 32, RECIPE, None, 16)
    others = [
        ("cd" * 32, RECIPE, None, 16),
        ("ab" * 32, Recipe((40, 41)), None, 16),
        ("ab" * 32, Recipe((40, 40), (0.8, None)), None, 16),
        ("ab" * 32, Recipe((40, 40), max_bytes=9), None, 16),
        ("ab" * 32, Recipe((40, 40), quality=80), None, 16),
        ("ab" * 32, RECIPE, Crop(0, 0, 1, 1), 16),
        ("ab" * 32, RECIPE, None, 17),
    ]
    keys = {cache.key(*other) for other in others}
    assert len(keys) == len(others)
    assert cache.key(*base) not in keys


def test_a_kept_file_is_made_once_and_anew_when_it_rots(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path / "cache")
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"%PDF isi")
        return made[-1]

    assert [cache.kept("ab" * 32, make) for _ in range(3)] == [b"%PDF isi"] * 3
    assert len(made) == 1
    (file,) = (path for path in cache.folder.rglob("*") if path.is_file())
    for rotten in (file.read_bytes()[:-1], b"", file.read_bytes().replace(b"isi", b"lsi")):
        file.write_bytes(rotten)
        assert cache.kept("ab" * 32, make) == b"%PDF isi"
    assert len(made) == 4
    assert cache.kept("cd" * 32, lambda: b"lain") == b"lain"


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_bytes(b"")  # a file where the folder should be
    assert [RenderCache(blocked).kept("ab" * 32, lambda: b"isi") for _ in range(2)] == [b"isi", b"isi"]
