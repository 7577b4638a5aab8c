"""Packs that are broken, endless or hostile: each is refused with its place, and the last good one stays."""

import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.checks import pack, packfile
from medsos_desktop.checks.ownrules import OWN, OwnRules
from medsos_desktop.errors import UserError
from tests.examples import examples

HEAD = 'id = "k.a"\ncode = "pii.plate"\nsource = "k"\n'
ROW = f'[[row]]\n{HEAD}terms = "becak merah"\nchecked = 2026-11-01\n'


def refused(file: Path) -> tuple[str, dict[str, object]]:
    """Code and parameters of the refusal; rules that were in force before are the same after."""
    before = OwnRules.read((), date(2026, 12, 16)).take([("baik.toml", ROW.encode())])
    with pytest.raises(UserError) as found:
        before.take(pack.gather(file))
    assert [name for name, _ in before.files] == ["baik.toml"]
    assert any(row.id == "k.a" for row in pack.load((n, t.encode()) for n, t in before.files).rows)
    assert not any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in str(found.value.params))
    return found.value.code, dict(found.value.params)


def written(folder: Path, text: str | bytes, name: str = "p.toml") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("checked = 2026-02-30", "checked"),
        ("checked = 2026-13-01", "checked"),
        ('checked = "kemarin"', "checked"),
        ("checked = 1926-11-01", "checked"),
        ("checked = 20261101", "checked"),
        ("", "checked"),
    ],
)
def test_a_wrong_date_names_row_and_field(tmp_path: Path, line: str, field: str) -> None:
    file = written(
        tmp_path, f'{ROW}[[row]]\n{line}\nid = "k.b"\ncode = "pii.plate"\nterms = "x y"\nsource = "s"\n'
    )
    assert refused(file) == ("rules.field", {"file": "p.toml", "row": "k.b", "field": field})


@pytest.mark.parametrize("pattern", ["(a", "a**", "[z-a]", "(?P<x>a)(?P<x>b)", "\\\\", "(?<=a+)b"])
def test_a_bad_pattern_names_row_and_field(tmp_path: Path, pattern: str) -> None:
    file = written(
        tmp_path,
        f"[[row]]\n{HEAD}checked = 2026-11-01\npattern = '{pattern.replace(chr(92) * 2, chr(92))}'\n",
    )
    assert refused(file) == ("rules.pattern", {"file": "p.toml", "row": "k.a", "field": "pattern"})


def test_a_bad_term_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, ROW.replace("becak merah", "becak merah; (satu|dua"))
    told = {"file": "p.toml", "row": "k.a", "field": "terms", "term": "(satu|dua"}
    assert refused(file) == ("rules.term", told)


def test_circles_of_any_length_are_refused(tmp_path: Path) -> None:
    names = ["a.toml", "b.toml", "c.toml"]
    for name, after in zip(names, [*names[1:], names[0]], strict=True):
        written(tmp_path, f'include = ["{after}"]\n', name)
    assert refused(tmp_path / "a.toml")[0] == "rules.circle"
    long = [f"f{number}.toml" for number in range(20)]
    for name, after in itertools.pairwise(long):
        written(tmp_path, f'include = ["{after}"]\n', name)
    written(tmp_path, "", long[-1])
    assert refused(tmp_path / long[0])[0] == "rules.circle"


@pytest.mark.timeout(30)
def test_a_fan_of_includes_ends(tmp_path: Path) -> None:
    many = [f"f{number}.toml" for number in range(60)]
    for name in many:
        written(tmp_path, "", name)
    assert refused(written(tmp_path, f"include = {json.dumps(many)}\n"))[0] == "rules.too-many"
    for depth in range(7):  # each file calls the next one a hundred times: once is enough
        written(tmp_path, f"include = {json.dumps([f'd{depth + 1}.toml'] * 100)}\n", f"d{depth}.toml")
    written(tmp_path, ROW, "d7.toml")
    assert len(pack.gather(tmp_path / "d0.toml")) == 8


@pytest.mark.parametrize("name", ["../p.toml", "/etc/passwd", "sub/x.toml", "..", "."])
def test_includes_stay_in_the_folder(tmp_path: Path, name: str) -> None:
    told = {"file": "p.toml", "field": "include"}
    assert refused(written(tmp_path, f'include = ["{name}"]\n')) == ("rules.head", told)


def test_an_include_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = refused(written(tmp_path, 'include = ["tiada.toml"]\n'))
    assert found == ("rules.unreadable", {"file": "tiada.toml"})


def test_lists_of_ten_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    words = ";".join(f"kata{number}" for number in range(1_000_000))
    assert len(words) > 10_000_000
    assert refused(written(tmp_path, f'[[row]]\nid = "k.b"\nterms = "{words}"\n'))[0] == "rules.too-big"
    assert refused(written(tmp_path, json.dumps({"row": [{"terms": words}]}), "p.json"))[0] == "rules.too-big"
    with pytest.raises(UserError, match="too-big"):  # and where it came by exchange
        pack.load([("p.toml", b"#" * 10_000_000)])


def test_many_files_together_are_limited(tmp_path: Path) -> None:
    part = "#" * (packfile.MAX_BYTES - 10)
    for name in ("a.toml", "b.toml", "c.toml"):
        written(tmp_path, part, name)
    assert refused(written(tmp_path, 'include = ["a.toml", "b.toml", "c.toml"]\n'))[0] == "rules.too-big"


@pytest.mark.parametrize(
    "text",
    [
        f"{ROW}terms = {json.dumps([f'k{number}' for number in range(20_001)])}\n".replace(
            'terms = "becak merah"\n', ""
        ),
        ROW.replace("becak merah", "x" * 5_000),
        "\n".join(ROW.replace("k.a", f"k.a{number}") for number in range(packfile.MAX_ROWS + 1)),
        ROW.replace('id = "k.a"', f'id = "{"k" * 100}"'),
        ROW.replace('id = "k.a"', 'id = "../k"'),
        ROW.replace("becak", "bec\\u0000ak"),
        f'version = "\\u0007"\n{ROW}',
        "row = 3\n",
        'row = ["x"]\n',
        "code = 3\n",
        "[code]\nx = 1\n",
        "off = 3\n",
        "checked = 2026-11-01T10:00:00\nversion = 1\n",
    ],
    ids=range(13),
)
def test_fields_out_of_bounds_are_refused(tmp_path: Path, text: str) -> None:
    code, told = refused(written(tmp_path, text))
    assert code == ("rules.field" if "row" in told else "rules.head")
    assert told["field"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", "rules.encoding"),
        (b"version = \x00", "rules.syntax"),
        (b"[[row]]\nid = ", "rules.field"),
        (b"a = " + b"[" * 100_000, "rules.no-table"),
        (b"n = " + b"9" * 5_000, "rules.no-table"),
    ],
    ids=range(5),
)
def test_bytes_that_are_no_pack_are_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(written(tmp_path, data))[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "rules.no-table"),
        ('{"row": ' + "9" * 5_000 + "}", "rules.no-table"),
        ('{"row": [{"id": "k.a", "code": "pii.plate", "terms": ["a\\ud800"]}]}', "rules.field"),
        ('{"row": [{"id": "k.a", "code": "pii.plate", "pairs": {"a\\ud800": "b"}}]}', "rules.field"),
        ('{"row": [{"id": "k.a", "\\ud800\\u0000": 1}]}', "rules.unknown-field"),
        ('{"code": {"\\ud800": {}}}', "rules.unknown-code"),
        ('{"off": ["\\ud800"]}', "rules.head"),
        ('{"offf": []}', "rules.unknown-head"),
        ('{"row": [{"id": "k.a", "code": "pii.plate", "terms": ["a"], "source": "s", "checked": "2026"}]}',
         "rules.field"),
        ("null", "rules.no-table"),
    ],
    ids=range(10),
)  # fmt: skip
def test_json_that_is_no_pack_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert refused(written(tmp_path, text, "p.json"))[0] == code


def test_where_a_file_breaks_is_told(tmp_path: Path) -> None:
    told = {"file": "p.toml", "line": 3, "column": 3}
    assert refused(written(tmp_path, "[[row]]\nid = 'a'\nx y\n")) == ("rules.syntax", told)
    assert refused(written(tmp_path, '{\n "a" 1}', "p.json")) == (
        "rules.syntax",
        {"file": "p.json", "line": 2, "column": 6},
    )


def test_a_typed_word_is_cleaned(tmp_path: Path) -> None:
    own = OwnRules.read((), date(2026, 12, 16)).add_terms("poverty.street", ["wong\0 da\ud800lan"])
    (word,) = own.entry("poverty.street")["add"]
    assert "\0" not in word
    word.encode()
    assert OwnRules.read(((OWN, own.text),), date(2026, 12, 16)).pack.hash == own.pack.hash


WHOLE = (
    f'version = "1"\noff = "poverty.street"\n[code."pii.plate"]\nseverity = "warn"\n{ROW}'
    'except = ["becak merah putih"]\npairs = {"kwalitet" = "kualitas"}\npattern = "a{1,3}b"\n'
    '[[row]]\nid = "poverty.street"\nadd = "wong dalan"\nremove-except = "gelandangan politik"\n'
)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)
FIELDS = sorted(packfile.FIELDS)


def never_breaks(name: str, data: bytes) -> None:
    """Either a pack, or a refusal that names the file."""
    try:
        pack.load([(name, data)])
    except UserError as error:
        assert error.params["file"] == name  # noqa: PT017 - a pack is as good an answer


PIECES = st.text(max_size=6) | st.sampled_from(['"', "[", "=", "\n"])
"""What is put where something was cut out."""


@examples(50, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 40), PIECES)
def test_a_pack_with_a_hole_is_taken_or_refused(start: int, length: int, put: str) -> None:
    text = WHOLE[:start] + put + WHOLE[start + length :]
    never_breaks("p.toml", text.encode("utf-8", "surrogatepass"))


@examples(50, deadline=None)
@given(
    st.dictionaries(st.sampled_from(FIELDS), JUNK, max_size=6),
    st.dictionaries(st.sampled_from(HEAD), JUNK, max_size=3),
)
def test_rows_of_anything_are_taken_or_refused(row: dict[str, object], head: dict[str, object]) -> None:
    given = {"id": "k.a", "code": "pii.plate", "source": "s", "checked": "2026-11-01", "terms": ["a b"]}
    never_breaks("p.json", json.dumps({**head, "row": [{**given, **row}]}).encode())
    never_breaks("p.json", json.dumps(head).encode())


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [[], {}, [[]], {"a": []}, 1, 1.5, True, None, "\u2028", "x" * 9_000])
def test_each_field_takes_or_refuses_each_kind_of_value(field: str, value: object) -> None:
    row = {"id": "k.a", "code": "pii.plate", "source": "s", "checked": "2026-11-01", "terms": ["a b"]}
    for one in ({**row, field: value}, {"id": "poverty.street", field: value}):
        never_breaks("p.json", json.dumps({"row": [one]}).encode())
        never_breaks("p.json", json.dumps({"code": {"pii.plate": {field: value}}}).encode())


@examples(33, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_of_anything_are_taken_or_refused(data: bytes) -> None:
    never_breaks("p.toml", data)
    never_breaks("p.json", data)
