"""What is wrong with the files of the guidance is told by name: they are ours, so it is a bug."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from medsos_desktop import resources
from medsos_desktop.guidance.pages import read

Edit = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.path("help"), tmp_path / "help"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_files_are_read(folder: Path) -> None:
    assert len(read(folder, "id").pages) == len(read(folder, "en").pages) > 20


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('key = "children"', 'key = "secrets"', "key stands twice"),
        ('codes = ["hoax.hearsay"]', 'codes = ["child.identity"]', "a code has two pages"),
        ('see = ["sources", "links"]', 'see = ["nowhere"]', "hoaxes: see .*nowhere"),
        ('see = ["sources", "links"]', 'see = ["hoaxes"]', "hoaxes: see .*hoaxes"),
        ('group = "work"', 'group = "play"', "'play' is not listed"),
        ('group = "work"', 'group = "people"', "stand apart"),
        ("checked = 2026-11-24", 'checked = "today"', "checked is no date"),
        ("checked = 2026-11-24", "checked = 2026-11-24T10:00:00", "checked is no date"),
        ("checked = 2026-11-24\n", "", "checked is no date"),
        ('codes = ["hoax.hearsay"]', "codes = [1]", "hoaxes: codes is no text"),
        ('codes = ["hoax.hearsay"]', 'cods = ["hoax.hearsay"]', "unknown .*cods"),
        ('key = "glossary"', "", "key is no text"),
        ('groups = ["people"', 'groups = [" "', "groups is no text"),
        ("sources = [\"SE MenPANRB 137/2018 butir 6 dan 7\"]", "sources = []", "hoaxes: no source"),
    ],
)  # fmt: skip
def test_a_wrong_index_is_told(folder: Path, old: str, new: str, said: str) -> None:
    edit(folder / "pages.toml", old, new)
    with pytest.raises(ValueError, match=said):
        read(folder, "id")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title = ", "titel = ", "unknown .*titel"),
        ("title = ", 'title = ""  # ', "title is no text"),
        ("about = ", "about = 7  # ", "about is no text"),
        ("find = ", "# ", "find is no text"),
        ("do = [", "do = [3,", "do is no text"),
        ("why = ", "# ", "neither advice with its reason nor terms"),
        ("bad = ", "bat = ", "wanted .*bad.*found .*bat"),
        ("good = ", 'good = " x"  # ', "good is no text"),
    ],
)
def test_wrong_words_are_told_with_their_file(folder: Path, old: str, new: str, said: str) -> None:
    edit(folder / "en" / "hoaxes.toml", old, new)
    with pytest.raises(ValueError, match=f"en/hoaxes.toml.*{said}"):
        read(folder, "en")


def test_a_missing_or_broken_file_is_not_passed_over(folder: Path) -> None:
    (folder / "id" / "hoaxes.toml").write_text("title = [", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        read(folder, "id")
    (folder / "id" / "hoaxes.toml").unlink()
    with pytest.raises(FileNotFoundError):
        read(folder, "id")
