"""All commands in any order on two PCs: projections always equal a rebuild, and both PCs end alike."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from medsos_desktop.approval import pins
from medsos_desktop.errors import UserError
from medsos_desktop.model.notes import Pin
from medsos_desktop.model.office import Account, Person
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.model.publication import Publication
from medsos_desktop.store.verifying import verify
from medsos_desktop.workspace import Workspace, restore
from tests.store.office import Office, verdict

TEXTS = st.sampled_from(["", "Gotong royong", "Posyandu\nbalita", "Vaksin 😀", "sehat sejahtera"])
TIMES = st.sampled_from([None, "2026-12-03T10:00", "2026-12-04T08:30", "2027-01-01T00:00"])
WAITING = ["submit", "pass", "approve", "return", "recall", "postpone", "withdraw", "resume"]
ACTIONS = st.sampled_from([*WAITING, "schedule", "publish", "unpublish"])
STEPS = ["reply", "done", "reopen", "accept", "decline"]
POSTS = st.builds(
    Post,
    title=TEXTS,
    text=TEXTS,
    planned=TIMES,
    labels=st.lists(st.sampled_from(["a", "b"]), unique=True).map(tuple),
    variants=st.dictionaries(
        st.sampled_from(["akun1", "akun2"]),
        st.builds(Variant, st.just("ig_feed"), st.none() | st.fixed_dictionaries({"text": TEXTS})),
    ),
)
SIDES = st.sampled_from(["a", "b"])
REFUSALS = {
    "store.gone", "store.nothing-to-undo", "store.nothing-to-redo", "store.decided-since",
    "approval.nobody", "notes.moved", "notes.same", "notes.settled", "notes.role", "notes.gone",
}  # fmt: skip


class Machine(RuleBasedStateMachine):
    """Two PCs, ``a`` and ``b``, each with its own workspace."""

    posts = Bundle("posts")

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="medsos-machine-"))
        self.offices = {name: Office(self.place, name) for name in ("a", "b")}
        for each in self.offices.values():
            each.open()
        self.backup: Path | None = None

    def ws(self, side: str) -> Workspace:
        found = self.offices[side].ws
        assert found is not None
        return found

    def attempt(self, command: Any, *args: Any) -> None:
        """What a person may be refused in any order of things; any other error is a bug."""
        try:
            command(*args)
        except UserError as error:
            if error.code not in REFUSALS:
                raise

    @rule(target=posts, side=SIDES, some=st.lists(POSTS, min_size=1, max_size=3))
    def create(self, side: str, some: list[Post]) -> Any:
        ids, _changes = self.ws(side).posts.create_many(some)
        return multiple(*ids)

    @rule(side=SIDES, post=posts, value=POSTS)
    def draft(self, side: str, post: str, value: Post) -> None:
        self.attempt(self.ws(side).posts.save_draft, post, value)

    @rule(side=SIDES, post=posts, command=st.sampled_from(["seal", "discard", "duplicate"]))
    def on_one(self, side: str, post: str, command: str) -> None:
        self.attempt(getattr(self.ws(side).posts, command), post)

    @rule(side=SIDES, post=posts, value=POSTS)
    def update(self, side: str, post: str, value: Post) -> None:
        self.attempt(self.ws(side).posts.update, post, value)

    @rule(side=SIDES, some=st.lists(posts, min_size=1, max_size=3, unique=True), to=TIMES)
    def move(self, side: str, some: list[str], to: str | None) -> None:
        self.attempt(self.ws(side).posts.move, some, dict.fromkeys(some, to))

    @rule(side=SIDES, some=st.lists(posts, min_size=1, max_size=3, unique=True))
    def delete(self, side: str, some: list[str]) -> None:
        self.attempt(self.ws(side).posts.delete, some)

    @rule(side=SIDES, command=st.sampled_from(["undo", "undo", "redo"]))
    def history(self, side: str, command: str) -> None:
        self.attempt(getattr(self.ws(side).history, command))

    @rule(side=SIDES, post=posts, action=ACTIONS)
    def decide(self, side: str, post: str, action: str) -> None:
        ws = self.ws(side)
        self.attempt(lambda: ws.records.decide(post, verdict(ws, post, action, leads_to="in_review")))

    @rule(side=SIDES, post=posts, account=st.sampled_from(["akun1", "akun2"]), likes=st.integers(0, 3))
    def tell(self, side: str, post: str, account: str, likes: int) -> None:
        """It went out, as a sheet of results tells it: decision and publication in one step."""
        ws = self.ws(side)

        def tell() -> None:
            with ws.store.operation("op.results.import", "1"):
                ws.records.decide(post, verdict(ws, post, "publish"))
                ws.records.publish(post, Publication(account, metrics={"likes": likes}))

        self.attempt(tell)

    @rule(side=SIDES, post=posts, words=TEXTS, replacement=TEXTS)
    def note(self, side: str, post: str, words: str, replacement: str) -> None:
        ws = self.ws(side)

        def suggest() -> None:
            shown = ws.posts.get(post).post
            at = max(shown.text.find(words), 0)
            pin = pins.pin_words(shown, ("",), "text", at, at + len(words), ws.catalogue)
            ws.notes.suggest(post, pin or Pin(), shown, replacement)

        self.attempt(suggest if words else lambda: ws.notes.add(post, Pin(), ws.posts.get(post).post, "Apa?"))

    @rule(side=SIDES, post=posts, which=st.integers(0, 3), step=st.sampled_from(STEPS))
    def answer(self, side: str, post: str, which: int, step: str) -> None:
        ws = self.ws(side)

        def answer() -> None:
            noted = ws.notes.noted(post, ws.posts.get(post).post)
            thread = noted[which % len(noted)].thread.id if noted else "f" * 64
            more = ("Ya.",) if step in ("reply", "decline") else ()
            getattr(ws.notes, step)(post, thread, *more)

        self.attempt(answer)

    @rule(side=SIDES, name=TEXTS, entity=st.sampled_from(["akun1", "akun2"]))
    def account(self, side: str, name: str, entity: str) -> None:
        self.ws(side).directory.save("account", entity, Account("instagram", "ig_feed", name=name))

    @rule(side=SIDES, entity=st.sampled_from(["akun1", "akun2"]))
    def delete_account(self, side: str, entity: str) -> None:
        self.attempt(self.ws(side).directory.delete, "account", entity)

    @rule(side=SIDES)
    def sign_in(self, side: str) -> None:
        directory = self.ws(side).directory
        directory.save("person", f"orang{side}", Person("Contoh", roles=("writer", "approver")))
        directory.sign_in(f"orang{side}")

    @rule(sender=SIDES, shuffled=st.randoms(use_true_random=False))
    def send(self, sender: str, shuffled: Any) -> None:
        """The other PC takes in everything, in any order."""
        batch = list(self.ws(sender).all_records())
        shuffled.shuffle(batch)
        self.ws("b" if sender == "a" else "a").receive(batch)

    @rule(side=SIDES, post=posts)
    def erase(self, side: str, post: str) -> None:
        self.attempt(self.ws(side).erasure.erase, "post", post, "permintaan warga")

    @rule(side=SIDES)
    def reopen(self, side: str) -> None:
        self.offices[side].open()

    @rule()
    def make_backup(self) -> None:
        self.backup = self.ws("a").backups.make(self.place / "cadangan.zip")

    @rule()
    def restore_backup(self) -> None:
        if self.backup is not None:
            office = self.offices["a"]
            office.close()
            restore(self.backup, office.folder, clock=office.clock, ids=office.ids, home=office.home)
            office.open()

    @rule(side=SIDES)
    def rebuilt(self, side: str) -> None:
        """The heart of it: what was kept in step equals what is made anew."""
        store = self.ws(side).store
        before = store.dump()
        store.rebuild()
        assert store.dump() == before

    def teardown(self) -> None:
        if not hasattr(self, "offices"):
            return
        try:
            for side in self.offices:
                self.rebuilt(side)
                assert verify(self.ws(side).store.db) == []
                for (post,) in self.ws(side).store.db.all("SELECT post FROM drafts"):
                    self.ws(side).posts.discard(post)
            a, b = self.ws("a"), self.ws("b")
            b.receive(a.all_records())
            a.receive(b.all_records())
            assert a.store.dump() == b.store.dump()
            assert not a.receive(b.all_records())
            for (post,) in a.store.db.all("SELECT id FROM posts"):
                shown = a.posts.get(post).post
                assert a.notes.noted(post, shown) == b.notes.noted(post, shown)
            erased = a.store.db.all(
                "SELECT 1 FROM records r JOIN erased e ON e.record = r.id WHERE r.body IS NOT NULL"
            )
            assert erased == []
        finally:
            for each in self.offices.values():
                each.close()
            shutil.rmtree(self.place)


_QUICK = {"max_examples": 6, "stateful_step_count": 20}
_LONG = {"max_examples": 400, "stateful_step_count": 50, "derandomize": False}


def test_any_commands_on_two_pcs_end_alike() -> None:
    run_state_machine_as_test(Machine, settings=settings(suppress_health_check=list(HealthCheck), **_QUICK))


@pytest.mark.long
@pytest.mark.timeout(900)
def test_any_commands_on_two_pcs_end_alike_explored() -> None:
    run_state_machine_as_test(Machine, settings=settings(suppress_health_check=list(HealthCheck), **_LONG))
