"""Small files that may be lost, and never stand in anybody's way."""

from pathlib import Path

import pytest

from medsos_desktop.jotter import Jotter, place


def test_it_is_there_at_the_next_start(tmp_path: Path) -> None:
    home = tmp_path / "not" / "yet"
    Jotter(home, "view.json").keep("a", {"view": "week"})
    assert Jotter(home, "view.json").get("a") == {"view": "week"}
    assert [each.name for each in home.iterdir()] == ["view.json"]


def test_the_oldest_goes_and_what_is_kept_again_is_new(tmp_path: Path) -> None:
    jotter = Jotter(tmp_path, "view.json", most=2)
    jotter.keep("a", 1)
    jotter.keep("b", 1)
    jotter.keep("a", 2)
    jotter.keep("c", 1)
    assert (jotter.get("a"), jotter.get("b"), jotter.get("c")) == (2, None, 1)
    jotter.keep("a", None)
    assert jotter.get("a") is None


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00"])
def test_a_broken_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "view.json").write_text(text)
    jotter = Jotter(tmp_path, "view.json")
    assert jotter.get("a") is None
    jotter.keep("a", 1)
    assert jotter.get("a") == 1


def test_a_home_that_is_no_folder_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    jotter = Jotter(tmp_path / "home", "view.json")
    jotter.keep("a", 1)
    assert jotter.get("a") is None


def test_workspaces_do_not_share_a_key(tmp_path: Path) -> None:
    assert place(tmp_path / "a") != place(tmp_path / "b")
    assert "a" * 3 not in place(tmp_path / "aaa")
