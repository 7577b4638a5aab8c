"""Single cells: dates, hours, channels, states, hashtags, ticks, as offices spell them."""

from datetime import date, datetime, time, timedelta

import pytest

from medsos_desktop.channels import catalogue
from medsos_desktop.exchange.sheets import cells, channels, dates, lexicon, pii, rowkinds, times
from medsos_desktop.exchange.sheets.season import Season

DEC = "BULAN DESEMBER 2026"


def day(value: object, title: str = DEC, month_first: bool = False) -> str:
    """The day of a cell under a title; a refusal with "!", a doubt with "?"."""
    season = Season(year_hint=2020)
    season.hear(title)
    found, wrong, doubt = dates.resolve(dates.read(value, month_first), season)  # type: ignore[arg-type]
    return f"!{wrong}" if wrong else f"{found or ''}{'?' + doubt if doubt else ''}"


@pytest.mark.parametrize(
    "value",
    [
        "1/12/2026",
        "01-12-26",
        "01.12.2026",
        "1 Des 2026",
        "1 desember 2026",
        "Selasa, 1 Desember 2026",
        "Sel 1/12/2026",
        "2026-12-01",
        "2026/12/1",
        "20261201",
        "46357",
        46357,
        46357.0,
        "1-Des-26",
        "01 Dec 2026",
        "December 1, 2026",
        "1 Des",
        "1/12",
        "01-12",
        "Selasa/1",
        "1",
        1,
        1.0,
        "tgl 1",
        "Tanggal 1 Desember 2026",
        "1 DES '26",
        "1 Desember 2026 (Selasa)",
        "1-XII-2026",
        "selasa , 1 des. 2026",
        "1Des2026",
        date(2026, 12, 1),
        datetime(2026, 12, 1),
        "2026-12-01T00:00:00+07:00",
        "Selasa\n1 Desember 2026",
        "Hari Selasa, tanggal 1 Desember 2026",
    ],
)
def test_the_first_of_december(value: object) -> None:
    assert day(value) == "2026-12-01"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("31/11/2026", "!date.impossible"),
        ("29 Februari 2027", "!date.impossible"),
        ("32", "!date.impossible"),
        ("15/13/2026", "!date.impossible"),
        ("0/12/2026", "!date.impossible"),
        ("1/12/1926", "!date.out_of_range"),
        (date(1899, 12, 31), "!date.out_of_range"),
        (0.5, "!date.impossible"),
        ("menyusul", "?date.open"),
        ("TBA", "?date.open"),
        ("awal bulan", "?date.unreadable"),
        ("Senin", "?date.unreadable"),
        ("-", ""),
        ("", ""),
        ("1-3 Desember 2026", "2026-12-01?date.range"),
        ("28 Des s.d. 3 Jan 2027", "2026-12-28?date.range"),
        ("1/12/2026 - 3/12/2026", "2026-12-01?date.range"),
        ("1 & 2 Des", "2026-12-01?date.range"),
        ("12-14", "2026-12-12?date.range"),
        ("8 s/d 9", "2026-12-08?date.range"),
        ("8–9", "2026-12-08?date.range"),
        ("14-12", "2026-12-14"),
        (True, "?date.unreadable"),
    ],
)
def test_days_that_are_wrong_or_doubtful(value: object, said: str) -> None:
    assert day(value) == said


@pytest.mark.parametrize(
    ("value", "title", "said"),
    [
        ("1 Jan", DEC, "2027-01-01"),
        ("30 Des", "JANUARI 2027", "2026-12-30"),
        ("5", "Nov 26", "2026-11-05"),
        ("5", "2026-11", "2026-11-05"),
        ("1 Jan", "Desember 2026 – Januari 2027", "2027-01-01"),
        ("5 Mei", "RENCANA 2027", "2027-05-05"),
        ("5 Mei", "", "2020-05-05?date.year_assumed"),
        ("5", "", "?date.no_month"),
        ("31", "NOVEMBER 2026", "!date.impossible"),
        ("29 Feb", "2028", "2028-02-29"),
    ],
)
def test_what_the_title_adds(value: str, title: str, said: str) -> None:
    assert day(value, title) == said


def test_month_first_when_the_column_says_so() -> None:
    assert day("12/31/2026", month_first=True) == "2026-12-31"


@pytest.mark.parametrize(
    ("value", "weekday", "minutes"),
    [
        ("Selasa, 1 Desember 2026 pukul 10.00 WIB", 1, 600),
        ("1/12/2026 10:00", None, 600),
        ("2026-12-01T10:00:00", None, 600),
        ("1 Des 2026 jam 7 malam", None, 1140),
        ("01-12-26 / 10.00", None, 600),
        (datetime(2026, 12, 1, 10, 30), None, 630),
        ("Rabu 1 Des (08.00)", 2, 480),
        (46357.5, None, 720),
    ],
)
def test_a_time_in_the_same_cell(value: object, weekday: int | None, minutes: int) -> None:
    read = dates.read(value)  # type: ignore[arg-type]
    assert (read.day, read.weekday, read.hour and read.hour.minutes) == (1, weekday, minutes)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("10.00 WIB", 600),
        ("10:00", 600),
        ("10.00", 600),
        ("pukul 9 pagi", 540),
        ("09.00-11.00", 540),
        ("09.00 s/d 11.00 WIB", 540),
        ("9", 540),
        ("jam 7 malam", 1140),
        ("12 malam", 0),
        ("12 siang", 720),
        ("1 siang", 780),
        ("3 sore", 900),
        ("7 PM", 1140),
        ("7:30 pm", 1170),
        ("12 AM", 0),
        ("pkl 13.00 WIB", 780),
        ("Pkl. 08.15", 495),
        ("19h30", 1170),
        ("0930", 570),
        ("19,30", 1170),
        ("10.3", 630),
        ("10:00:00", 600),
        (time(16, 0), 960),
        (0.4375, 630),
        (10, 600),
        (10.3, 630),
        (16.15, 975),
        (930, 570),
        (timedelta(hours=10), 600),
        (datetime(2026, 12, 1, 9, 59, 59, 999000), 600),
        ("0.75", 1080),
        ("Pagi (08.00)", 480),
        ("10.00 – 12.00", 600),
        ("06.30 WIB ", 390),
    ],
)
def test_hours(value: object, minutes: int) -> None:
    hour = times.read(value)  # type: ignore[arg-type]
    assert (hour.minutes, hour.wrong, hour.doubt) == (minutes, "", "")


@pytest.mark.parametrize(
    ("value", "wrong", "doubt"),
    [
        ("25.00", "time.impossible", ""),
        ("10.75", "time.impossible", ""),
        ("24:00", "time.impossible", ""),
        ("pagi", "", "time.open"),
        ("fleksibel", "", "time.open"),
        ("-", "", ""),
        ("08.00, 16.00", "", "time.several"),
        (timedelta(hours=30), "time.impossible", ""),
        (25, "time.impossible", ""),
    ],
)
def test_hours_that_are_wrong_or_open(value: object, wrong: str, doubt: str) -> None:
    hour = times.read(value)  # type: ignore[arg-type]
    assert (hour.wrong, hour.doubt) == (wrong, doubt)


@pytest.mark.parametrize(
    ("text", "hours"), [("10.00 WITA", 8), ("10.00 WIT", 9), ("10.00 WIB", 7), ("10.00", None)]
)
def test_zones(text: str, hours: int | None) -> None:
    assert times.read(text).offset == (None if hours is None else hours * 60)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("IG, FB", "ig_feed fb_page"),
        ("IG + FB", "ig_feed fb_page"),
        ("Instagram/Facebook", "ig_feed fb_page"),
        ("IG FB WA", "ig_feed fb_page wa_broadcast"),
        ("ig&fb", "ig_feed fb_page"),
        ("Instagram dan TikTok", "ig_feed tiktok_video"),
        ("IG\nFB", "ig_feed fb_page"),
        ("IG Story", "ig_story"),
        ("Story IG", "ig_story"),
        ("Instagram (Reels) + TikTok", "ig_reel tiktok_video"),
        ("WA, IG Story", "wa_broadcast ig_story"),
        ("IG Feed/Story", "ig_feed ig_story"),
        ("IG Feed & Story, FB", "ig_feed ig_story fb_page"),
        ("Reels IG", "ig_reel"),
        ("Twitter", "x_free"),
        ("X", "x_free"),
        ("X (Twitter)", "x_free"),
        ("Twitter/X", "x_free"),
        ("Status WA", "wa_status"),
        ("WA Grup RW", "wa_broadcast"),
        ("Saluran WhatsApp", "wa_channel"),
        ("WA Channel", "wa_channel"),
        ("YT Shorts", "yt_shorts"),
        ("Youtube", "yt_video"),
        ("Fanpage Facebook Kelurahan", "fb_page"),
        ("@kelurahan IG", "ig_feed"),
        ("FB Story", "fb_page"),
        ("IG-FB", "ig_feed fb_page"),
        ("Tik Tok", "tiktok_video"),
        ("Telegram; Threads", "tg_channel threads"),
        ("Ig,Fb,Ig", "ig_feed fb_page"),
        ("INSTAGRAM | FACEBOOK", "ig_feed fb_page"),
        ("ig carousel", "ig_carousel"),
        ("-", ""),
    ],
)
def test_channels(text: str, surfaces: str) -> None:
    named = channels.read(text)
    found = channels.surfaces(named.uses, named.kinds)
    assert " ".join(surface for _, surface in found) == surfaces
    assert not named.unknown


def test_places_that_are_not_ours_are_named() -> None:
    assert channels.read("IG, Website, radio").unknown == ("website", "radio")


def test_every_surface_is_in_the_catalogue() -> None:
    known = catalogue.load()
    for channel, own in lexicon.platforms().surfaces.items():
        assert all(surface in known and known.channel_of(surface) == channel for surface in own.values())
        assert own["default"] == known.default_surface(channel)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("draft", "draft"),
        ("Konsep", "draft"),
        ("", "draft"),
        ("On Progress", "draft"),
        ("Belum posting", "draft"),
        ("Menunggu", "in_review"),
        ("Menunggu ACC Pak Lurah", "in_review"),
        ("belum acc", "in_review"),
        ("Review", "in_review"),
        ("ACC", "approved"),
        ("Acc", "approved"),
        ("Disetujui", "approved"),
        ("acc pak lurah", "approved"),
        ("Siap tayang", "approved"),
        ("Terjadwal", "approved"),
        ("Tayang", "published"),
        ("Posting", "published"),
        ("sudah tayang", "published"),
        ("PUBLISHED", "published"),
        ("Revisi", "returned"),
        ("Perlu revisi!", "returned"),
        ("Dikembalikan (perlu revisi)", "returned"),
        ("Ditolak", "returned"),
    ],
)
def test_states(word: str, status: str) -> None:
    assert cells.status(word) == (status, "")


def test_states_that_are_unclear() -> None:
    assert cells.status("entahlah") == ("draft", "status.unknown")
    assert cells.status("Batal") == ("draft", "status.halted")


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("#A #B", "#A #B"),
        ("#A#B", "#A #B"),
        ("#A, #B;\n#C", "#A #B #C"),
        ("A B", "#A #B"),
        ("Hari Ibu, Posyandu", "#HariIbu #Posyandu"),
        ("-", ""),
        ("#A. #B!", "#A #B"),
        ("tidak ada", ""),
    ],
)
def test_hashtags(cell: str, tags: str) -> None:
    assert " ".join(cells.hashtags(cell)) == tags


@pytest.mark.parametrize(
    ("caption", "body", "tags"),
    [
        ("Halo. #A #B", "Halo.", "#A #B"),
        ("Halo\n\n#A\n#B ", "Halo", "#A #B"),
        ("Pakai #A di sini ya", "Pakai #A di sini ya", ""),
        ("#A #B", "", "#A #B"),
        ("Yuk #A hari ini #B", "Yuk #A hari ini", "#B"),
        ("Nomor #1", "Nomor", "#1"),
        ("polos", "polos", ""),
    ],
)
def test_trailing_hashtags(caption: str, body: str, tags: str) -> None:
    found = cells.split_caption(caption)
    assert (found[0], " ".join(found[1])) == (body, tags)


def test_tags_are_not_repeated() -> None:
    assert cells.join_tags(("#A", "#b"), ("#a", "#C")) == ("#A", "#b", "#C")


@pytest.mark.parametrize(
    ("value", "ticked"),
    [
        ("v", True),
        ("✓", True),
        ("X", True),
        (True, True),
        (1, True),
        ("-", False),
        ("", False),
        (0, False),
        ("✗", False),
        ("Story", None),
    ],
)
def test_ticks(value: object, ticked: bool | None) -> None:
    assert cells.tick(value) is ticked  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minggu ke-1", "banner"),
        ("MINGGU II", "banner"),
        ("Pekan 3 (14-20 Des)", "banner"),
        ("Jumlah", "total"),
        ("TOTAL KONTEN: 24", "total"),
        ("Keterangan:", "legend"),
        ("Ket :", "legend"),
        ("Catatan: wajib", "note"),
        ("Mengetahui,", "signature"),
        ("Lurah Mawar", "signature"),
        ("Magelang, 30 November 2026", "signature"),
        ("Magelang, ....... 2026", ""),
        ("NIP. 19700101", "signature"),
        ("Selasa, 1 Desember 2026", ""),
        ("Minggu", ""),
        ("Totalitas kader", ""),
        ("(..................)", "signature"),
    ],
)
def test_rows_that_are_no_posts(text: str, kind: str) -> None:
    assert rowkinds.marker(text) == kind


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NIK 3371014509800000", "pii.identity-number"),
        ("33.71.01.450980.0000", "pii.identity-number"),
        ("0812-0000-1122", "pii.phone"),
        ("+62 812 0000 1122", "pii.phone"),
        ("19800101 200501 1 000", None),
        ("1/12/2026 10.00", None),
        ("Rp1.000.000.000.000.000", None),
    ],
)
def test_personal_data_is_seen_and_masked(text: str, code: str | None) -> None:
    hit = pii.found(text)
    assert (hit and hit[0]) == code
    assert hit is None or hit[1].count("*") >= 6
