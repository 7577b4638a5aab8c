"""From the bundle's sheet to the calendar and back by undo."""

import zipfile

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.results.model import Kind
from medsos_desktop.exchange.sheets import limits
from medsos_desktop.model.post import State
from medsos_desktop.model.publication import Publication
from medsos_desktop.store import projection
from tests.exchange.results.conftest import Office, fill

AT = "2026-12-10T03:05:00.000Z"


def state(office: Office, post: str) -> State:
    return office.ws.posts.get(post).state


def codes(line: object) -> list[str]:
    return [each.code for each in line.problems]  # type: ignore[attr-defined]


def test_the_bundles_sheet_filled_elsewhere_makes_posts_published(office: Office) -> None:
    post = office.scheduled()
    sheet = fill(
        office.bundle_sheet(),
        {2: {"time": "10.05", "link": "https://www.instagram.com/p/a/", "likes": 120, "reach": "1,2 rb"}},
    )
    office.later()
    plan = office.ws.results.preview(sheet)
    assert [line.kind for line in plan.lines] == [Kind.NEW, Kind.EMPTY]
    changes = office.ws.results.apply(plan)
    assert changes.op is not None
    assert state(office, post) is State.PUBLISHED
    (out,) = office.ws.records.publications(post)
    assert (out.account, out.at, out.link) == (office.instagram, AT, "https://www.instagram.com/p/a/")
    assert (dict(out.metrics), out.rough) == ({"likes": 120, "reach": 1200}, False)


def test_an_unfilled_sheet_changes_nothing(office: Office) -> None:
    office.scheduled()
    plan = office.ws.results.preview(office.bundle_sheet())
    assert {line.kind for line in plan.lines} == {Kind.EMPTY}
    assert not office.ws.results.apply(plan)


def test_one_step_is_undone_and_done_again(office: Office) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    plan = office.read(office.row(one), office.row(two, date="11/12/2026"))
    office.ws.results.apply(plan)
    undoable = office.ws.history.undoable()
    assert undoable is not None
    assert (undoable.name, undoable.subject) == ("op.results.import", "2")
    office.ws.history.undo()
    for post in (one, two):
        assert state(office, post) is State.SCHEDULED
        assert office.ws.records.publications(post) == ()
    office.ws.history.redo()
    for post in (one, two):
        assert state(office, post) is State.PUBLISHED
        assert office.ws.records.publications(post)[0].link.endswith(f"{office.code(post)}/")
    before = projection.dump(office.ws.store.db)
    office.ws.store.rebuild()
    assert projection.dump(office.ws.store.db) == before


def test_undo_of_new_numbers_gives_the_old_ones_back(office: Office) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post, likes="5")))
    plan = office.read(office.row(post, likes="50"))
    (line,) = plan.lines
    assert (line.kind, line.changed) == (Kind.UPDATE, ("likes",))
    assert not office.ws.results.apply(plan)  # offered, not taken by itself
    office.ws.results.apply(plan, {line.key})
    assert office.ws.records.publications(post)[0].metrics == {"likes": 50}
    office.ws.history.undo()
    assert office.ws.records.publications(post)[0].metrics == {"likes": 5}
    assert state(office, post) is State.PUBLISHED


def test_what_was_decided_since_is_not_undone(office: Office) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post)))
    office.ws.approval.withdraw(post, "Salah foto.")
    with pytest.raises(UserError) as refused:
        office.ws.history.undo()
    assert refused.value.code == "store.decided-since"


def test_the_same_file_again_adds_nothing(office: Office) -> None:
    post = office.scheduled()
    row = office.row(post, likes="1.234", note="Ramai")
    office.ws.results.apply(office.read(row))
    (line,) = office.read(row).lines
    assert line.kind is Kind.SAME
    assert len(office.ws.records.publications(post)) == 1


def test_an_empty_cell_takes_nothing_away(office: Office) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post, likes="5", note="Ramai")))
    line = office.line(office.row(post, time="", date="", link="", shares="3"))
    assert (line.kind, line.changed) == (Kind.UPDATE, ("shares",))
    assert line.told is not None
    assert (line.told.at, line.told.note, dict(line.told.metrics)) == (AT, "Ramai", {"likes": 5, "shares": 3})


def test_numbers_alone_do_not_publish(office: Office) -> None:
    assert (
        office.line(office.row(office.scheduled(), date="", time="", link="", likes="9")).kind is Kind.EMPTY
    )


def test_a_link_alone_takes_the_planned_time_roughly(office: Office) -> None:
    line = office.line(office.row(office.scheduled(), date="", time=""))
    assert line.told is not None
    assert (line.kind, line.told.at, line.told.rough) == (Kind.NEW, "2026-12-10T03:00:00.000Z", True)


def test_a_time_alone_is_enough_for_a_story(office: Office) -> None:
    line = office.line(office.row(office.scheduled(), link=""))
    assert (line.kind, line.told and line.told.link) == (Kind.NEW, "")


@pytest.mark.parametrize(
    ("told", "kind", "problem"),
    [
        ({"code": "ZZZZZZZ"}, Kind.STOPPED, "code-unknown"),
        ({"code": ""}, Kind.STOPPED, "no-code"),
        ({"account": "@lain", "channel": "TikTok"}, Kind.STOPPED, "account-unknown"),
        ({"account": "", "channel": ""}, Kind.STOPPED, "account-unclear"),
        ({"account": "@cacaban.baru"}, Kind.DOUBT, "account-renamed"),
        ({"date": "17/12/2026"}, Kind.STOPPED, "future"),
        ({"date": "30/11/2026"}, Kind.STOPPED, "before-approval"),
        ({"date": "2/12/2026"}, Kind.DOUBT, "early"),
        ({"date": "31/11/2026"}, Kind.STOPPED, "date-unreadable"),
        ({"time": "kapan-kapan"}, Kind.STOPPED, "time-unreadable"),
        ({"date": "12/10/2026"}, Kind.DOUBT, "date-swapped"),
        ({"link": "https://www.facebook.com/x"}, Kind.DOUBT, "link-host"),
        ({"link": "https://instagram.com.contoh.id/p/1"}, Kind.DOUBT, "link-host"),
        ({"link": "sudah"}, Kind.STOPPED, "link-unreadable"),
        ({"link": "https://instagram.com/p/1 https://instagram.com/p/2"}, Kind.DOUBT, "link-more"),
        ({"likes": "banyak"}, Kind.DOUBT, "number-unreadable"),
    ],
)
def test_each_problem_is_listed(office: Office, told: dict[str, str], kind: Kind, problem: str) -> None:
    post = office.scheduled()
    plan = office.read(office.row(post, **told))
    (line,) = plan.lines
    assert (line.kind, codes(line)) == (kind, [problem])
    assert not office.ws.results.apply(plan)
    assert state(office, post) is State.SCHEDULED
    if kind is Kind.DOUBT:
        office.ws.results.apply(plan, {line.key})
        assert state(office, post) is State.PUBLISHED
    else:
        assert not office.ws.results.apply(plan, {line.key})


def test_a_link_used_twice_is_told_at_both(office: Office) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    link = "https://instagram.com/p/sama"
    plan = office.read(office.row(one, link=link), office.row(two, date="11/12/2026", link=f"{link}/?igsh=1"))
    assert [codes(line) for line in plan.lines] == [["link-twice"], ["link-twice"]]
    assert [line.problems[0].params["rows"] for line in plan.lines] == ["3", "2"]


def test_a_link_of_another_post_is_told(office: Office) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    office.ws.results.apply(office.read(office.row(one)))
    link = office.row(one)["link"]
    line = office.line(office.row(two, date="11/12/2026", link=link))
    assert (line.kind, codes(line)) == (Kind.DOUBT, ["link-known"])


def test_posts_that_are_not_scheduled(office: Office) -> None:
    draft = office.post("2026-12-10T10:00")
    approved = office.approve(office.post("2026-12-11T10:00", title="Pasar"))
    one, two = office.read(office.row(draft), office.row(approved, date="11/12/2026")).lines
    assert (one.kind, codes(one)) == (Kind.STOPPED, ["not-approved"])
    assert (two.kind, codes(two)) == (Kind.DOUBT, ["not-scheduled"])


def test_the_same_delivery_twice(office: Office) -> None:
    post = office.scheduled()
    row = office.row(post)
    assert [line.kind for line in office.read(row, row).lines] == [Kind.NEW, Kind.SAME]
    other = office.read(row, office.row(post, time="11.00"))
    assert [codes(line) for line in other.lines] == [["row-twice"], ["row-twice"]]


def test_two_accounts_of_a_post(office: Office) -> None:
    post = office.scheduled()
    facebook = office.row(
        post, channel="FB", account="", link="https://www.facebook.com/x/posts/1", time="10.30"
    )
    office.ws.results.apply(office.read(office.row(post), facebook))
    out = office.ws.records.publications(post)
    assert [each.account for each in out] == [office.instagram, office.facebook]
    assert [each.action for each in office.ws.records.decisions(post)].count("publish") == 1


def test_a_published_post_with_another_link_is_offered(office: Office) -> None:
    post = office.scheduled()
    office.ws.approval.publish(post, "https://instagram.com/p/lama")
    line = office.line(office.row(post))
    assert (line.kind, line.changed) == (Kind.UPDATE, ("time", "link"))


def test_columns_moved_and_renamed(office: Office) -> None:
    post = office.scheduled()
    row = office.row(post, likes="7")
    headers = {"link": "Alamat postingan (IG)", "likes": "Jumlah Suka", "time": "Pukul"}
    headers |= {"account": "Akun medsos", "date": "Tgl Tayang", "code": "xx", "note": "Ket."}
    office.later()
    (line,) = office.ws.results.preview(office.csv(row, headers=headers)).lines
    assert (line.kind, line.post, line.told and line.told.metrics) == (Kind.NEW, post, {"likes": 7})


def test_somebody_told_otherwise_meanwhile(office: Office) -> None:
    post = office.scheduled()
    plan = office.read(office.row(post))
    office.ws.records.publish(post, Publication(office.instagram, AT, "https://instagram.com/p/lain"))
    with pytest.raises(UserError) as refused:
        office.ws.results.apply(plan)
    assert refused.value.code == "results.changed"
    assert state(office, post) is State.SCHEDULED


def test_nothing_is_written_when_one_post_is_refused(office: Office) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "Pasar")
    plan = office.read(office.row(one), office.row(two, date="11/12/2026"))
    office.ws.approval.withdraw(two, "Batal.")
    with pytest.raises(UserError):
        office.ws.results.apply(plan)
    assert state(office, one) is State.SCHEDULED
    assert office.ws.records.publications(one) == ()


def test_times_are_the_offices(office: Office) -> None:
    line = office.line(office.row(office.scheduled(), time="12.05 WIT"))
    assert line.told is not None
    assert line.told.at == AT


def test_a_screenshot_hangs_on_a_publication(office: Office) -> None:
    from PIL import Image

    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post, link="")))
    (out,) = office.ws.records.publications(post)
    picture = office.folder / "bukti.png"
    Image.new("RGB", (40, 60), 200).save(picture)
    office.ws.evidence.attach(out.id, picture)
    (kept,) = office.ws.evidence.of(post)
    assert (kept.decision, kept.name) == (out.id, "bukti.png")


# files that are none, or hostile


def test_another_sheet_is_refused(office: Office) -> None:
    file = office.folder / "lain.csv"
    file.write_text("Tanggal;Caption\n1/12/2026;Halo\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        office.ws.results.preview(file)
    assert refused.value.code == "results.no-table"


def test_a_bomb_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    file = office.folder / "hasil.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    with pytest.raises(UserError) as refused:
        office.ws.results.preview(file)
    assert refused.value.code == "sheet.bomb"
    monkeypatch.setattr(limits, "ROWS", 3)
    with pytest.raises(UserError) as refused:
        office.ws.results.preview(office.csv(*[{"code": "x"}] * 5))
    assert refused.value.code == "sheet.too_large"


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x")', "🦊" * 5_000, "-", "'" * 90, "9" * 300])
def test_hostile_cells_only_make_lines(office: Office, cell: str) -> None:
    post = office.scheduled()
    rows = [
        office.row(post, **{field: cell})
        for field in ("code", "account", "date", "time", "link", "likes", "note")
    ]
    plan = office.read(*rows)
    assert len(plan.lines) == len(rows)
