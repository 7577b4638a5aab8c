"""Keys are looked for at home and on a few remembered sticks."""

from pathlib import Path

import pytest

from medsos_desktop.keys import keyfile, places
from medsos_desktop.keys.places import Places, look_into
from tests.keys.made import CHEAP, MADE, PIN, fixed, pair


def put(folder: Path, number: int) -> keyfile.KeyFile:
    return keyfile.create(folder, pair(number), PIN, label="x", made=MADE, random=fixed(), cost=CHEAP)


def seen(known: Places) -> list[tuple[str, bool, int]]:
    return [(place.folder.name, place.present, len(place.keys)) for place in known.look()]


def test_home_and_sticks_are_told_with_what_is_there(tmp_path: Path) -> None:
    known = Places(tmp_path / "rumah")
    assert seen(known) == [("keys", False, 0)]
    put(known.own, 1)
    put(tmp_path / "stik", 2)
    known.remember(tmp_path / "stik")
    known.remember(tmp_path / "dicabut")
    assert seen(Places(tmp_path / "rumah")) == [("keys", True, 1), ("dicabut", False, 0), ("stik", True, 1)]
    known.remember(tmp_path / "stik")
    known.remember(known.own)
    assert [name for name, _, _ in seen(known)] == ["keys", "stik", "dicabut"]
    known.forget(tmp_path / "dicabut")
    assert [name for name, _, _ in seen(known)] == ["keys", "stik"]


def test_a_key_is_found_where_it_is_now(tmp_path: Path) -> None:
    known = Places(tmp_path / "rumah")
    known.remember(tmp_path / "stik")
    found = put(tmp_path / "stik", 1)
    assert known.find(pair(1).fingerprint) == found
    assert known.find(pair(2).fingerprint) is None
    found.file.unlink()
    assert known.find(pair(1).fingerprint) is None


def test_only_a_few_places_are_remembered(tmp_path: Path) -> None:
    known = Places(tmp_path)
    for number in range(places.MOST + 3):
        known.remember(tmp_path / str(number))
    names = [name for name, _, _ in seen(known)]
    assert names == ["keys", *(str(number) for number in range(places.MOST + 2, 2, -1))]


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"folders": "x"}', '{"folders": [1, "", null]}', '{"folders": ["a\\u0000b"]}']
)
def test_a_broken_list_of_places_stops_nobody(tmp_path: Path, kept: str) -> None:
    (tmp_path / "key-places.json").write_text(kept)
    assert not any(place.present for place in Places(tmp_path).look())


def test_a_strange_folder_is_looked_into_calmly(tmp_path: Path) -> None:
    put(tmp_path, 1)
    (tmp_path / f"rusak{keyfile.SUFFIX}").write_bytes(b"x")
    (tmp_path / f"folder{keyfile.SUFFIX}").mkdir()
    (tmp_path / f"besar{keyfile.SUFFIX}").write_bytes(b" " * 20_000)
    (tmp_path / "foto.jpg").write_bytes(b"x")
    place = look_into(tmp_path)
    assert [each.public for each in place.keys] == [pair(1).public]
    assert place.broken == (f"rusak{keyfile.SUFFIX}",)
    assert not look_into(tmp_path / "foto.jpg").present
