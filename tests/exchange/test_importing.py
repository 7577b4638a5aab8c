"""Taking a sheet in: all in one step, known again, offered anew, undone."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.clock import Ids, SeededIds, SteppingClock
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW

HEAD = [
    "Tanggal",
    "Jam",
    "Platform",
    "Pilar",
    "Judul",
    "Caption",
    "Tagar",
    "PIC",
    "Status",
    "Mitra",
    "Program",
    "No. MoU",
    "Penerima Manfaat",
]
ROWS = [
    [
        "1/12/2026",
        "10.00",
        "IG, FB",
        "Edukasi",
        "Hari AIDS",
        "Periksa, yuk.",
        "#AIDS",
        "Rini",
        "ACC",
        "",
        "",
        "",
        "",
    ],
    [
        "2/12/2026",
        "09.00",
        "IG + IG Story",
        "Edukasi",
        "Posyandu",
        "Datang, ya.",
        "",
        "Rini",
        "Draft",
        "",
        "",
        "",
        "",
    ],
    [
        "5/12/2026",
        "",
        "WA",
        "Mitra",
        "Kelas roti",
        "Belajar bersama.",
        "#Roti",
        "Bagas",
        "Tayang",
        "PT Contoh",
        "Dapur",
        "01/2026",
        "20 warga",
    ],
    ["31/11/2026", "10.00", "IG", "Edukasi", "Salah", "Tanggal salah.", "", "Rini", "Draft", "", "", "", ""],
    ["", "", "IG", "Edukasi", "Kapan-kapan", "Tanpa tanggal.", "", "rini", "", "", "", "", ""],
]


@pytest.fixture
def ws(tmp_path: Path) -> "Workspace":
    ids: Ids = SeededIds("sheet")
    workspace = Workspace.open(
        tmp_path / "kantor", create=True, clock=SteppingClock(NOW), ids=ids, home=tmp_path / "home"
    )
    yield workspace  # type: ignore[misc]
    workspace.close()


def sheet(folder: Path, rows: list[list[str]], name: str = "rencana.csv") -> Path:
    file = folder / name
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=";").writerows([HEAD, *rows])
    return file


def test_a_preview_writes_nothing_and_says_what_would_come(ws: Workspace, tmp_path: Path) -> None:
    plan = ws.sheets.preview(sheet(tmp_path, ROWS))
    assert [post.title for post in plan.new] == [
        "Hari AIDS",
        "Posyandu",
        "Posyandu",
        "Kelas roti",
        "Kapan-kapan",
    ]
    assert [remark.value for remark in plan.reading.rejected] == ["31/11/2026"]
    assert plan.missing.channels == ("instagram", "facebook", "whatsapp")
    assert plan.missing.pillars == ("Edukasi", "Mitra")
    assert plan.missing.people == ("Rini", "Bagas")
    assert plan.missing.partners == ("PT Contoh",)
    assert not ws.posts.undated()
    assert not ws.directory.accounts()
    assert ws.history.undoable() is None


def test_apply_fills_posts_and_directory(ws: Workspace, tmp_path: Path) -> None:
    changes = ws.sheets.apply(ws.sheets.preview(sheet(tmp_path, ROWS)))
    assert len(changes.of("post")) == 5
    accounts = ws.directory.accounts()
    assert [a.channel for a in accounts.values()] == ["instagram", "facebook", "whatsapp"]
    by_title = {
        row.title: ws.posts.get(row.id) for row in ws.posts.by_state(State.DRAFT) if row.title != "Posyandu"
    }
    post = by_title["Hari AIDS"].post
    assert post.planned == "2026-12-01T10:00"
    assert post.text == "Periksa, yuk.\n\n#AIDS"
    assert sorted(variant.surface for variant in post.variants.values()) == ["fb_page", "ig_feed"]
    assert ws.directory.pillars()[post.pillar].name == "Edukasi"
    assert ws.directory.people()[post.pic].name == "Rini"
    assert post.sheet_status == "ACC"
    roti = by_title["Kelas roti"].post
    assert roti.planned == "2026-12-05T09:00"
    collaboration = ws.directory.collaborations()[roti.collaboration]
    assert ws.directory.partners()[collaboration.partner].name == "PT Contoh"
    assert (collaboration.program, collaboration.document, collaboration.beneficiaries) == (
        "Dapur",
        "01/2026",
        "20 warga",
    )
    assert [row.title for row in ws.posts.undated()] == ["Kapan-kapan"]
    assert len(ws.directory.people()) == 2


def test_two_surfaces_of_one_account_become_two_posts(ws: Workspace, tmp_path: Path) -> None:
    ws.sheets.apply(ws.sheets.preview(sheet(tmp_path, ROWS[1:2])))
    rows = ws.posts.by_state(State.DRAFT)
    surfaces = sorted(v.surface for row in rows for v in ws.posts.get(row.id).post.variants.values())
    assert surfaces == ["ig_feed", "ig_story"]


def test_importing_again_adds_nothing(ws: Workspace, tmp_path: Path) -> None:
    file = sheet(tmp_path, ROWS + ROWS[:1])
    ws.sheets.apply(ws.sheets.preview(file))
    count = len(ws.posts.by_state(State.DRAFT))
    plan = ws.sheets.preview(file)
    assert (plan.new, plan.updates, len(plan.same)) == ((), (), 6)
    assert not ws.sheets.apply(plan, updates=True)
    assert len(ws.posts.by_state(State.DRAFT)) == count == 6


def test_a_new_wording_is_offered_and_taken_over_when_wanted(ws: Workspace, tmp_path: Path) -> None:
    ws.sheets.apply(ws.sheets.preview(sheet(tmp_path, ROWS)))
    row = next(row for row in ws.posts.by_state(State.DRAFT) if row.title == "Hari AIDS")
    ws.posts.update(row.id, replace(ws.posts.get(row.id).post, note="jangan hilang"))
    again = [[*ROWS[0][:1], "13.00", *ROWS[0][2:5], "Kalimat baru.", *ROWS[0][6:]], *ROWS[1:]]
    plan = ws.sheets.preview(sheet(tmp_path, again))
    assert [(update.id, update.post.title) for update in plan.updates] == [(row.id, "Hari AIDS")]
    assert not plan.new
    assert not ws.sheets.apply(plan)
    ws.sheets.apply(plan, updates=True)
    post = ws.posts.get(row.id).post
    assert (post.text, post.planned, post.note) == (
        "Kalimat baru.\n\n#AIDS",
        "2026-12-01T13:00",
        "jangan hilang",
    )
    assert len(ws.posts.by_state(State.DRAFT)) == 5


def test_one_undo_takes_all_back(ws: Workspace, tmp_path: Path) -> None:
    ws.sheets.apply(ws.sheets.preview(sheet(tmp_path, ROWS)))
    op = ws.history.undoable()
    assert op is not None
    assert (op.name, op.subject) == ("op.sheet.import", "5")
    ws.history.undo()
    assert not ws.posts.by_state(State.DRAFT)
    assert not ws.directory.accounts()
    assert not ws.directory.people()
    assert len(ws.sheets.preview(sheet(tmp_path, ROWS)).new) == 5


def test_an_account_that_is_there_is_used(ws: Workspace, tmp_path: Path) -> None:
    from medsos_desktop.model.office import Account

    id, _ = ws.directory.save("account", None, Account("instagram", "ig_feed", "@contoh", "IG Kelurahan", 1))
    ws.sheets.apply(ws.sheets.preview(sheet(tmp_path, ROWS[:1])))
    assert [a.channel for a in ws.directory.accounts().values()] == ["instagram", "facebook"]
    (row,) = ws.posts.by_state(State.DRAFT)
    assert id in ws.posts.get(row.id).post.variants


def test_a_chosen_mapping_is_remembered_for_the_same_headers(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "aneh.csv"
    file.write_text("Kolom A;Kolom B;Kolom C;Kolom D\n1/12/2026;IG;Judul saya;Teks saya\n", encoding="utf-8")
    plan = ws.sheets.preview(file)
    assert not plan.new
    (table,) = plan.reading.tables
    assert not table.calendar
    assert [column.name for column in table.columns] == ["Kolom A", "Kolom B", "Kolom C", "Kolom D"]
    chosen = {0: "date", 1: "channel", 2: "title", 3: "text"}
    ws.sheets.remember(table.fingerprint, chosen)
    (post,) = ws.sheets.preview(file).new
    assert (post.planned, post.channels, post.title, post.text) == (
        "2026-12-01T09:00",
        ("instagram",),
        "Judul saya",
        "Teks saya",
    )
    assert not ws.sheets.preview(file, {table.fingerprint: {0: "date"}}).new
