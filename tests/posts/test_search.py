"""Search: what people type finds what they mean, and never breaks the query language."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medsos_desktop.model.office import Collaboration, Partner, Person
from medsos_desktop.model.post import MediaUse, Post, Variant
from medsos_desktop.workspace import Workspace
from tests.store.office import simple


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("posyandu", True),
        ("POSYANDU", True),
        ("posy", True),  # the last word may be a beginning
        ("posy ", False),  # a finished word may not
        ("cafe", True),  # without the accent
        ("#SehatBersama", True),
        ("khusus", True),  # a variant's own text
        ("kader", True),  # alt text
        ("posyandu kader", True),
        ("posyandu tidakada", False),
        ("", False),
        ('" OR * NEAR(', False),
    ],
)
def test_words_of_a_post(ws: Workspace, query: str, found: bool) -> None:
    variants = {"a": Variant("ig_feed", {"text": "khusus IG"}, (MediaUse("0" * 64, "Kader menimbang"),))}
    post, _ = ws.posts.create(Post(title="Posyandu", text="di Café #SehatBersama", variants=variants))
    assert [hit.id for hit in ws.search.find(query)] == ([post] if found else [])


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=30))
def test_any_text_may_be_typed(ws: Workspace, query: str) -> None:
    assert ws.search.find(query) == []


def test_the_index_follows_edits_deletion_and_undo(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple(text="vaksin"))
    ws.posts.update(post, simple(text="imunisasi"))
    assert ws.search.find("vaksin") == []
    ws.posts.delete([post])
    assert ws.search.find("imunisasi") == []
    ws.history.undo()
    (hit,) = ws.search.find("imunisasi")
    assert (hit.kind, hit.planned, hit.snippet) == ("post", "2026-12-03T10:00", "\ue000imunisasi\ue001")


def test_the_directory_is_found_before_dated_posts(ws: Workspace) -> None:
    ws.posts.create(simple("Bantuan PT Contoh", planned="2099-12-31T23:59"))
    ws.directory.save("partner", "m", Partner("PT Contoh"))
    ws.directory.save("collaboration", "k", Collaboration("m", "Bantuan PT Contoh"))
    ws.directory.save("person", "o", Person("Bu Contoh"))
    kinds = [hit.kind for hit in ws.search.find("contoh")]
    assert sorted(kinds[:3]) == ["collaboration", "partner", "person"]
    assert kinds[3:] == ["post"]
    ws.directory.delete("partner", "m")
    assert "partner" not in {hit.kind for hit in ws.search.find("contoh")}
