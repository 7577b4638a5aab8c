"""Who did what when: from real commands, filtered, paged, and as a spreadsheet and on the terminal."""

import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from medsos_desktop.activity import sheet, telling
from medsos_desktop.activity.log import Entry, Wanted
from medsos_desktop.cli import main
from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.model.office import Person
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.store.office import verdict

ID = Words("id")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    clock = SteppingClock(NOW, timedelta(hours=5))
    with Workspace.open(
        tmp_path / "kantor", create=True, clock=clock, ids=SeededIds("log"), home=tmp_path / "home"
    ) as made:
        yield made


@pytest.fixture
def done(ws: Workspace) -> dict[str, str]:
    """Two people, two posts; ids by name. Every action five hours after the one before."""
    ids = {}
    for name in ("Arum", "Lurah"):
        ids[name], _ = ws.directory.save("person", None, Person(name))
    ws.directory.sign_in(ids["Arum"])
    ids["a"], _ = ws.posts.create(Post(title="=Posyandu"))
    ids["b"], _ = ws.posts.create(Post(title="100% siap"))
    ws.records.decide(ids["a"], verdict(ws, ids["a"], "submit", leads_to="in_approval"))
    ws.directory.sign_in(ids["Lurah"])
    ws.records.decide(ids["a"], verdict(ws, ids["a"], "approve", proof="paper"))
    ws.posts.delete([ids["b"]])
    ws.history.undo()
    return ids


def told(found: list[Entry]) -> list[tuple[str, str]]:
    return [(telling.person(ID, each), telling.said(ID, each)) for each in found]


def test_everything_newest_first(ws: Workspace, done: dict[str, str]) -> None:
    assert told(ws.activity.page(Wanted())) == [
        ("Lurah", "Urungkan “100% siap”"),
        ("Lurah", "Hapus “100% siap”"),
        ("Lurah", "Setujui “=Posyandu”"),
        ("Lurah", "Ganti orang di depan komputer"),
        ("Arum", "Ajukan “=Posyandu”"),
        ("Arum", "Buat naskah “100% siap”"),
        ("Arum", "Buat naskah “=Posyandu”"),
        ("Arum", "Ganti orang di depan komputer"),
        ("Belum memilih orang", "Tambah orang"),
        ("Belum memilih orang", "Tambah orang"),
    ]
    assert ws.activity.people() == {done["Arum"]: "Arum", done["Lurah"]: "Lurah"}


def test_pages_join_to_the_whole(ws: Workspace, done: dict[str, str]) -> None:
    whole = ws.activity.page(Wanted())
    found, after = list[Entry](), None
    while part := ws.activity.page(Wanted(), after, 3):
        found += part
        after = part[-1]
    assert found == whole == list(ws.activity.every(Wanted()))
    assert ws.activity.count(Wanted()) == len(whole)


def test_filters(ws: Workspace, done: dict[str, str]) -> None:
    def asked(**more: object) -> list[str]:
        wanted = Wanted(**more)  # type: ignore[arg-type]
        found = ws.activity.page(wanted)
        assert ws.activity.count(wanted) == len(found)
        return [each.action for each in found]

    assert asked(person=done["Arum"], kinds=frozenset({"decision"})) == ["op.decision.submit"]
    assert asked(post=done["b"]) == ["op.undo", "op.post.delete", "op.post.create"]
    assert asked(text="100%") == ["op.undo", "op.post.delete", "op.post.create"]
    assert asked(text="0%%") == []
    assert asked(text="arum", kinds=frozenset({"sign-in"})) == ["op.person.sign-in"]
    assert asked(kinds=frozenset({"key", "erase", "evidence", "note", "picture"})) == []
    assert asked(first=date.max) == asked(last=date.min) == []
    assert len(asked(first=date.min, last=date.max)) == 10


def test_days_are_those_of_the_office(ws: Workspace, done: dict[str, str]) -> None:
    whole = ws.activity.page(Wanted())
    for day in {each.at.date() for each in whole}:
        found = ws.activity.page(Wanted(first=day, last=day))
        assert found == [each for each in whole if each.at.date() == day]
    assert len({each.at.date() for each in whole}) > 1


def test_a_decision_has_its_proof_and_a_post_of_its_own(ws: Workspace, done: dict[str, str]) -> None:
    (approved, _submitted) = ws.activity.page(Wanted(kinds=frozenset({"decision"})))
    assert (approved.proof, approved.post, approved.living) == ("paper", done["a"], True)
    assert telling.proof(ID, approved) == "Di atas kertas"


def test_what_is_erased_is_gone_from_the_log_and_the_erasure_stays(
    ws: Workspace, done: dict[str, str]
) -> None:
    ws.erasure.erase("post", done["a"], "permintaan warga")
    found = ws.activity.page(Wanted())
    assert told(found)[0] == ("Lurah", "Hapus data pribadi: permintaan warga")
    assert not [each for each in found if each.post == done["a"] or "Posyandu" in each.subject]


def test_names_that_are_no_operations_are_not_looked_up(ws: Workspace, done: dict[str, str]) -> None:
    entry = ws.activity.page(Wanted())[0]
    for name in ("shell.place.home", "op.no.such", "op", "op.undo.{x}", ""):
        assert telling.said(ID, entry._replace(action=name)) == "Kegiatan lain (Naskah)"


def test_the_spreadsheet_has_no_formula_and_the_same_bytes_twice(
    ws: Workspace, done: dict[str, str], tmp_path: Path
) -> None:
    one, two = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    steps: list[tuple[int, int, str]] = []
    assert sheet.save(ws.activity, Wanted(), ID, one, progress=lambda *step: steps.append(step)) == 10
    sheet.save(ws.activity, Wanted(), ID, two)
    assert one.read_bytes() == two.read_bytes()
    assert steps[-1] == (10, 10, "")
    with zipfile.ZipFile(one) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in text
        assert "Setujui “=Posyandu”" in packed.read("xl/sharedStrings.xml").decode()
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_refused_or_cancelled_leaves_nothing(
    ws: Workspace, done: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=r"activity\.name"):
        sheet.save(ws.activity, Wanted(), ID, tmp_path / "a.csv")
    with pytest.raises(UserError, match=r"activity\.no-folder"):
        sheet.save(ws.activity, Wanted(), ID, tmp_path / "no" / "a.xlsx")
    with pytest.raises(Cancelled):
        sheet.save(ws.activity, Wanted(), ID, tmp_path / "a.xlsx", cancelled=lambda: True)
    assert not list(tmp_path.glob("a.*"))


def test_on_the_terminal(
    ws: Workspace,
    done: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MEDSOS_HOME", str(tmp_path / "home"))
    folder = str(ws.folder)
    assert main(["log", "--workspace", folder, "--person", "lurah", "--kind", "decision"]) == 0
    answer = capsys.readouterr()
    assert answer.out.rstrip().endswith("Lurah  Setujui “=Posyandu” (Di atas kertas)")
    assert answer.err == "Kegiatan yang cocok: 1\n"
    assert main(["log", "--workspace", folder, "--json", "--limit", "1"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["action"], row["post"], row["kind"]) == ("op.undo", done["b"], "text")
    out = tmp_path / "log.xlsx"
    assert main(["log", "--workspace", folder, "--out", str(out)]) == 0
    assert "10 baris" in capsys.readouterr().out
    assert zipfile.is_zipfile(out)
    assert main(["log", "--workspace", folder, "--person", "Tidak Ada"]) == 1
    assert "Tidak ada orang bernama Tidak Ada" in capsys.readouterr().err
