"""The little language, and packs of offices: what they change and how broken ones are refused."""

import json
import re
from pathlib import Path

import pytest

from medsos_desktop.checks import pack, packfile, terms
from medsos_desktop.errors import UserError
from tests.checks.judging import base_pack

ROW = """
[[row]]
id = "kantor.satu"
code = "dignity.poverty-label"
terms = "wong ora duwe"
source = "kami"
checked = 2026-11-01
"""


def office(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "kantor.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("keluarga miskin", "keluarga-keluarga  miskinnya"),
        ("(orang|warga kita) (yang)? miskin", "warga kita yang miskin"),
        ("menangis*", "menangislah"),
        ("kirim .. ktp", "kirim dulu foto ktp"),
        ("nomor urut #", "nomor urut 12"),
    ],
)
def test_terms_match(term: str, text: str) -> None:
    assert re.search(terms.parse(term).source, text)


@pytest.mark.parametrize("term", ["", "(a|b", "..", "a ..", "(x)? a", "*", "a b*c"])
def test_broken_terms_are_refused(term: str) -> None:
    with pytest.raises(terms.TermError):
        terms.parse(term)


def test_our_own_words_can_all_be_read() -> None:
    data = {"names", "hashtag.not-camel-case"}
    for row in base_pack().rows:
        if row.code not in data and row.role not in {"host", "province", "report-host", "in-link"}:
            packfile.check_words(row, lambda *why, row=row: UserError(f"{row.id} {why}"), row.words)
        assert row.source
        assert row.checked


def test_an_office_adds_and_switches_off(tmp_path: Path) -> None:
    made = pack.load(pack.gather(office(tmp_path, ROW + '[code."pii.plate"]\noff = true\n')))
    assert not made.runs("pii.plate")
    assert any(row.id == "kantor.satu" for row in made.rows)
    assert made.hash != base_pack().hash


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[row", "rules.syntax"),
        (ROW.replace("wong ora duwe", "(a|b"), "rules.term"),
        (ROW.replace('terms = "wong ora duwe"', 'pattern = "(a"'), "rules.pattern"),
        (ROW.replace("2026-11-01", "1800-01-01"), "rules.field"),
        ('include = ["kantor.toml"]', "rules.circle"),
        ('off = ["tidak.ada"]', "rules.unknown-row"),
    ],
)
def test_a_broken_pack_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        pack.gather(office(tmp_path, text))
    assert refused.value.code == code
    assert refused.value.params["file"] == "kantor.toml"


def test_a_huge_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too-big"):
        pack.gather(office(tmp_path, "#" * (packfile.MAX_BYTES + 1)))


def test_json_says_the_same_as_toml(tmp_path: Path) -> None:
    row = {
        "id": "kantor.satu", "code": "dignity.poverty-label", "terms": ["wong ora duwe"], "source": "Rapat",
        "checked": "2026-11-01",
    }  # fmt: skip
    file = tmp_path / "kantor.json"
    file.write_text(json.dumps({"row": [row]}), encoding="utf-8")
    made = pack.load(pack.gather(file))
    assert next(each for each in made.rows if each.id == "kantor.satu").terms == ("wong ora duwe",)


@pytest.mark.parametrize(
    "text", ["[1]", "{", '{"row": [{"id": "a.b", "code": "pii.phone", "checked": "x"}]}']
)
def test_broken_json_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kantor.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"rules\."):
        pack.gather(file)


def test_included_files_come_before_who_includes_them(tmp_path: Path) -> None:
    (tmp_path / "dasar.toml").write_text(ROW, encoding="utf-8")
    files = pack.gather(office(tmp_path, 'include = ["dasar.toml"]\noff = ["kantor.satu"]\n'))
    assert [name for name, _data in files] == ["dasar.toml", "kantor.toml"]
    assert next(row for row in pack.load(files).rows if row.id == "kantor.satu").off


def test_a_file_changes_a_row_of_one_that_it_includes(tmp_path: Path) -> None:
    (tmp_path / "dasar.toml").write_text(ROW, encoding="utf-8")
    more = '[[row]]\nid = "kantor.satu"\nadd = "wong sepi"\n'
    files = pack.gather(office(tmp_path, f'include = ["dasar.toml"]\n{more}'))
    assert [name for name, _data in files] == ["dasar.toml", "kantor.toml"]
    row = next(row for row in pack.load(files).rows if row.id == "kantor.satu")
    assert row.terms == ("wong ora duwe", "wong sepi")


def test_a_file_that_names_only_a_severity_leaves_a_code_off() -> None:
    off, mild = b'[code."pii.plate"]\noff = true\n', b'[code."pii.plate"]\nseverity = "warn"\n'
    made = pack.load([("a.toml", off), ("b.toml", mild)])
    assert (made.runs("pii.plate"), made.severity("pii.plate")) == (False, "warn")
    on = pack.load([("a.toml", off), ("b.toml", b'[code."pii.plate"]\noff = false\n')])
    assert on.runs("pii.plate")


def test_half_a_letter_in_a_kept_file_is_no_crash() -> None:
    files = pack.encoded([("a.toml", "# \ud800\n" + ROW)])
    assert any(row.id == "kantor.satu" for row in pack.load(files).rows)
