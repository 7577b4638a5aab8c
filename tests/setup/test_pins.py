"""The pinned packages: all of them, hashed, with no address in any file."""

import re
import tomllib

import pytest

from tests.guards.sources import ROOT

FILES = ("run.txt", "dev.txt")
PIN = re.compile(r"^([a-z0-9\-]+)==(\S+?)( ; .+)? \\$")


def pins(name: str) -> dict[str, str]:
    """Package -> version of one requirements file."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for found in map(PIN.match, lines) if found}


def plain(requirement: str) -> str:
    """The normalised name in a requirement."""
    name = re.match(r"[A-Za-z0-9\-_.]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_nothing_else_stands_there(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) == len(pins(name)) > 15
    for block in blocks:
        head, *hashes = block.splitlines()
        assert PIN.match(head), head
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes)


@pytest.mark.parametrize("name", FILES)
def test_no_address_of_an_index(name: str) -> None:
    assert "://" not in (ROOT / "requirements" / name).read_text(encoding="utf-8")


def test_all_that_the_product_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {plain(each) for each in project["dependencies"]} <= set(pins("run.txt"))


def test_the_developers_file_holds_the_products_with_the_same_versions() -> None:
    run, dev = pins("run.txt"), pins("dev.txt")
    assert {name: dev.get(name) for name in run} == run


def test_the_qt_that_aborts_is_not_taken() -> None:
    """PySide6 6.12.0 aborts on Python 3.11 after some hundred signals."""
    assert pins("run.txt")["pyside6-essentials"] == pins("run.txt")["shiboken6"] != "6.12.0"
