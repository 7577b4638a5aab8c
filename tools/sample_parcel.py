"""A hand-off file as the Lurah's PC would send it back: for the pictures of the page that opens one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.plan import Request
from medsos_desktop.model.post import State
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.workspace import Workspace


def write(here: Workspace, place: Path) -> Path:
    """Changes, a new post, a conflict and a decision from another PC that has the same calendar."""
    place.mkdir(parents=True, exist_ok=True)
    for old in place.glob("*.medsos"):
        return old
    first = here.handoff.write(here.handoff.plan(Request(Kind.CALENDAR)), place / "awal.medsos")
    clock = SteppingClock(here.store.clock.now() + timedelta(minutes=5))
    folder, home = place / "pc-lurah", place / "rumah-lurah"
    with Workspace.open(folder, create=True, clock=clock, ids=SeededIds("lurah"), home=home) as there:
        there.handoff.take(there.handoff.preview(there.handoff.open(first)), Choice(unverified=True))
        file = _answer(here, there, place)
    first.unlink()
    return file


def _answer(here: Workspace, there: Workspace, place: Path) -> Path:
    lurah = next(key for key, each in there.directory.people().items() if "approver" in each.roles)
    there.directory.sign_in(lurah)
    there.handoff.keyring.machine = "PC-LURAH"
    waiting = [row.id for row in there.posts.by_state(State.IN_APPROVAL)]
    drafts = [row.id for row in there.posts.by_state(State.DRAFT, State.RETURNED)]
    one, both = drafts[0], drafts[1]
    view, apart = there.posts.get(one).post, there.posts.get(both).post
    there.posts.update(one, replace(view, text=f"{view.text}\n\nJangan lupa bawa kartu."))
    there.posts.update(both, replace(apart, text=f"{apart.text}\n\nTempat: balai RW 05."))
    # (no title: other pictures show titles)
    here.posts.update(both, replace(apart, text=f"{apart.text}\n\nAjak tetangga, ya."))
    added, _ = there.posts.create(
        replace(view, title="Kerja bakti membersihkan saluran air", text="Minggu pagi, bawa cangkul.")
    )
    for post in waiting[:2]:
        subject = there.store.subject(there.posts.get(post).post)
        there.records.decide(post, Verdict("return", subject, note="Fotonya diganti yang lebih terang, ya."))
    posts = tuple({one, both, added, *waiting[:2]})
    return there.handoff.write(there.handoff.plan(Request(Kind.DECISIONS, posts)), place)
