"""The office's own numbers travel with the workspace and count at once, everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.composer.counters import counters
from medsos_desktop.model.office import Account, Fact
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.workspace import Workspace

LONGER = Fact("x_free", "text.post", 4000, source="Langganan kantor", checked="2026-12-01")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "ws", create=True, home=tmp_path / "home") as made:
        yield made


def limit(workspace: Workspace) -> int | None:
    account = Account("x", "x_free", "@contoh", "X")
    post = Post(text="halo", variants={"a": Variant(account.surface)})
    return counters(post, workspace.catalogue)[0].limit


def test_a_fact_counts_at_once_and_undo_takes_it_back(office: Workspace) -> None:
    assert limit(office) == 280
    office.directory.set_facts([LONGER])
    assert limit(office) == 4000
    office.history.undo()
    assert limit(office) == 280
    office.history.redo()
    assert limit(office) == 4000


def test_a_fact_is_there_after_opening_again_and_without_writing(office: Workspace, tmp_path: Path) -> None:
    office.directory.set_facts([LONGER])
    with Workspace.open(office.folder, write=False, home=tmp_path / "home") as reader:
        assert limit(reader) == 4000


def test_a_whole_set_replaces_what_was_there_as_one_undo(office: Workspace) -> None:
    office.directory.set_facts([LONGER, Fact("ig_feed", "hashtags.max", 5, source="x", checked="2026-12-01")])
    office.directory.set_facts(
        [Fact("x_free", "text.post", 300, source="x", checked="2026-12-02")], only=True
    )
    assert {fact.value for fact in office.directory.facts().values()} == {300}
    office.history.undo()
    assert {fact.value for fact in office.directory.facts().values()} == {4000, 5}


def test_the_same_facts_again_change_nothing(office: Workspace) -> None:
    office.directory.set_facts([LONGER])
    assert not office.directory.set_facts([LONGER])


def test_a_fact_comes_with_records_from_another_pc(office: Workspace, tmp_path: Path) -> None:
    office.directory.set_facts([LONGER])
    with Workspace.open(tmp_path / "other", create=True, home=tmp_path / "otherhome") as other:
        assert limit(other) == 280
        other.receive(office.all_records())
        assert limit(other) == 4000


def test_a_lifted_limit_has_no_number(office: Workspace) -> None:
    office.directory.set_facts([Fact("x_free", "text.post", None, source="x", checked="2026-12-01")])
    assert limit(office) is None


def test_a_fact_of_a_newer_version_changes_nothing(office: Workspace) -> None:
    office.directory.set_facts([Fact("x_free", "text.post", "banyak", source="x", checked="2026-12-01")])
    assert limit(office) == 280
