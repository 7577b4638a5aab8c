"""Undo and redo by operation, over edits that came in between."""

from collections.abc import Callable

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.merging import invert, merge
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.store.office import Office, simple, verdict


def test_undo_and_redo_walk_back_and_forth(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple("1"))
    for title in ("2", "3"):
        ws.posts.update(post, simple(title))

    def title() -> str:
        return ws.posts.get(post).post.title

    ws.history.undo()
    ws.history.undo()
    assert title() == "1"
    ws.history.redo()
    assert title() == "2"
    ws.history.undo()
    ws.history.undo()
    assert ws.posts.get(post).post.deleted
    with pytest.raises(UserError, match="nothing-to-undo"):
        ws.history.undo()
    for _ in range(3):
        ws.history.redo()
    assert title() == "3"
    with pytest.raises(UserError, match="nothing-to-redo"):
        ws.history.redo()


def test_a_new_command_ends_the_redos_but_not_the_undos(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple("1"))
    ws.posts.update(post, simple("2"))
    ws.history.undo()
    ws.posts.update(post, simple("4"))
    assert ws.history.redoable() is None
    ws.history.undo()
    assert ws.posts.get(post).post.title == "1"


def test_undo_survives_a_restart(office: Callable[[str], Office]) -> None:
    pc = office("a")
    post, _ = pc.open().posts.create(simple("1"))
    pc.open().posts.update(post, simple("2"))
    ws = pc.open()
    ws.history.undo()
    assert ws.posts.get(post).post.title == "1"
    assert pc.open().history.redoable() is not None


def test_undo_keeps_what_was_typed_since(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.posts.move([post], {post: None})
    ws.posts.save_draft(post, simple(text="ketikan baru", planned=None))
    ws.history.undo()
    view = ws.posts.get(post)
    assert (view.post.planned, view.post.text) == ("2026-12-03T10:00", "ketikan baru")


def test_only_this_pcs_operations_are_undone(office: Callable[[str], Office]) -> None:
    a, b = office("a").open(), office("b").open()
    post, _ = a.posts.create(simple())
    b.receive(a.all_records())
    assert b.history.undoable() is None
    b.posts.update(post, simple("Dari B"))
    a.receive(b.all_records())
    op = a.history.undoable()
    assert op is not None
    assert op.name == "op.post.create"


def test_decisions_are_not_undone_and_an_undone_edit_brings_the_approval_back(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    for action in ("submit", "approve"):
        ws.records.decide(post, verdict(ws, post, action))
    ws.posts.move([post], {post: "2026-12-20T10:00"})
    row = ws.posts.row(post)
    assert (row.state, row.reapproval) == (State.DRAFT, True)
    ws.history.undo()
    row = ws.posts.row(post)
    assert (row.state, row.reapproval) == (State.APPROVED, False)
    assert len(ws.records.decisions(post)) == 2


def test_inverting_leaves_later_work_alone() -> None:
    before, after = {"a": 1, "b": 1, "c": 1}, {"a": 2, "b": 2}
    assert invert(before, after, {"a": 2, "b": 3}) == ({"a": 1, "b": 3, "c": 1}, ("b",))
    assert invert({"a": 1}, {"a": 2}, {}) == ({}, ("a",))
    assert invert({}, {"v": {"x": 1}}, {"v": {"x": 1, "y": 2}}) == ({"v": {"x": 1, "y": 2}}, ("v",))


def test_merging_field_by_field() -> None:
    base = {"title": "a", "text": "x", "variants": {"ig": {"s": "1"}}}
    one = {**base, "title": "b", "variants": {"ig": {"s": "1", "f": "p"}}}
    two = {**base, "text": "y", "variants": {"ig": {"s": "2"}}}
    merged, conflicts = merge(base, [one, two])
    assert merged == {"title": "b", "text": "y", "variants": {"ig": {"s": "2", "f": "p"}}}
    assert conflicts == ()
    assert merge(base, [{**base, "text": "l"}, {**base, "text": "r"}])[1] == ("text",)


def test_deleting_gives_way_to_work_that_went_on() -> None:
    base = {"title": "a"}
    assert merge(base, [{**base, "deleted": True}, {"title": "b"}]) == ({"title": "b"}, ("deleted",))
    assert merge(base, [{**base, "deleted": True}, base]) == ({"title": "a", "deleted": True}, ())
