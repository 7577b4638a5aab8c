"""Steps, tabs, cuts, notices, history, memory, and the checks apart from the database."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from medsos_desktop.approval.gate import Blocker
from medsos_desktop.approval.moves import Action
from medsos_desktop.channels.catalogue import load
from medsos_desktop.composer import past
from medsos_desktop.composer.counters import counters, master_counter
from medsos_desktop.composer.cuts import cuts
from medsos_desktop.composer.desk import News
from medsos_desktop.composer.edit import MASTER, with_text
from medsos_desktop.composer.facts import facts
from medsos_desktop.composer.memory import Memory
from medsos_desktop.composer.notices import saying
from medsos_desktop.composer.steps import Reason, next_step
from medsos_desktop.composer.tabs import tabs
from medsos_desktop.composer.watching import check_apart
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Post, State, Variant
from medsos_desktop.words import Words
from tests.composer.conftest import Room

WRITER = frozenset({Action.SUBMIT, Action.RECALL, Action.RESUME})


@pytest.mark.parametrize(
    ("state", "lock", "key", "beside"),
    [
        (State.DRAFT, "", "submit", ()),
        (State.RETURNED, "", "submit", ()),
        (State.IN_REVIEW, "waiting", "review", ("recall",)),
        (State.IN_APPROVAL, "waiting", "review", ("recall",)),
        (State.APPROVED, "approved", "export", ("revise",)),
        (State.APPROVED, "", "export", ()),
        (State.SCHEDULED, "approved", "revise", ()),
        (State.PUBLISHED, "published", "copy", ()),
        (State.POSTPONED, "aside", "resume", ()),
        (State.DRAFT, "deleted", "undelete", ()),
    ],
)
def test_each_state_has_one_next_step(state: State, lock: str, key: str, beside: tuple[str, ...]) -> None:
    step = next_step(state, lock, (), WRITER, policy="one")
    assert (step.key, step.beside, step.reasons) == (key, beside, ())


def test_reasons_come_gravest_first_and_name_who_may() -> None:
    why = (Blocker("undated"), Blocker("block", {"n": 2}), Blocker("warn", {"n": 1}))
    step = next_step(State.DRAFT, "", why, WRITER, policy="two")
    assert step.key == "check"
    assert [each.code for each in step.reasons] == ["block", "warn", "undated"]
    assert next_step(State.DRAFT, "", (), (), policy="one").reasons == (Reason("role"),)
    assert next_step(State.DRAFT, "", (), (), policy="one", somebody=False).reasons == (Reason("nobody"),)
    assert next_step(State.DRAFT, "workspace", (), WRITER, policy="one").reasons == (Reason("workspace"),)


def test_tabs_are_named_by_channel_and_told_apart_where_it_is_twice() -> None:
    accounts = {
        "a": Account("instagram", "ig_feed", "@a", "Instagram Cacaban"),
        "b": Account("facebook", "fb_page", "@b", "Facebook Cacaban"),
        "c": Account("instagram", "ig_feed", "@c", "Instagram Dinsos"),
    }
    post = Post(variants={"b": Variant("fb_page"), "a": Variant("ig_feed")})
    made = tabs(post, accounts, (), load())
    assert [(tab.account, tab.name, tab.short) for tab in made] == [
        (MASTER, "", ""), ("a", "Instagram", "IG"), ("b", "Facebook", "FB"),
    ]  # fmt: skip
    both = replace(post, variants={**post.variants, "c": Variant("ig_feed"), "gone": Variant("x_free")})
    assert [tab.short for tab in tabs(both, accounts, (), load())] == [
        "",
        "IG Cacaban",
        "FB",
        "IG Dinsos",
        "X",
    ]
    assert tabs(with_text(post, "a", "text", "x"), accounts, (), load())[1].own


def test_cuts_fall_where_the_fold_and_the_limit_are() -> None:
    catalogue = load()
    post = Post(text="kata " * 80, variants={"ig": Variant("ig_feed"), "x": Variant("x_free")})
    found = counters(post, catalogue)
    assert [(cut.kind, cut.at) for cut in cuts(post, "ig", post.text, found, catalogue)] == [("fold", 125)]
    assert [(cut.kind, cut.at) for cut in cuts(post, "x", post.text, found, catalogue)] == [("limit", 280)]
    assert [cut.account for cut in cuts(post, MASTER, post.text, found, catalogue)] == ["x"]
    own = with_text(post, "x", "text", "pendek")
    assert cuts(own, MASTER, own.text, counters(own, catalogue), catalogue) == ()
    assert master_counter(post).used == 400


def test_the_gravest_thing_is_said(room: Room) -> None:
    id = room.post()
    room.desk.show(id)
    assert saying(room.desk, News()) is None
    said = saying(room.desk, News("kept", ("text",)))
    assert said is not None
    assert (said.kind, said.key) == ("warn", "kept")
    room.ws.approval.submit(id)
    room.desk.reload()
    said = saying(room.desk, News())
    assert said is not None
    assert said.key == "waiting"
    room.desk.revise()
    said = saying(room.desk, News())
    assert said is not None
    assert said.key == "revising"


def test_the_head_names_who_sent_it_back_and_why(room: Room, now: datetime) -> None:
    id = room.post()
    room.ws.approval.submit(id)
    room.ws.approval.return_(id, "Betulkan harinya.")
    room.desk.show(id)
    found = facts(room.desk, Words("id"), now.astimezone(ZoneInfo("Asia/Jakarta")))
    assert found.note == "Admin, hari ini 09.20: “Betulkan harinya.”"
    assert (found.state, found.lock, found.labels_free) == (State.RETURNED, "", False)
    assert [time.hour for time in found.hours] == [8]


def test_history_is_newest_first_and_says_what_differs(room: Room) -> None:
    id = room.post("Satu dua tiga")
    room.ws.posts.update(id, replace(room.stored(id), text="Satu DUA tiga", planned=None))
    room.desk.show(id)
    newest, oldest = past.entries(room.ws, id)
    assert (newest.number, newest.author, newest.op, oldest.number) == (2, "Arum", "op.post.edit", 1)
    assert not past.difference(room.ws, id, newest.id, room.desk.post)
    found = past.difference(room.ws, id, oldest.id, room.desk.post)
    assert found is not None
    assert [(piece.op, piece.text) for piece in found.text if piece.op != "same"] == [
        ("del", "dua"),
        ("add", "DUA"),
    ]
    rest = past.own_changes(found)
    assert rest.texts == ()
    assert rest.time == ("2026-12-20T07:00", "")
    assert past.difference(room.ws, id, "unknown", room.desk.post) is None


def test_the_last_post_is_remembered_a_workspace(tmp_path: Path) -> None:
    one, two = Memory(tmp_path, Path("/a")), Memory(tmp_path, Path("/b"))
    one.keep("x")
    two.keep("y")
    assert (Memory(tmp_path, Path("/a")).post(), two.post()) == ("x", "y")
    (tmp_path / "composer.json").write_text("[1", encoding="utf-8")
    assert one.post() == ""


def test_checks_apart_from_the_database_find_the_same(room: Room) -> None:
    post = room.stored(room.post("Bantuan untuk keluarga miskin, NIK 3371 0141 0190 0000."))
    assert check_apart(room.ws, post)() == room.ws.checks.of_post(post) != ()
