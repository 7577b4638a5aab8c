"""What a command on a post does, as lists and history show it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Post, State, Variant
from medsos_desktop.posts.due import shown_state
from medsos_desktop.workspace import Workspace
from tests.store.office import simple

DECEMBER = (date(2026, 12, 1), date(2027, 1, 1))


def test_rows_are_half_open_by_day_and_in_order_of_time(ws: Workspace) -> None:
    for planned in ("2026-11-30T23:59", "2026-12-31T23:59", "2026-12-01T00:00", "2027-01-01T00:00", None):
        ws.posts.create(simple(planned=planned))
    assert [row.planned for row in ws.posts.rows(*DECEMBER)] == ["2026-12-01T00:00", "2026-12-31T23:59"]
    assert [row.planned for row in ws.posts.undated()] == [""]


def test_a_row_shows_accounts_in_the_offices_order_and_channels_in_the_catalogues(ws: Workspace) -> None:
    ws.directory.save("account", "b-x", Account("x", "x_post", order=0))
    ws.directory.save("account", "a-ig", Account("instagram", "ig_feed", order=1))
    variants = {"a-ig": Variant("ig_feed"), "b-x": Variant("x_post")}
    post, _ = ws.posts.create(replace(simple(text="é" * 100), variants=variants))
    row = ws.posts.row(post)
    assert row.accounts == ("b-x", "a-ig")
    assert row.channels == tuple(each for each in ws.catalogue.channels if each in {"x", "instagram"})
    assert row.excerpt == "é" * 80
    ws.directory.save("account", "b-x", Account("threads", "threads_post", order=9))
    assert ws.posts.row(post).accounts == ("a-ig", "b-x")
    assert "threads" in ws.posts.row(post).channels


def test_lists_search_and_view_show_the_draft_and_sealing_makes_one_revision(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    before = ws.posts.row(post).revision
    for text in ("P", "Pe", "Peng", "Pengajian"):
        ws.posts.save_draft(post, simple(text=text))
    row = ws.posts.row(post)
    assert (row.has_draft, row.excerpt, len(ws.posts.revisions(post))) == (True, "Pengajian", 1)
    assert row.revision != before
    assert [hit.id for hit in ws.search.find("pengajian")] == [post]
    assert ws.search.find("datang") == []
    changes = ws.posts.seal(post)
    assert changes.op is not None
    assert changes.of("post") == changes.of("draft") == {post}
    assert [each.op_name for each in ws.posts.revisions(post)] == ["op.post.edit", "op.post.create"]
    assert not ws.posts.row(post).has_draft
    assert not ws.posts.seal(post)


def test_typing_back_to_what_was_sealed_leaves_no_draft(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.posts.save_draft(post, simple(text="x"))
    ws.posts.save_draft(post, simple())
    assert not ws.posts.row(post).has_draft
    assert not ws.posts.save_draft(post, simple())


def test_discarding_shows_the_head_again(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.posts.save_draft(post, simple(text="x"))
    assert ws.posts.discard(post).of("draft") == {post}
    assert ws.posts.get(post).post == simple()


def test_a_move_seals_the_draft_first_and_undo_takes_back_the_move_alone(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.posts.save_draft(post, simple(text="baru"))
    ws.posts.move([post], {post: "2026-12-09T08:00"})
    assert ws.posts.revisions(post)[0].op_name == "op.post.move"
    ws.history.undo()
    view = ws.posts.get(post)
    assert (view.post.planned, view.post.text) == ("2026-12-03T10:00", "baru")


def test_moving_many_is_one_undo_named_by_their_number(ws: Workspace) -> None:
    ids, _ = ws.posts.create_many([simple(str(n)) for n in range(3)])
    changes = ws.posts.move(ids, dict.fromkeys(ids))
    assert changes.of("post") == set(ids)
    op = ws.history.undoable()
    assert op is not None
    assert (op.name, op.subject) == ("op.post.move-many", "3")
    ws.history.undo()
    assert len(ws.posts.rows(*DECEMBER)) == 3


def test_a_command_that_fails_in_the_middle_changes_nothing(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    before = ws.store.dump()
    with pytest.raises(UserError, match=r"store\.gone"):
        ws.posts.delete([post, "tidakada"])
    assert ws.store.dump() == before
    ws.posts.delete([post])
    assert ws.posts.rows(*DECEMBER) == []


@pytest.mark.parametrize(
    "planned", ["", "besok", "2026-13-01T00:00", "2026-12-01", "2026-12-01T24:00", "２０２６-12-01T00:00"]
)
def test_an_impossible_time_is_refused(ws: Workspace, planned: str) -> None:
    post, _ = ws.posts.create(simple())
    for command in (
        lambda: ws.posts.create(simple(planned=planned)),
        lambda: ws.posts.move([post], {post: planned}),
    ):
        with pytest.raises(UserError, match=r"store\.time"):
            command()


def test_text_from_outside_is_cleaned_at_the_door(ws: Workspace) -> None:
    variants = {"a": Variant("ig_feed", {"text": "a\rb"})}
    post, _ = ws.posts.create(Post(title="a\0b", text="satu\r\ndua\ud800", variants=variants))
    kept = ws.posts.get(post).post
    assert (kept.title, kept.text, kept.variants["a"].fields) == ("ab", "satu\ndua\ufffd", {"text": "a\nb"})


def test_a_duplicate_is_undated_and_answers_nothing(ws: Workspace) -> None:
    post, _ = ws.posts.create(replace(simple(), link="https://contoh.go.id", sheet_status="ACC"))
    copy, changes = ws.posts.duplicate(post)
    assert ws.posts.get(copy).post == Post(title="Posyandu", text="Datang ya")
    assert changes.of("post") == {copy}


def test_an_old_revision_is_read_and_restored(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple())
    ws.posts.update(post, simple("Lain"))
    first = ws.posts.revisions(post)[-1].id
    assert ws.posts.at(post, first).title == "Posyandu"
    ws.posts.restore(post, first)
    assert ws.posts.get(post).post == simple()
    with pytest.raises(UserError, match=r"store\.gone"):
        ws.posts.at("lain", first)


def test_several_commands_in_one_operation_are_one_undo(ws: Workspace) -> None:
    with ws.operation("op.sheet.import", "2") as op:
        ws.directory.save("account", "ig", Account("instagram", "ig_feed"))
        ws.posts.create_many([simple("a"), simple("b")])
    assert len(op.changes.of("post")) == 2
    assert op.changes.of("account") == {"ig"}
    ws.history.undo()
    assert ws.directory.accounts() == {}
    assert ws.posts.rows(*DECEMBER) == []
    ws.history.redo()
    assert len(ws.posts.rows(*DECEMBER)) == 2


def test_missed_is_told_by_the_clock_in_the_offices_zone(ws: Workspace) -> None:
    post, _ = ws.posts.create(simple(planned="2026-12-03T10:00"))
    row = ws.posts.row(post)
    assert shown_state(row, datetime(2026, 12, 3, 3, 0, tzinfo=UTC)) is State.DRAFT
    assert shown_state(row, datetime(2026, 12, 3, 3, 1, tzinfo=UTC)) is State.MISSED
    assert shown_state(row, datetime(2026, 12, 3, 2, 1, tzinfo=UTC), "Asia/Makassar") is State.MISSED
    assert (
        shown_state(row._replace(state=State.PUBLISHED), datetime(2030, 1, 1, tzinfo=UTC)) is State.PUBLISHED
    )
