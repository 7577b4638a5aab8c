"""A post with several accounts of which only some were told: said wherever the post is shown."""

import json

import pytest

from medsos_desktop import telling
from medsos_desktop.cli.door import main
from medsos_desktop.clock import SystemClock
from medsos_desktop.composer.published import outs
from medsos_desktop.exchange.results.model import Reach
from medsos_desktop.home.overview import overview
from medsos_desktop.importing.results import Chosen, Done
from medsos_desktop.model.publication import Publication
from medsos_desktop.model.state import State
from tests.exchange.results.conftest import NOW, WORDS, Office
from tests.exchange.results.test_many import FACEBOOK

LINK = "https://www.facebook.com/p/a"


def said(office: Office, post: str) -> str:
    row = office.ws.posts.row(post)
    return telling.state(WORDS, row.state, len(row.accounts), len(row.untold))


def test_out_on_one_of_two_until_the_other_is_told(office: Office) -> None:
    post = office.scheduled()
    assert said(office, post) == "Terjadwal"
    plan = office.read(office.row(post))
    assert plan.reach(plan.usual) == {post: Reach(1, 2)}
    office.ws.results.apply(plan)
    row = office.ws.posts.row(post)
    assert (row.state, row.untold) == (State.PUBLISHED, (office.facebook,))
    assert said(office, post) == "Tayang 1 dari 2 akun"
    plan = office.read({**office.row(post), **FACEBOOK, "link": LINK})
    assert plan.reach(plan.usual) == {post: Reach(2, 2)}
    office.ws.results.apply(plan)
    assert said(office, post) == "Tayang"
    office.ws.history.undo()
    assert said(office, post) == "Tayang 1 dari 2 akun"
    office.ws.history.undo()
    assert said(office, post) == "Terjadwal"


def test_what_was_taken_back_counts_no_more(office: Office) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post), {**office.row(post), **FACEBOOK, "link": LINK}))
    office.ws.records.publish(post, Publication(office.facebook, gone=True))
    assert office.ws.posts.row(post).untold == (office.facebook,)
    office.ws.records.publish(post, Publication(office.facebook, link=LINK))
    assert office.ws.posts.row(post).untold == ()


def test_told_to_be_out_as_a_whole_it_is_out_everywhere(office: Office) -> None:
    post = office.scheduled()
    office.later()
    office.ws.approval.publish(post)
    assert office.ws.posts.row(post).untold == ()
    assert said(office, post) == "Tayang"


def test_beranda_reminds_of_the_rest(office: Office) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    rows = [office.row(one), office.row(two, date="11/12/2026")]
    office.ws.results.apply(office.read(*rows, {**rows[0], **FACEBOOK, "link": LINK}))
    shown = overview(office.ws, NOW)
    assert [each.row.id for each in shown.partly] == [two]
    assert not shown.empty


def test_the_preview_and_the_end_say_so(office: Office) -> None:
    post = office.scheduled()
    chosen = Chosen(WORDS, office.ws, office.read(office.row(post)))
    (line,) = chosen.lines()
    assert chosen.reach(line) == "Sesudah dicatat: tayang di 1 dari 2 akun. Yang lain belum ada kabarnya."
    assert Done.of(chosen).partly == 1


def test_the_composer_has_a_line_for_every_account(office: Office) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post)))
    found = outs(WORDS, office.ws, office.ws.posts.get(post))
    assert (found.known, len(found.lines)) == (1, 2)


def test_the_terminal_says_so(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _self: NOW)
    post = office.scheduled()
    code, file = office.code(post), office.csv(office.row(post))
    folder = office.ws.folder
    office.ws.close()
    command = ["results", str(file), "--workspace", str(folder), "--dry-run"]
    assert main(command) == 0
    assert "Loket: Tayang 1 dari 2 akun" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["partly"]
    assert told == [{"post": post, "code": code, "told": 1, "accounts": 2}]
