"""Hashtags, mentions and links: cases beyond X's data, each compared with X's own JavaScript."""

import pytest

from medsos_desktop.text.entities import entities
from medsos_desktop.text.tags import find_hashtags, find_mentions
from medsos_desktop.text.urls import find_urls
from medsos_desktop.text.weighted import V2, parse


def urls(text: str) -> list[str]:
    return [text[url.start : url.end] for url in find_urls(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cek pertamina.co.id ya", ["pertamina.co.id"]),
        ("https://dinsos.example.go.id/a?b=1&c=2#d.", ["https://dinsos.example.go.id/a?b=1&c=2#d"]),
        ("surel budi@contoh.go.id", []),
        ("berkas.pdf dan foto.jpg", []),
        ("Rp1.250.000,00 pukul 10.00", []),
        ("selesai.Hadir semua", []),
        ("a.co.Lalu", ["a.co"]),
        ("s.id/daftar s.id", ["s.id/daftar", "s.id"]),
        ("contoh.com?q=1", ["contoh.com"]),
        ("contoh.com/?q=1", ["contoh.com/?q=1"]),
        ("http://contoh.com:8080/x", ["http://contoh.com:8080/x"]),
        ("(lihat contoh.com/a_(b))", ["contoh.com/a_(b)"]),
        ("x.t.co/rt:(foo)", ["x.t.co/rt"]),
        ("-contoh.com _contoh.com .contoh.com /contoh.com", []),
        ("a_b.contoh.com", ["b.contoh.com"]),
        ("xn--\u093et.co/", ["t.co/"]),
        ('+".name', []),
        ('".go.id', ["go.id"]),
        ("$\U0001f637.go.id", ["go.id"]),
        ("\u2026t.co/\U0001f468t.co/_", ["t.co/", "t.co/_"]),
        ("\u00c9LPAIS.com", ["LPAIS.com"]),
        ("x \u00c9LPAIS.com", ["\u00c9LPAIS.com"]),
        ("http://" + "a" * 64 + ".com", []),
        ("http://contoh.com/" + "a" * 4100, []),
        ("http://t.co/" + "a" * 41, []),
        ("HTTPS://T.CO/AbC-x", ["HTTPS://T.CO/AbC"]),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#HariLansia, #KotaMagelang2026.", ["HariLansia", "KotaMagelang2026"]),
        ("kata#Tag # Tag #2026 #a&b", ["a"]),
        ("#a#b", []),
        ("#Kata-Lain", ["Kata"]),
        ("\uff03tag", ["tag"]),
        ("#1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("#\ufe0f\u20e3a", []),
        ("\U0001f389#pesta", ["pesta"]),
        ("#\u0130rt\ufe0e#tagt", []),
        ("#http://a.com", []),
    ],
)
def test_hashtags(text: str, found: list[str]) -> None:
    assert [tag.text for tag in find_hashtags(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@dinsos, @kota_2", [("dinsos", ""), ("kota_2", "")]),
        ("a@b.com @@c", []),
        ("rt@a RT:@b xrt@c", [("a", ""), ("b", "")]),
        ("@rt@b", []),
        ("@a/daftar-b", [("a", "/daftar-b")]),
        ("@" + "n" * 25, [("n" * 20, "")]),
        ("@jos\u00e9", []),
    ],
)
def test_mentions(text: str, found: list[tuple[str, str]]) -> None:
    assert [(mention.name, mention.slug) for mention in find_mentions(text)] == found


def test_entities_stand_in_order_without_overlaps() -> None:
    text = "\U0001f389 @dinsos #Hari https://a.com/#x/@y \uff03t.co #Dua @z/daftar"
    assert [(entity.kind, entity.text) for entity in entities(text)] == [
        ("mention", "@dinsos"),
        ("hashtag", "#Hari"),
        ("url", "https://a.com/#x/@y"),
        ("hashtag", "\uff03t"),
        ("hashtag", "#Dua"),
    ]


def test_the_whole_of_what_x_says() -> None:
    fits = parse("Halo \U0001f468\u200d\U0001f469\u200d\U0001f467 contoh.go.id")
    assert (fits.weighted_length, fits.valid, fits.permillage) == (5 + 2 + 1 + 23, True, 31 * 1000 // 280)
    assert (
        fits.valid_end
        == fits.display_end
        == len("Halo \U0001f468\u200d\U0001f469\u200d\U0001f467 contoh.go.id")
    )
    assert parse("\U0001f468\u200d\U0001f469", V2).weighted_length == 5
    assert not parse("").valid
    broken = parse("aman\uffff lalu")
    assert (broken.valid, broken.valid_end, broken.display_end) == (False, 4, 10)
    long = parse("e\u0301" * 300)
    assert (long.weighted_length, long.valid, long.valid_end, long.display_end) == (300, False, 560, 600)


def test_flags_are_found_where_x_finds_them() -> None:
    assert parse("\U0001f1fd\U0001f1ee\U0001f1e9").weighted_length == 4  # X, then the flag of Indonesia


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Kader dan @karangtaruna.cacaban.contoh datang", "@karangtaruna.cacaban.contoh"),
        ("Terima kasih @kelurahan.cacaban.", "@kelurahan.cacaban"),
        ("@nama_yang_lebih_panjang_dari_dua_puluh", "@nama_yang_lebih_panjang_dari_dua_puluh"),
        ("@a..b", "@a"),
        ("(@warga)", "@warga"),
    ],
)
def test_names_with_full_stops_on_channels_that_have_them(text: str, mention: str) -> None:
    assert [one.text for one in entities(text, dotted=True)] == [mention]
    assert entities(text)[0].text == mention.split(".")[0][:21]


def test_what_a_longer_name_covers_is_no_link() -> None:
    found = entities("@dinsos.go.id dan dinsos.go.id", dotted=True)
    assert [(one.kind, one.text) for one in found] == [("mention", "@dinsos.go.id"), ("url", "dinsos.go.id")]
