"""The office's own rules travel with the workspace and hold at once, everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.home.findings import FindingsCount
from medsos_desktop.model.office import Account, Rulebook
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.workspace import Workspace

OWN = """
[[row]]
id = "kantor.satu"
code = "dignity.poverty-label"
terms = ["kaum sandal jepit"]
fix = "warga prasejahtera"
source = "Rapat kantor"
checked = 2026-11-01
"""
BOOK = Rulebook((("kantor.toml", OWN),))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "ws", create=True, home=tmp_path / "home") as made:
        made.directory.save("account", None, Account("facebook", "fb_page", "contoh", "FB"))
        yield made


def found(workspace: Workspace) -> set[str]:
    account = next(iter(workspace.directory.accounts()), "a")
    post = Post(text="Bantuan untuk kaum sandal jepit di kota.", variants={account: Variant("fb_page")})
    return {placed.finding.code for placed in workspace.checks.of_post(post)} & {"dignity.poverty-label"}


def test_own_words_are_found_at_once_and_undo_takes_them_back(office: Workspace) -> None:
    assert not found(office)
    before = office.pack.hash
    office.directory.set_rulebook(BOOK)
    assert found(office)
    assert office.pack.hash != before
    office.history.undo()
    assert not found(office)
    assert office.pack.hash == before


def test_who_holds_the_pack_holds_the_new_rules(office: Workspace) -> None:
    held, checks = office.pack, office.checks
    office.directory.set_rulebook(BOOK)
    assert office.pack is held
    assert office.checks is checks
    assert "kantor.satu" in {row.id for row in held.rows}


def test_they_hold_after_opening_again_and_on_another_pc(office: Workspace, tmp_path: Path) -> None:
    office.directory.set_rulebook(BOOK)
    with Workspace.open(office.folder, write=False, home=tmp_path / "home") as reader:
        assert found(reader)
    with Workspace.open(tmp_path / "other", create=True, home=tmp_path / "otherhome") as other:
        assert not found(other)
        other.receive(office.all_records())
        assert found(other)


def test_rules_of_a_newer_version_are_left_out_and_said(office: Workspace) -> None:
    office.directory.set_rulebook(Rulebook((("kantor.toml", "[[row]]\nunheard = 1"),)))
    assert not found(office)
    assert office.warnings() == ("workspace.warning.rules-left-out",)


@pytest.mark.parametrize(
    "text", ["[[row]]\nunheard = 1", "[[row", '[[row]]\nid = "k.b"\ncode = "pii.plate"\npattern = "(a"', "\0"]
)
def test_the_last_good_rules_stay_in_force(office: Workspace, tmp_path: Path, text: str) -> None:
    office.directory.set_rulebook(BOOK)
    good = office.pack.hash
    broken = Rulebook((("kantor.toml", text),))
    office.directory.set_rulebook(broken)
    office.directory.set_rulebook(Rulebook((("kantor.toml", text + "\n"),)))  # twice
    assert found(office)
    assert (office.pack.hash, office.rules_in_force) == (good, BOOK)
    assert office.warnings() == ("workspace.warning.rules-left-out",)
    with Workspace.open(office.folder, write=False, home=tmp_path / "home") as reader:  # and after a restart
        assert found(reader)
        assert reader.pack.hash == good
    office.directory.set_rulebook(office.rules_in_force)
    assert office.warnings() == ()


def test_rules_that_run_away_are_said(office: Workspace) -> None:
    from medsos_desktop.checks import guarded

    pattern = OWN.replace('terms = ["kaum sandal jepit"]', "pattern = '(a|aa)+$'")
    office.directory.set_rulebook(Rulebook((("kantor.toml", pattern),)))
    account = next(iter(office.directory.accounts()))
    office.checks.of_post(Post(text="a" * 200 + "!", variants={account: Variant("fb_page")}))
    assert office.warnings() == ("workspace.warning.rules-stopped",)
    assert office.pack.stopped() == ("kantor.satu",)
    guarded.forget()


def test_the_same_rules_again_change_nothing(office: Workspace) -> None:
    office.directory.set_rulebook(BOOK)
    assert not office.directory.set_rulebook(BOOK)
    assert office.warnings() == ()


def test_the_month_is_counted_anew_by_other_rules(office: Workspace) -> None:
    from datetime import date

    account = next(iter(office.directory.accounts()))
    text = "Bantuan untuk kaum sandal jepit di kota."
    office.posts.create(Post(text=text, planned="2026-12-05T10:00", variants={account: Variant("fb_page")}))
    counter, month = FindingsCount(), (date(2026, 12, 1), date(2027, 1, 1))
    before = counter.month(office, *month)
    office.directory.set_rulebook(BOOK)
    assert sum(counter.month(office, *month).values()) == sum(before.values()) + 1
