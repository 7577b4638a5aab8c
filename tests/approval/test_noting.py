"""Notes on words, pictures and whole posts: pinned, found again, settled, suggested, accepted, undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.approval import pins
from medsos_desktop.approval.noting import MAX_TEXT, Noted
from medsos_desktop.approval.pins import Cell
from medsos_desktop.approval.threads import ThreadState
from medsos_desktop.errors import UserError
from medsos_desktop.model.notes import NoteAction, Pin
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import MediaUse, Post, State, Variant
from tests.approval.conftest import Desk
from tests.store.office import Office

TEXT = "Loket buka Senin sampai Kamis, pukul 08.00 WIB. Jumat loket tutup."
PICTURE, OTHER = "a" * 64, "b" * 64


def more_accounts(desk: Desk) -> tuple[str, str]:
    """Facebook, and TikTok, whose title and description are two fields."""
    save = desk.ws.directory.save
    facebook = save("account", None, Account("facebook", "fb_page", "contoh", "FB", 1))[0]
    return facebook, save("account", None, Account("tiktok", "tiktok_photo", "contoh", "TT", 2))[0]


def everywhere(desk: Desk) -> tuple[str, str, str]:
    """A post on three accounts, all following the master; its id, Facebook's and TikTok's."""
    facebook, tiktok = more_accounts(desk)
    variants = {
        desk.account: Variant("ig_feed"),
        facebook: Variant("fb_page"),
        tiktok: Variant("tiktok_photo"),
    }
    return desk.post(TEXT, variants=variants), facebook, tiktok


def own(post: Post, account: str, **fields: str) -> Post:
    """The post with an account's own words."""
    made = replace(post.variants[account], fields=fields or None)
    return replace(post, variants={**post.variants, account: made})


def shown(desk: Desk, post: str) -> Post:
    return desk.ws.posts.get(post).post


def pinned(desk: Desk, post: str, words: str, *accounts: str, field: str = "text") -> Pin:
    """A pin on words as an account shows them."""
    now, account = shown(desk, post), accounts[0] if accounts else desk.account
    cell = pins.cell_of(now, account, field, desk.ws.catalogue)
    assert cell is not None
    start = (pins.text_in(now, cell) or "").index(words)
    made = pins.pin_words(now, accounts or (account,), field, start, start + len(words), desk.ws.catalogue)
    assert made is not None
    return made


def noted(desk: Desk, post: str) -> tuple[Noted, ...]:
    return desk.ws.notes.noted(post, shown(desk, post))


def only(desk: Desk, post: str) -> Noted:
    (found,) = noted(desk, post)
    return found


def edit(desk: Desk, post: str, change: Callable[[Post], Post]) -> None:
    desk.ws.posts.update(post, change(shown(desk, post)))


def words(desk: Desk, post: str) -> list[str]:
    """The words of the only note, wherever they stand."""
    now = shown(desk, post)
    return [(pins.text_in(now, spot.cell) or "")[spot.start : spot.end] for spot in only(desk, post).spots]


def note(desk: Desk, post: str, words: str = "Jumat", text: str = "Sudah dicek?") -> str:
    """The Lurah marks words; the thread's id."""
    desk.sit("lurah")
    desk.ws.notes.add(post, pinned(desk, post, words), shown(desk, post), text)
    desk.sit("arum")
    return noted(desk, post)[-1].thread.id


def suggestion(desk: Desk, post: str, words: str, replacement: str, *accounts: str) -> str:
    desk.sit("lurah")
    desk.ws.notes.suggest(post, pinned(desk, post, words, *accounts), shown(desk, post), replacement)
    desk.sit("arum")
    return noted(desk, post)[-1].thread.id


def refused(code: str, command: Callable[[], object]) -> None:
    with pytest.raises(UserError) as error:
        command()
    assert error.value.code == code


# where notes hang


def test_a_note_on_shared_words_hangs_on_the_master(desk: Desk) -> None:
    post, facebook, tiktok = everywhere(desk)
    pin = pinned(desk, post, "Senin", desk.account, facebook)
    assert (pin.account, pin.field, pin.quote, pin.accounts) == (
        "",
        "text",
        "Senin",
        (desk.account, facebook),
    )
    title = pinned(desk, post, "Loket", tiktok, field="title")
    assert (title.account, title.field) == ("", "title")
    edit(desk, post, lambda was: own(was, facebook, text="Warga boleh datang."))
    pin = pinned(desk, post, "boleh", facebook)
    assert (pin.account, pin.field) == (facebook, "text")


def test_a_selection_without_words_holds_nothing(desk: Desk) -> None:
    now, catalogue = shown(desk, desk.post(TEXT)), desk.ws.catalogue
    assert pins.pin_words(now, (desk.account,), "text", 5, 6, catalogue) is None
    assert pins.pin_words(now, (desk.account,), "title-of-none", 0, 5, catalogue) is None
    assert pins.pin_words(now, ("nobody",), "text", 0, 5, catalogue) is None
    assert pins.pin_words(now, (), "text", 0, 5, catalogue) is None


def test_words_are_followed_shrink_and_are_gone(desk: Desk) -> None:
    post = desk.post(TEXT)
    note(desk, post, "Senin sampai Kamis")
    edit(desk, post, lambda was: replace(was, text="Yth. warga.\n" + was.text))
    assert (only(desk, post).there, words(desk, post)) == ("whole", ["Senin sampai Kamis"])
    edit(desk, post, lambda was: replace(was, text=was.text.replace("Kamis", "Rabu")))
    assert (only(desk, post).there, words(desk, post)) == ("changed", ["Senin sampai"])
    edit(desk, post, lambda was: replace(was, text="Loket tutup dulu."))
    assert (only(desk, post).there, words(desk, post)) == ("gone", [])
    assert only(desk, post).thread.pin.quote == "Senin sampai Kamis"
    desk.ws.history.undo()
    desk.ws.history.undo()
    assert (only(desk, post).there, words(desk, post)) == ("whole", ["Senin sampai Kamis"])


def test_a_note_goes_along_when_an_account_begins_its_own_words(desk: Desk) -> None:
    post, facebook, _ = everywhere(desk)
    desk.sit("lurah")
    desk.ws.notes.add(post, pinned(desk, post, "Senin", desk.account, facebook), shown(desk, post), "Yakin?")
    edit(desk, post, lambda was: own(was, facebook, text=f"Halo. {was.text}"))
    assert [spot.cell for spot in only(desk, post).spots] == [Cell("", "text"), Cell(facebook, "text")]
    edit(desk, post, lambda was: replace(was, text="Lain."))
    assert (words(desk, post), only(desk, post).there) == (["Senin"], "whole")
    edit(desk, post, lambda was: own(replace(was, text=TEXT), facebook))
    assert [spot.cell for spot in only(desk, post).spots] == [Cell("", "text")]


def test_a_note_on_own_words_finds_them_in_the_master_again(desk: Desk) -> None:
    post, facebook, _ = everywhere(desk)
    edit(desk, post, lambda was: own(was, facebook, text="Loket buka Senin."))
    desk.sit("lurah")
    desk.ws.notes.add(post, pinned(desk, post, "buka Senin", facebook), shown(desk, post), "Yakin?")
    assert [spot.cell for spot in only(desk, post).spots] == [Cell(facebook, "text")]
    edit(desk, post, lambda was: own(was, facebook))
    assert [spot.cell for spot in only(desk, post).spots] == [Cell("", "text")]
    without = {desk.account: Variant("ig_feed")}
    edit(desk, post, lambda was: replace(was, variants=without))
    assert (only(desk, post).spots, only(desk, post).there) == ((), "gone")


def test_a_note_on_a_picture_follows_it_through_any_order(desk: Desk) -> None:
    media = (MediaUse(PICTURE), MediaUse(OTHER))
    post = desk.post(TEXT, media=media)
    desk.sit("lurah")
    desk.ws.notes.add(post, Pin(asset=PICTURE), shown(desk, post), "Wajah warga terlihat.")
    edit(desk, post, lambda was: replace(was, media=media[::-1]))
    assert only(desk, post).there == "whole"
    edit(desk, post, lambda was: replace(was, media=media[1:]))
    assert only(desk, post).there == "gone"
    refused("notes.moved", lambda: desk.ws.notes.add(post, Pin(asset=PICTURE), shown(desk, post), "Lagi."))
    variants = {desk.account: Variant("ig_feed", media=media)}
    edit(desk, post, lambda was: replace(was, variants=variants))
    assert only(desk, post).there == "whole"


def test_words_that_changed_under_the_eyes_are_found_or_refused(desk: Desk) -> None:
    post = desk.post(TEXT)
    before, pin = shown(desk, post), pinned(desk, post, "Senin")
    desk.ws.posts.save_draft(post, replace(before, text=f"Yth. warga. {TEXT}"))
    desk.sit("lurah")
    desk.ws.notes.add(post, pin, before, "Yakin?")
    assert words(desk, post) == ["Senin"]
    assert only(desk, post).thread.pin.start == pin.start + 12
    edit(desk, post, lambda was: replace(was, text="Lain sama sekali."))
    versions = len(desk.ws.posts.revisions(post))
    desk.ws.posts.save_draft(post, replace(before, text="Lain lagi."))
    refused("notes.moved", lambda: desk.ws.notes.add(post, pin, before, "Yakin?"))
    assert len(desk.ws.posts.revisions(post)) == versions  # nothing was sealed by the way
    assert desk.ws.posts.get(post).has_draft


def test_without_the_old_version_words_are_found_by_their_neighbours(desk: Desk, tmp_path: Path) -> None:
    post = desk.post(TEXT)
    note(desk, post, "Senin")
    version = only(desk, post).thread.parents[0]
    edit(desk, post, lambda was: replace(was, text=f"Halo. {TEXT}"))
    pc = Office(tmp_path, "b")
    ws = pc.open()
    ws.receive(
        replace(each, salt=None, body=None) if each.id == version else each for each in desk.ws.all_records()
    )
    (found,) = ws.notes.noted(post, ws.posts.get(post).post)
    assert [(spot.start, spot.whole) for spot in found.spots] == [(17, True)]
    (gone,) = ws.notes.noted(post, Post(text="Senin saja."))
    assert gone.there == "gone"
    pc.close()


def test_erasing_a_version_takes_the_notes_that_quote_it(desk: Desk) -> None:
    post = desk.post(f"{TEXT} NIK 3371011708450000.")
    thread = note(desk, post, "3371011708450000", "Hapus NIK 3371011708450000.")
    edit(desk, post, lambda was: replace(was, text=TEXT))
    desk.ws.notes.reply(post, thread, "Sudah.")
    kept = note(desk, post, "Senin")
    version = desk.ws.posts.revisions(post)[-1].id
    desk.ws.erasure.erase("post", post, "permintaan warga", revisions={version})
    assert [each.thread.id for each in noted(desk, post)] == [kept]
    left = [each.body for each in desk.ws.all_records() if each.kind == "note" and each.body is not None]
    assert len(left) == 1


# threads


def test_a_writer_settles_and_an_approver_opens_again(desk: Desk) -> None:
    post = desk.post(TEXT)
    thread, notes = note(desk, post), desk.ws.notes
    assert notes.deeds(only(desk, post)) == {NoteAction.REPLY, NoteAction.DONE}
    notes.reply(post, thread, "Sudah, ke Kasi Kesra.")
    notes.done(post, thread)
    assert only(desk, post).state is ThreadState.DONE
    refused("notes.settled", lambda: notes.done(post, thread))
    desk.sit("lurah")
    assert notes.deeds(only(desk, post)) == {NoteAction.REPLY, NoteAction.REOPEN}
    notes.reopen(post, thread)
    refused("notes.settled", lambda: notes.reopen(post, thread))
    assert [each.action for each in only(desk, post).thread.answers] == ["reply", "done", "reopen"]
    assert only(desk, post).open


def test_who_may_do_what(desk: Desk) -> None:
    post = desk.post(TEXT)
    thread, notes = note(desk, post), desk.ws.notes
    desk.sit("wisnu")  # a reviewer, who did not write it
    assert notes.deeds(only(desk, post)) == {NoteAction.REPLY}
    refused("notes.role", lambda: notes.done(post, thread))
    desk.sit("lurah")
    notes.done(post, thread)  # his own
    desk.sit("arum")
    assert notes.deeds(only(desk, post)) == {NoteAction.REPLY}
    refused("notes.role", lambda: notes.reopen(post, thread))
    refused("notes.gone", lambda: notes.reply(post, "f" * 64, "Apa?"))
    desk.ws.store.set_setting("actor", "")
    assert notes.deeds(only(desk, post)) == frozenset()
    refused("approval.nobody", lambda: notes.reply(post, thread, "Apa?"))
    refused("approval.nobody", lambda: notes.add(post, Pin(), shown(desk, post), "Apa?"))


def test_words_are_needed_and_have_a_limit(desk: Desk) -> None:
    post = desk.post(TEXT + " kata" * 500)
    now, notes = shown(desk, post), desk.ws.notes
    refused("notes.empty", lambda: notes.add(post, Pin(), now, " \n"))
    refused("notes.long", lambda: notes.add(post, Pin(), now, "x" * (MAX_TEXT + 1)))
    whole = pins.pin_words(now, (desk.account,), "text", 0, len(now.text), desk.ws.catalogue)
    assert whole is not None
    refused("notes.long", lambda: notes.add(post, whole, now, "Semua."))
    refused("notes.long", lambda: notes.suggest(post, pinned(desk, post, "Senin"), now, "x" * 2_001))
    refused("notes.same", lambda: notes.suggest(post, pinned(desk, post, "Senin"), now, " Senin "))
    refused("notes.moved", lambda: notes.suggest(post, Pin(), now, "Selasa"))
    assert noted(desk, post) == ()


def test_a_note_leaves_state_version_and_approval_alone(desk: Desk) -> None:
    post = desk.post(TEXT)
    desk.ws.approval.submit(post)
    desk.sit("lurah")
    review = desk.ws.approval.review(post)
    note(desk, post)
    desk.sit("lurah")
    assert desk.ws.posts.row(post).state is State.IN_APPROVAL
    after = desk.ws.approval.review(post)
    assert (after.view.revision, after.content) == (review.view.revision, review.content)
    desk.ws.approval.approve(post, review.content)
    note(desk, post, "Senin")
    assert desk.ws.approval.covering(post) is not None


def test_erasing_a_post_takes_its_notes_along(desk: Desk) -> None:
    post = desk.post(TEXT)
    note(desk, post)
    now = shown(desk, post)
    desk.ws.erasure.erase("post", post, "permintaan warga")
    assert desk.ws.notes.noted(post, now) == ()


# suggestions


def test_an_accepted_suggestion_is_one_edit_that_can_be_undone(desk: Desk) -> None:
    post = desk.post(TEXT)
    thread = suggestion(desk, post, "sampai Kamis", "sampai Rabu")
    assert only(desk, post).thread.replacement == "sampai Rabu"
    edit(desk, post, lambda was: replace(was, text=f"Halo. {was.text}"))
    changes = desk.ws.notes.accept(post, thread)
    assert changes.op is not None
    assert changes.op.name == "op.post.suggestion"
    assert shown(desk, post).text == f"Halo. {TEXT.replace('Kamis', 'Rabu')}"
    assert only(desk, post).state is ThreadState.ACCEPTED
    undoable = desk.ws.history.undoable()
    assert undoable is not None
    assert undoable.name == "op.post.suggestion"
    desk.ws.history.undo()
    assert shown(desk, post).text == f"Halo. {TEXT}"
    assert only(desk, post).open
    assert NoteAction.ACCEPT in desk.ws.notes.deeds(only(desk, post))
    desk.ws.history.redo()
    assert only(desk, post).state is ThreadState.ACCEPTED
    edit(desk, post, lambda was: replace(was, text=was.text.replace("sampai Rabu", "dan Selasa")))
    assert only(desk, post).state is ThreadState.ACCEPTED  # written on, not taken back
    edit(desk, post, lambda was: replace(was, text=f"Halo. {TEXT}"))
    assert only(desk, post).open


def test_typing_is_a_version_of_its_own_before_an_accepted_suggestion(desk: Desk) -> None:
    post = desk.post(TEXT)
    thread = suggestion(desk, post, "Kamis", "Rabu")
    desk.ws.posts.save_draft(post, replace(shown(desk, post), text=f"Halo. {TEXT}"))
    desk.ws.notes.accept(post, thread)
    desk.ws.history.undo()
    assert shown(desk, post).text == f"Halo. {TEXT}"


@pytest.mark.parametrize("replacement", ["Senin dan Selasa", "setiap Senin", "Senin, Senin"])
def test_a_replacement_may_hold_the_old_words(desk: Desk, replacement: str) -> None:
    post = desk.post(TEXT)
    desk.ws.notes.accept(post, suggestion(desk, post, "Senin", replacement))
    assert only(desk, post).state is ThreadState.ACCEPTED
    desk.ws.history.undo()
    assert only(desk, post).open


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Senin sampai Kamis,", "Loket buka pukul 08.00 WIB. Jumat loket tutup."),
        ("Loket", "buka Senin sampai Kamis, pukul 08.00 WIB. Jumat loket tutup."),
        ("tutup", "Loket buka Senin sampai Kamis, pukul 08.00 WIB. Jumat loket."),
        (TEXT, ""),
    ],
)
def test_words_can_be_suggested_away(desk: Desk, words: str, left: str) -> None:
    post = desk.post(TEXT)
    desk.ws.notes.accept(post, suggestion(desk, post, words, ""))
    assert shown(desk, post).text == left
    assert only(desk, post).state is ThreadState.ACCEPTED


def test_a_suggestion_is_put_in_wherever_its_words_stand(desk: Desk) -> None:
    post, facebook, tiktok = everywhere(desk)
    thread = suggestion(desk, post, "Kamis", "Rabu", desk.account, facebook)
    edit(desk, post, lambda was: own(was, facebook, text=f"Halo. {was.text}"))
    edit(desk, post, lambda was: own(was, tiktok, description="Kamis sendiri."))
    desk.ws.notes.accept(post, thread)
    now = shown(desk, post)
    assert now.text == TEXT.replace("Kamis", "Rabu")
    assert now.variants[facebook].fields == {"text": f"Halo. {now.text}"}
    assert now.variants[tiktok].fields == {"description": "Kamis sendiri."}


def test_a_title_can_be_bettered_too(desk: Desk) -> None:
    post, _facebook, tiktok = everywhere(desk)
    desk.sit("lurah")
    pin = pinned(desk, post, "Loket", tiktok, field="title")
    desk.ws.notes.suggest(post, pin, shown(desk, post), "Jam buka loket")
    desk.sit("arum")
    desk.ws.notes.accept(post, only(desk, post).thread.id)
    assert shown(desk, post).title == "Jam buka loket"


def test_a_suggestion_whose_words_changed_is_refused_and_changes_nothing(desk: Desk) -> None:
    post = desk.post(TEXT)
    thread = suggestion(desk, post, "Senin sampai Kamis", "setiap hari kerja")
    edit(desk, post, lambda was: replace(was, text=was.text.replace("Kamis", "Rabu")))
    refused("notes.moved", lambda: desk.ws.notes.accept(post, thread))
    assert "Senin sampai Rabu" in shown(desk, post).text
    assert only(desk, post).open
    assert not only(desk, post).thread.answers


def test_a_suggestion_is_declined_with_a_word(desk: Desk) -> None:
    post = desk.post(TEXT)
    thread, notes = suggestion(desk, post, "Kamis", "Rabu"), desk.ws.notes
    refused("notes.empty", lambda: notes.decline(post, thread, ""))
    notes.decline(post, thread, "Kamis memang buka.")
    assert only(desk, post).state is ThreadState.DECLINED
    assert only(desk, post).thread.answers[-1].note == "Kamis memang buka."
    assert shown(desk, post).text == TEXT
    refused("notes.settled", lambda: notes.accept(post, thread))
    desk.sit("lurah")
    notes.reopen(post, thread)
    refused("notes.role", lambda: notes.accept(post, thread))
    notes.done(post, thread)  # he takes it back
    assert only(desk, post).state is ThreadState.DONE


def test_notes_of_several_are_numbered_by_age(desk: Desk) -> None:
    post = desk.post(TEXT)
    ids = [note(desk, post, word) for word in ("Jumat", "Loket", "Senin")]
    assert [(each.number, each.thread.id) for each in noted(desk, post)] == list(enumerate(ids, 1))


def test_a_note_settles_no_conflict_between_two_pcs(desk: Desk, tmp_path: Path) -> None:
    post = desk.post(TEXT)
    pc = Office(tmp_path, "b")
    ws = pc.open()
    ws.receive(desk.ws.all_records())
    ws.posts.update(post, replace(shown(desk, post), text=f"Halo. {TEXT}"))
    edit(desk, post, lambda was: replace(was, text=f"Yth. warga. {TEXT}"))
    desk.ws.receive(ws.all_records())
    pc.close()
    assert desk.ws.posts.get(post).conflicts == ("text",)
    versions = len(desk.ws.posts.revisions(post))
    note(desk, post, "Senin")
    assert desk.ws.posts.get(post).conflicts == ("text",)
    assert len(desk.ws.posts.revisions(post)) == versions
    assert words(desk, post) == ["Senin"]
