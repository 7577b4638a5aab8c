"""What the screen of results knows, without a window."""

from dataclasses import replace

from medsos_desktop.exchange.results.model import Kind
from medsos_desktop.importing.results import ALL, LOOK, READY, REST, Chosen, Done, Now
from medsos_desktop.words import Words
from tests.exchange.results.conftest import Office, office

__all__ = ["office"]


def chosen(office: Office) -> Chosen:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    plan = office.read(
        office.row(one),
        office.row(two, date="11/12/2026", link="https://x.com/a"),
        {"code": "LAIN", "link": "x"},
        {"code": office.code(two)},
    )
    return Chosen(Words("id"), office.ws, plan)


def test_problems_come_first_and_views_count_them(office: Office) -> None:
    made = chosen(office)
    assert [line.kind for line in made.lines()] == [Kind.STOPPED, Kind.DOUBT, Kind.NEW, Kind.EMPTY]
    assert [made.count(view) for view in (ALL, LOOK, READY, REST)] == [4, 2, 1, 1]


def test_the_foot_says_what_will_be_done(office: Office) -> None:
    made = chosen(office)
    foot = made.foot(Now(busy=False, writable=True))
    assert (foot.text, foot.writes, foot.why) == ("Catat 1 hasil", True, ())
    assert foot.note == "4 baris: 1 tidak bisa dicatat, 1 perlu dilihat, 1 baru, 1 belum diisi"
    assert made.foot(Now(busy=False, writable=False)).why
    assert made.foot(Now(busy=True, writable=True)).why
    made.want(())
    assert made.foot(Now(busy=False, writable=True)).why == ("Belum ada baris yang dicentang",)


def test_only_what_can_be_taken_is_ticked(office: Office) -> None:
    made = chosen(office)
    stopped, doubt, new, _empty = made.lines()
    assert not made.toggle(stopped)
    assert made.toggle(doubt)
    assert made.wanted == {doubt.key, new.key}
    again = Chosen(made.words, office.ws, made.plan)
    again.keep(made)
    assert again.wanted == made.wanted
    gone = Chosen(made.words, office.ws, replace(made.plan, lines=(stopped, new)))
    gone.keep(made)
    assert gone.wanted == {new.key}


def test_what_was_done(office: Office) -> None:
    made = chosen(office)
    assert Done.of(made) == Done(results=1, posts=1, left=2, first="2026-12-10", partly=1)


def test_a_word_where_there_is_nothing(office: Office) -> None:
    post = office.scheduled()
    row = office.row(post)
    empty = Chosen(Words("id"), office.ws, office.read({"code": office.code(post)}))
    assert empty.word() is not None
    plan = office.read(row)
    assert Chosen(Words("id"), office.ws, plan).word() is None
    office.ws.results.apply(plan)
    said = Chosen(Words("id"), office.ws, office.read(row)).word()
    assert said is not None
    assert said[0] == "ok"
