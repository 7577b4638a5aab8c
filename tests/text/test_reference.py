"""The reference table of counts, and what the units mean."""

from pathlib import Path

import pytest
import regex

from medsos_desktop.text import graphemes, telegram
from medsos_desktop.text.clean import clean
from medsos_desktop.text.count import UNITS, count, counts, limit_index
from medsos_desktop.text.emoji import find_emoji

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
URL98 = "https://dinsos.example.go.id/" + "a" * 69
HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("Baca " + URL98, "code_points", 103),
        ("Baca " + URL98, "x_weighted", 28),
        ("Cek pertamina.co.id ya", "code_points", 22),
        ("Cek pertamina.co.id ya", "x_weighted", 30),
        (FAMILY, "utf16", 11),
        (FAMILY, "code_points", 7),
        (FAMILY, "graphemes", 1),
        (FAMILY, "x_weighted", 2),
        ("\U0001f1ee\U0001f1e9", "utf16", 4),
        ("\U0001f1ee\U0001f1e9", "code_points", 2),
        ("\U0001f1ee\U0001f1e9", "graphemes", 1),
        ("\U0001f1ee\U0001f1e9", "x_weighted", 2),
        ("Caf\u00e9", "x_weighted", 4),
        ("Cafe\u0301", "x_weighted", 4),
        ("\u201chalo\u201d \u2014 ok\u2026", "code_points", 12),
        ("\u201chalo\u201d \u2014 ok\u2026", "x_weighted", 13),
        ("\U0001d407\U0001d41a\U0001d425\U0001d428", "utf16", 8),
        ("\U0001d407\U0001d41a\U0001d425\U0001d428", "x_weighted", 8),
        ("\u65e5\u672c\u8a9e", "x_weighted", 6),
        ("a\r\nb", "x_weighted", 3),
        ("a\r\nb", "graphemes", 3),
        ("Halo " + FAMILY, "threads_mixed", 5 + 25),
        ("Caf\u00e9", "threads_mixed", 4),
        ("Caf\u00e9", "utf8_bytes", 5),
        (FAMILY, "undocumented", 11),
        ("\u00a9 \u00ae", "x_weighted", 3),
        ("1\ufe0f\u20e3", "x_weighted", 2),
    ],
)
def test_reference_table(text: str, unit: str, number: int) -> None:
    if text.startswith("Baca"):
        assert len(URL98) == 98
    assert count(text, unit) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("lihat https://contoh.go.id/" + "a" * 100, 6 + 23),
        ("lihat contoh.go.id", 18),
        ("@budi@contoh.social hai", 9),
        ("surel budi@contoh.go.id", 23),
        (FAMILY, 1),
    ],
)
def test_mastodon_counts_links_as_23_and_drops_the_server_of_a_name(text: str, number: int) -> None:
    assert count(text, "mastodon") == number


def test_telegram_counts_what_is_left_of_the_markup() -> None:
    assert (
        telegram.visible("**Penting** __ya__ [daftar](https://contoh.go.id) `kode`")
        == "Penting ya daftar kode"
    )
    assert count("**Penting**", "telegram") == 7
    assert count("2 ** 3 dan 4 ** 5", "telegram") == len("2 ** 3 dan 4 ** 5") - 4  # Telegram does the same
    assert count("harga 5*3", "telegram") == 9


def test_every_current_emoji_weighs_two() -> None:
    lines = (HERE / "emoji_18.txt").read_text(encoding="utf-8").splitlines()
    emoji = [line for line in lines if not line.startswith("# ")]
    assert len(emoji) == 3963
    assert [
        one for one in emoji if count(one, "x_weighted") != 2 or find_emoji(one) != ((0, len(one)),)
    ] == []


def test_an_invented_combination_counts_piece_by_piece() -> None:
    assert count("\U0001f468\u200d\U0001f408", "x_weighted") == 2 + 1 + 2
    assert count("\U0001f1fd\U0001f1fd", "x_weighted") == 4
    assert count(FAMILY + "\u200d\U0001f408", "x_weighted") == 2 + 1 + 2


def test_counts_are_the_single_counts() -> None:
    text = f"Halo {FAMILY} bit.ly/a \u201cya\u201d"
    together = counts(text)
    for unit in together.__slots__:
        assert getattr(together, unit) == count(text, unit)


def test_an_unknown_unit_is_a_bug() -> None:
    with pytest.raises(KeyError):
        count("a", "meter")


def test_clusters_are_those_of_unicode() -> None:
    loners = regex.compile(f"[{graphemes._LONERS}]")
    joins = regex.compile(
        r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}\p{GCB=Prepend}\p{GCB=L}\p{GCB=V}\p{GCB=T}"
        r"\p{GCB=LV}\p{GCB=LVT}\p{RI}\r]",
        regex.V1,
    )
    signs = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [hex(ord(sign)) for sign in joins.findall(signs) if loners.match(sign)] == []


@pytest.mark.parametrize(
    ("text", "unit", "limit", "index"),
    [
        ("a" * 10, "x_weighted", 280, 10),
        ("a" * 300, "x_weighted", 280, 280),
        ("a" * 270 + " https://contoh.go.id/panjang", "x_weighted", 280, 271),
        ("a" * 279 + FAMILY + "b", "x_weighted", 280, 279),
        ("e\u0301" * 300, "x_weighted", 280, 560),
        (FAMILY * 3, "utf16", 25, 14),
        ("\u00e9" * 10, "utf8_bytes", 7, 3),
        ("a" * 600, "threads_mixed", 500, 500),
        ("ab" + FAMILY, "threads_mixed", 10, 2),
        ("a" * 600, "mastodon", 500, 500),
        ("**" + "a" * 4100 + "**", "telegram", 4096, 4096),
        ("", "x_weighted", 0, 0),
    ],
)
def test_where_the_limit_falls(text: str, unit: str, limit: int, index: int) -> None:
    assert limit_index(text, unit, limit) == index


def test_cleaning_is_the_one_door() -> None:
    assert clean("a\r\nb\rc\0d\ud800e") == "a\nb\ncd\ufffde"
    assert clean("biasa saja") == "biasa saja"


def test_all_units_are_known_by_their_names() -> None:
    assert set(UNITS) >= {
        "x_weighted",
        "utf16",
        "code_points",
        "graphemes",
        "utf8_bytes",
        "threads_mixed",
        "mastodon",
        "undocumented",
    }
