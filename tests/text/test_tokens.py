"""Sentences, dates, times, money, numbers and quotations of Indonesian posts."""

from datetime import date
from decimal import Decimal

import pytest

from medsos_desktop.text.tokens import dates, money, numbers, quotations, sentences, times, words

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Kantor di Jl. Veteran No. 7 Magelang.",
        "Surat a.n. Budi diterima.",
        "Diperiksa dr. Siti kemarin.",
        "Denda Rp1.250.000,00 dihapus.",
        "Acara s.d. Jumat.",
        "Hubungi Bpk. Ahmad atau Hj. Aminah.",
        "Buka pukul 10.00 WIB di Kel. Cacaban.",
        "1. Fotokopi KTP",
        "Kunjungi dinsos.example.go.id/info sekarang.",
        "Naik 12.500 orang.",
        "Warga, tokoh, dll. hadir.",
        "Oleh B. J. Hartono.",
        "Tunggu... sebentar lagi ya.",
        "Ini \u201cbenar!\u201d kata dia.",
        "Prof. Dr. Ir. H. Joko membuka acara.",
        "Tenggat tgl. 4 Des. 2026 ya.",
        "Sesuai hlm. 5, Ps. 3 dan Kav. 7.",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert [sentence.text for sentence in sentences(text)] == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Satu. Dua.", ["Satu.", "Dua."]),
        ("Apa? Ya! Baik.", ["Apa?", "Ya!", "Baik."]),
        ("Biaya Rp50.000. Daftar sekarang.", ["Biaya Rp50.000.", "Daftar sekarang."]),
        ("Baris satu\nBaris dua", ["Baris satu", "Baris dua"]),
        ("Bawa KTP, KK, dll. Acara gratis.", ["Bawa KTP, KK, dll.", "Acara gratis."]),
        ("Kata dia, \u201cSelesai.\u201d Lalu pulang.", ["Kata dia, \u201cSelesai.\u201d", "Lalu pulang."]),
        ("Lihat contoh.go.id. Terima kasih.", ["Lihat contoh.go.id.", "Terima kasih."]),
        ("  Halo.  \n\n Ya ", ["Halo.", "Ya"]),
        ("Mulai 10.00 WIB. Gratis.", ["Mulai 10.00 WIB.", "Gratis."]),
        ("Sampai Des. Lalu libur.", ["Sampai Des.", "Lalu libur."]),
        ("Tunggu... Lalu datang.", ["Tunggu...", "Lalu datang."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "weekday", "day", "found"),
    [
        ("Jumat, 4 Desember 2026", 4, date(2026, 12, 4), "Jumat, 4 Desember 2026"),
        ("Hadir pada Jum'at (4/12/2026) ya", 4, date(2026, 12, 4), "Jum'at (4/12/2026)"),
        ("hari Jum\u2019at tanggal 4 Des 2026", 4, date(2026, 12, 4), "Jum\u2019at tanggal 4 Des 2026"),
        ("tenggat 4/12/26.", None, date(2026, 12, 4), "4/12/26"),
        ("tenggat 04-12-2026", None, date(2026, 12, 4), "04-12-2026"),
        ("tenggat 4.12.2026", None, date(2026, 12, 4), "4.12.2026"),
        ("tenggat 2026-12-04", None, date(2026, 12, 4), "2026-12-04"),
        ("Sabtu 5 Agt 2026", 5, date(2026, 8, 5), "Sabtu 5 Agt 2026"),
        ("20 September 2026 (Minggu)", 6, date(2026, 9, 20), "20 September 2026 (Minggu)"),
        ("Senin 7/12", 0, date(2026, 12, 7), "Senin 7/12"),
        ("Kamis, 31 Desember", 3, date(2026, 12, 31), "Kamis, 31 Desember"),
        ("pada 3 Januari", None, date(2027, 1, 3), "3 Januari"),
        ("besok", None, date(2026, 12, 2), "besok"),
        ("hari ini", None, TODAY, "hari ini"),
        ("Lusa kita rapat", None, date(2026, 12, 3), "Lusa"),
        ("Jumat 4 Dec 2026", 4, date(2026, 12, 4), "Jumat 4 Dec 2026"),
        ("Jumat, 4 Des 26, pukul", 4, date(2026, 12, 4), "Jumat, 4 Des 26"),
        ("pada 4 Desember 26 orang", None, date(2026, 12, 4), "4 Desember"),
        ("SENIN, 7 DESEMBER 2026", 0, date(2026, 12, 7), "SENIN, 7 DESEMBER 2026"),
    ],
)
def test_dates(text: str, weekday: int | None, day: date | None, found: str) -> None:
    (mention,) = dates(text, TODAY)
    assert (mention.weekday, mention.date, mention.text) == (weekday, day, found)
    assert text[mention.start : mention.end] == found


def test_dates_without_today() -> None:
    (mention,) = dates("Jumat, 4 Desember")
    assert (mention.weekday, mention.date, mention.day, mention.month, mention.year) == (4, None, 4, 12, None)
    (mention,) = dates("besok")
    assert (mention.date, mention.relative) == (None, 1)


def test_ranges_of_days() -> None:
    (mention,) = dates("Senin-Rabu, 7-9 Desember 2026")
    assert (mention.date, mention.until) == (date(2026, 12, 7), date(2026, 12, 9))
    assert (mention.weekday, mention.weekday_until) == (0, 2)
    (mention,) = dates("28 November s.d. 2 Desember 2026")
    assert (mention.date, mention.until) == (date(2026, 11, 28), date(2026, 12, 2))


def test_a_day_that_does_not_exist_is_no_date_but_noticed() -> None:
    (mention,) = dates("31 Februari 2026")
    assert mention.date is None
    assert mention.impossible


@pytest.mark.parametrize("text", ["Hari Minggu pukul 9", "Acara Sabtu malam", "tiap hari Senin"])
def test_a_weekday_alone(text: str) -> None:
    (mention,) = dates(text)
    assert mention.weekday is not None
    assert mention.date is None


@pytest.mark.parametrize(
    "text",
    [
        "minggu depan", "dua minggu", "pukul 10.00", "0812-0000-1122", "versi 1.2.3", "NIK 3371010101010000",
        "rasio 4/12", "RT 03/RW 05", "Rp12.500", "UU 13/2011", "Mei datang", "SK 12/10/2025/DINSOS",
        "192.168.1.10",
    ],
)  # fmt: skip
def test_this_is_no_date(text: str) -> None:
    assert dates(text, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "start", "zone", "until"),
    [
        ("10.00 WIB", (10, 0), "WIB", None),
        ("pukul 9 pagi", (9, 0), None, None),
        ("pukul 09.00\u201311.30 WIB", (9, 0), "WIB", (11, 30)),
        ("08:00-12:00", (8, 0), None, (12, 0)),
        ("jam 7 malam", (19, 0), None, None),
        ("jam 1 siang", (13, 0), None, None),
        ("pkl. 19.30 wita", (19, 30), "WITA", None),
        ("pukul 13 s.d. 15 WIT", (13, 0), "WIT", (15, 0)),
        ("10.00 WIB sampai pukul 12.00 WIB", (10, 0), "WIB", (12, 0)),
        ("24.00 WIB", (0, 0), "WIB", None),
        ("jam delapan pagi", (8, 0), None, None),
        ("pukul dua belas siang WIB", (12, 0), "WIB", None),
        ("setengah delapan malam", (19, 30), None, None),
        ("jam setengah 8", (7, 30), None, None),
        ("pukul setengah satu siang", (12, 30), None, None),
    ],
)
def test_times(text: str, start: tuple[int, int], zone: str | None, until: tuple[int, int] | None) -> None:
    (mention,) = times(text)
    assert ((mention.hour, mention.minute), mention.zone, mention.until) == (start, zone, until)
    assert mention.text == text


@pytest.mark.parametrize(
    "text",
    [
        "harga 10.00",
        "Rp10.000",
        "24 jam",
        "skor 2-1",
        "8 jam kerja",
        "jam 3 pelajaran",
        "pukul besi",
        "setengah dua keluarga",
        "dua jam",
        "jam tiga pelajaran",
        "setengah 8 liter",
        "jam satu-satunya",
    ],
)
def test_this_is_no_time(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp1.250.000,00", 1_250_000),
        ("Rp 300.000", 300_000),
        ("Rp. 50 ribu", 50_000),
        ("Rp2,5 miliar", 2_500_000_000),
        ("Rp200rb", 200_000),
        ("300 ribu rupiah", 300_000),
        ("IDR 300,000", 300_000),
        ("Rp500.000,-", 500_000),
        ("rp1 triliun", 10**12),
    ],
)
def test_money(text: str, amount: int) -> None:
    (found,) = money(f"Bantuan {text}. Sekian")
    assert (found.amount, found.text) == (amount, text)


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("naik 12 persen", Decimal(12), True),
        ("naik 12,5%", Decimal("12.5"), True),
        ("ada 1.250 orang", Decimal(1250), False),
        ("sekitar 2,5 juta jiwa", Decimal(2_500_000), False),
    ],
)
def test_numbers(text: str, value: Decimal, percent: bool) -> None:
    (found,) = numbers(text)
    assert (found.value, found.percent) == (value, percent)


def test_words_and_quotations() -> None:
    text = "Cek https://contoh.go.id/a-b #HariLansia bersama-sama pukul 10.00, Jum'at."
    assert [word.text for word in words(text)] == [
        "Cek", "https://contoh.go.id/a-b", "#HariLansia", "bersama-sama", "pukul", "10.00", "Jum'at",
    ]  # fmt: skip
    spoken = "Ia berkata, \u201cSaya senang.\u201d Lalu \"selesai\" dan 'ya' dari Jum'at."
    assert [quote.text for quote in quotations(spoken)] == ["\u201cSaya senang.\u201d", '"selesai"', "'ya'"]


@pytest.mark.parametrize("name", ["\u017fenin", "Sen\u0131n", "SEN\u0130N"])
def test_letters_that_only_look_like_ours_make_the_same_dates(name: str) -> None:
    """Patterns blind to case take the Turkish letters i and the long s too."""
    one = dates(f"{name}, 4 Mei 2026")[0]
    assert (one.weekday, one.date) == (0, date(2026, 5, 4))


def test_letters_that_only_look_like_ours_make_the_same_times_and_sums() -> None:
    assert times("pukul 5 \u017fore W\u0130B")[0].zone == "WIB"
    assert times("pukul 5 \u017fore W\u0130B")[0].hour == 17
    assert times("jam \u017fatu \u017fiang")[0].hour == 13
    assert money("Rp2 m\u0131liar")[0].amount == 2 * 10**9
    assert dates("4 De\u017fember 2026")[0].month == 12
    assert dates("har\u0131 ini", TODAY)[0].relative == 0
