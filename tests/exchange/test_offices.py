"""Sheets as kelurahan really keep them: what a generator would not think of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.sheets.fixing import write_bad_rows
from medsos_desktop.exchange.sheets.model import SheetReading
from medsos_desktop.exchange.sheets.read import read_sheet
from medsos_desktop.words import Words

Rows = Sequence[Sequence[Any]]


def book(folder: Path, merges: Sequence[tuple[int, int, int, int]] = (), **sheets: Rows) -> SheetReading:
    """Reads a workbook of these sheets; ``_`` in a name is a space; merges are of the first sheet."""
    file = folder / "buku.xlsx"
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False}) as out:
        days = out.add_format({"num_format": "dd/mm/yyyy"})
        for n, (name, rows) in enumerate(sheets.items()):
            page = out.add_worksheet(name.replace("_", " "))
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(at, column, cell, days)
                    elif cell != "":
                        page.write(at, column, cell)
            for merge in merges if n == 0 else ():
                cell = rows[merge[0]][merge[1]]
                page.merge_range(*merge, cell if isinstance(cell, str | int) else "")
    reading = read_sheet(file, year_hint=2026)
    held = sum(any(str(cell).strip() for cell in row) for rows in sheets.values() for row in rows)
    assert len(reading.posts) + len(reading.rejected) + len(reading.skipped) == held
    return reading


def text(folder: Path, lines: str, name: str = "rencana") -> SheetReading:
    file = folder / f"{name}.csv"
    file.write_text(lines, encoding="utf-8")
    return read_sheet(file, year_hint=2026)


def short(reading: SheetReading) -> list[tuple[int, str | None, str, str]]:
    return [(post.row, post.planned, " ".join(post.surfaces), post.title) for post in reading.posts]


def why(reading: SheetReading) -> dict[int, str]:
    return {skipped.row: skipped.why for skipped in reading.skipped}


def test_a_kelurahan_with_banners_column_numbers_and_a_signature(tmp_path: Path) -> None:
    head = [
        "No",
        "Hari/Tanggal",
        "Waktu Upload",
        "Jenis Konten",
        "Platform",
        "Tema/Judul",
        "Caption",
        "Link Desain",
        "Paraf",
        "Keterangan",
    ]
    rows = [
        ["PEMERINTAH KOTA CONTOH"],
        ["KELURAHAN MAWAR"],
        ["RENCANA KONTEN BULAN FEBRUARI 2027"],
        [],
        head,
        [f"({n})" for n in range(1, 11)],
        ["MINGGU KE-1", *[""] * 9],
        [
            1,
            "Senin, 1 Februari 2027",
            "08.00 WIB",
            "Feed",
            "Instagram",
            "Awal bulan",
            "Halo warga. #Halo #Mawar",
            "",
            "",
            "",
        ],
        [2, "Rabu / 3 Feb", "16.00", "Reels", "Instagram, TikTok", "Kerja bakti", "Ayo ikut", "", "", ""],
        [
            3,
            "Jumat, 5/2",
            "pkl. 10.00",
            "Story",
            "IG, WA",
            "Senam",
            "Senam sehat",
            "",
            "",
            "libur jika hujan",
        ],
        [4, "30 Februari 2027", "10.00", "Feed", "IG", "Salah", "x y", "", "", ""],
        [5, "Kamis, 12 Februari 2027", "19:00", "Video", "YouTube", "Rapat", "Tonton ya", "", "", ""],
        ["", "Total konten", 5],
        ["Ket:"],
        ["IG", "Instagram"],
        [*[""] * 6, "Mawar, 28 Januari 2027"],
        [*[""] * 6, "Lurah Mawar"],
        [*[""] * 6, "NAMA LURAH"],
        [*[""] * 6, "NIP. 19800101 200501 1 000"],
    ]
    reading = book(tmp_path, [(6, 0, 6, 9)], Februari=rows)
    assert short(reading) == [
        (8, "2027-02-01T08:00", "ig_feed", "Awal bulan"),
        (9, "2027-02-03T16:00", "ig_reel tiktok_video", "Kerja bakti"),
        (10, "2027-02-05T10:00", "ig_story wa_broadcast", "Senam"),
        (12, "2027-02-12T19:00", "yt_video", "Rapat"),
    ]
    assert reading.posts[0].hashtags == ("#Halo", "#Mawar")
    assert [(r.row, r.cell, r.value, r.reason) for r in reading.rejected] == [
        (11, "B11", "30 Februari 2027", "date.impossible")
    ]
    assert [(w.row, w.reason) for w in reading.warnings] == [(12, "date.weekday")]
    assert why(reading) == {
        1: "title",
        2: "title",
        3: "title",
        5: "header",
        6: "column_numbers",
        7: "banner",
        13: "total",
        14: "legend",
        15: "foot",
        16: "signature",
        17: "signature",
        18: "foot",
        19: "signature",
    }


def test_a_grid_of_days_prefilled_for_the_month(tmp_path: Path) -> None:
    head = ["Tgl", "Hari", "IG", "FB", "WA", "Topik", "Naskah", "Status"]
    grid: list[list[Any]] = [head, *([day, ""] for day in range(1, 32))]
    grid[1] = [1, "Selasa", "v", "", "✓", "Satu", "Naskah satu", "ACC"]
    grid[25] = [25, "Jumat", "", "", "", "LIBUR NATAL", "", ""]
    reading = book(
        tmp_path, DES_2026=grid, JAN_27=[head, [1, "Jumat", "x", "", "", "Tahun baru", "Selamat", "Draft"]]
    )
    assert short(reading) == [
        (2, "2026-12-01T09:00", "ig_feed wa_broadcast", "Satu"),
        (26, "2026-12-25T09:00", "", "LIBUR NATAL"),
        (2, "2027-01-01T09:00", "ig_feed", "Tahun baru"),
    ]


def test_two_header_rows_with_groups_and_a_merged_date(tmp_path: Path) -> None:
    rows = [
        ["No", "Jadwal", "", "Kanal", "Konten", "", "Kerja Sama", "", "", "", "PIC"],
        ["", "Tanggal", "Jam", "", "Judul", "Caption", "Mitra", "Program", "No. MoU", "Penerima Manfaat", ""],
        [
            1,
            date(2026, 12, 5),
            "10.00",
            "IG + FB",
            "Pagi",
            "Belajar",
            "PT Contoh",
            "Dapur",
            "01/X",
            "20 orang",
            "Arum",
        ],
        [2, "", "16.00", "IG", "Sore", "Lanjut", "-", "-", "-", "-", "Arum"],
    ]
    reading = book(
        tmp_path,
        [(0, 1, 0, 2), (0, 4, 0, 5), (0, 6, 0, 9), (0, 0, 1, 0), (0, 3, 1, 3), (0, 10, 1, 10)],
        Rencana=rows,
    )
    assert reading.posts[0].partner is not None
    assert reading.posts[0].partner.document == "01/X"
    assert (reading.posts[1].partner, reading.posts[1].planned) == (None, None)


def test_other_sheets_are_named_and_left_out(tmp_path: Path) -> None:
    reading = book(
        tmp_path,
        Kalender=[
            ["Tanggal", "Platform", "Konten", "Status"],
            [date(2026, 12, 1), "IG", "Poster", "Selesai"],
        ],
        Referensi=[["Platform", "Status"], ["IG", "ACC"]],
        Rekap=[["Platform", "Jumlah Konten"], ["IG", 10]],
        Ide=[["No", "Ide Konten", "Pilar"], [1, "Profil kader", "Edukasi"]],
        Tim=[["Nama", "No HP"], ["Rini", "0812-0000-1122"]],
        Laporan=[
            ["Tanggal", "Platform", "Judul", "Jangkauan", "Suka"],
            [date(2026, 11, 1), "IG", "Lama", 100, 3],
        ],
    )
    assert [post.title for post in reading.posts] == ["Poster"]
    assert {s.why for s in reading.skipped if s.sheet != "Kalender"} == {"not_calendar"}
    assert [(w.sheet, w.reason, w.value) for w in reading.warnings if w.reason.startswith("pii")] == [
        ("Tim", "pii.phone", "08********22")
    ]


def test_a_sheet_for_each_platform(tmp_path: Path) -> None:
    head = ["Tanggal", "Jam", "Tema", "Caption"]
    reading = book(
        tmp_path,
        Instagram=[["BULAN DESEMBER 2026"], head, ["31", "07.00", "C", "Teks c"]],
        Facebook=[["DESEMBER 2026"], head, ["3", "10.00", "D", "Teks d"]],
    )
    assert short(reading) == [
        (3, "2026-12-31T07:00", "ig_feed", "C"),
        (3, "2026-12-03T10:00", "fb_page", "D"),
    ]


def test_ticks_under_instagram_for_each_kind(tmp_path: Path) -> None:
    rows = [
        ["Tanggal", "Instagram", "", "", "Facebook", "Judul", "Caption"],
        ["", "Feed", "Story", "Reels", "", "", ""],
        ["1/12/2026", "v", "", "", "v", "A", "aaa"],
        ["2/12/2026", "", "v", "v", "", "B", "bbb"],
    ]
    reading = book(tmp_path, [(0, 1, 0, 3)], Plan=rows)
    assert [post.surfaces for post in reading.posts] == [("ig_feed", "fb_page"), ("ig_story", "ig_reel")]
    assert reading.posts[1].channels == ("instagram",)


def test_a_cross_is_no_where_every_cell_is_marked(tmp_path: Path) -> None:
    reading = text(tmp_path, "Tanggal;IG;FB;WA;Judul;Caption\n1/12/2026;v;x;v;A;aaa\n2/12/2026;x;v;x;B;bbb\n")
    assert [post.channels for post in reading.posts] == [("instagram", "whatsapp"), ("facebook",)]


def test_status_as_ticks_takes_the_last_reached(tmp_path: Path) -> None:
    rows = [
        ["Tanggal", "Kanal", "Judul", "Caption", "Status", "", ""],
        ["", "", "", "", "Konsep", "ACC", "Tayang"],
        ["1/12/2026", "IG", "A", "aaa", "v", "", ""],
        ["2/12/2026", "IG", "B", "bbb", "v", "v", ""],
    ]
    assert [post.status for post in book(tmp_path, [(0, 4, 0, 6)], Plan=rows).posts] == ["draft", "approved"]


def test_a_caption_for_each_channel(tmp_path: Path) -> None:
    reading = text(
        tmp_path,
        "Tanggal,Caption Instagram,Caption Facebook\n1/12/2026,Halo IG #ig,Halo FB\n2/12/2026,,Hanya FB\n",
    )
    assert [(p.text, dict(p.texts), p.channels) for p in reading.posts] == [
        ("Halo IG", {"facebook": "Halo FB"}, ("instagram", "facebook")),
        ("Hanya FB", {}, ("facebook",)),
    ]


def test_all_channels_are_those_the_sheet_names(tmp_path: Path) -> None:
    reading = text(
        tmp_path, "Tanggal;Kanal;Judul;Caption\n1/12/2026;Semua medsos;A;a\n2/12/2026;IG, WA;B;b\n"
    )
    assert reading.posts[0].channels == ("instagram", "whatsapp")
    assert [w.reason for w in reading.warnings] == ["channel.all"]


def test_the_year_turns_inside_a_sheet_without_years(tmp_path: Path) -> None:
    reading = text(tmp_path, "Tgl;Kanal;Judul;Isi\n1 Des;IG;A;a\n31 Des;IG;B;b\n2 Jan;IG;C;c\n")
    assert [(post.planned or "")[:10] for post in reading.posts] == ["2026-12-01", "2026-12-31", "2027-01-02"]
    assert {w.reason for w in reading.warnings} == {"date.year_assumed"}


def test_a_tab_without_a_year_looks_at_its_neighbours(tmp_path: Path) -> None:
    head = ["Tgl", "Kanal", "Judul", "Caption"]
    reading = book(tmp_path, NOV_2026=[head, [1, "IG", "A", "a"]], JAN=[head, [2, "IG", "B", "b"]])
    assert [post.planned for post in reading.posts] == ["2026-11-01T09:00", "2027-01-02T09:00"]


def test_months_as_banners_in_one_sheet(tmp_path: Path) -> None:
    lines = "RENCANA 2026;;;\nTgl;Kanal;Judul;Caption\nNOVEMBER;;;\n30;IG;A;a\n31;IG;X;x\n"
    reading = text(tmp_path, f"{lines}DESEMBER 2026;;;\n31;IG;B;b\n")
    assert [post.planned for post in reading.posts] == ["2026-11-30T09:00", "2026-12-31T09:00"]
    assert [r.row for r in reading.rejected] == [5]
    assert why(reading) == {1: "title", 2: "header", 3: "banner", 6: "banner"}


def test_bare_days_take_the_month_from_the_files_name(tmp_path: Path) -> None:
    reading = text(tmp_path, "TGL;KONTEN;CAPTION;MEDIA SOSIAL\n1;A;aaa;IG\n", "Content Plan Desember 2026")
    assert reading.posts[0].planned == "2026-12-01T09:00"


def test_blocks_with_their_own_header_in_another_order(tmp_path: Path) -> None:
    first = "JADWAL DESEMBER 2026;;;\nTanggal;Kanal;Judul;Caption\n1/12;IG;A;teks a\n;;;\n"
    lines = f"{first}Pekan 2;;;\nKanal;Judul;Caption;Tanggal\nFB;B;teks b;7/12\n"
    reading = text(tmp_path, lines)
    assert short(reading) == [
        (3, "2026-12-01T09:00", "ig_feed", "A"),
        (7, "2026-12-07T09:00", "fb_page", "B"),
    ]
    assert why(reading) == {1: "title", 2: "header", 5: "banner", 6: "header"}


def test_an_undated_row_is_a_post_and_a_lone_remark_is_none(tmp_path: Path) -> None:
    reading = text(
        tmp_path, "Tanggal;Kanal;Judul;Caption\n1/12/2026;IG;A;a\n;IG;Nanti;teks\n;;dilanjutkan;\n"
    )
    assert short(reading)[1] == (3, None, "ig_feed", "Nanti")
    assert why(reading) == {1: "header", 4: "note"}


def test_hours_of_another_zone_are_the_offices(tmp_path: Path) -> None:
    reading = text(tmp_path, "Tanggal;Jam;Kanal;Judul;Caption\n1/12/2026;00.30 WITA;IG;A;a\n")
    assert reading.posts[0].planned == "2026-11-30T23:30"


def test_rejected_rows_are_saved_mended_and_read_again(tmp_path: Path) -> None:
    head = ["Tanggal", "IG", "FB", "Judul", "Caption"]
    rows = [
        ["KALENDER DESEMBER 2026"],
        head,
        ["1", "v", "", "Baik", "teks"],
        ["32", "", "v", "=1+1", "@teks"],
    ]
    reading = book(tmp_path, Rencana=rows)
    target = write_bad_rows(reading, tmp_path / "perbaiki.xlsx", Words("id"))
    page = openpyxl.load_workbook(target)["Rencana"]
    assert [cell.value for cell in page[3]] == [
        "32",
        None,
        "v",
        "=1+1",
        "@teks",
        "A4",
        Words("id")("sheet.reason.date.impossible"),
    ]
    assert {cell.data_type for cell in page[3] if cell.value} == {"s"}
    assert page["D3"].quotePrefix
    page["A3"] = "2"
    mended = tmp_path / "beres.xlsx"
    page.parent.save(mended)
    again = read_sheet(mended)
    assert short(again) == [(3, "2026-12-02T09:00", "fb_page", "=1+1")]
    assert again.posts[0].note == ""
    with pytest.raises(UserError) as caught:
        write_bad_rows(again, target, Words("id"))
    assert caught.value.code == "sheet.nothing_to_fix"


def test_names_of_their_own_are_read_by_what_stands_below_them(tmp_path: Path) -> None:
    reading = text(
        tmp_path,
        "Waktu Tayang,Tempat Tayang,Kalimat,Gambar,Yang Mengerjakan\n"
        '"Senin, 21/12/2026 08.00","IG, WA Channel",Jam layanan saat libur.,libur.png,Arum\n'
        "22/12/2026 07:00 WIB,Fanpage,Untuk Ibu yang sabar.,,Bu Sri\n"
        '"Rabu, 23 Desember",Grup WA RW,Loket tutup 24-25 Desember.,,\n',
    )
    assert short(reading) == [
        (2, "2026-12-21T08:00", "ig_feed wa_channel", ""),
        (3, "2026-12-22T07:00", "fb_page", ""),
        (4, "2026-12-23T09:00", "wa_broadcast", ""),
    ]
    assert [post.text for post in reading.posts][1] == "Untuk Ibu yang sabar."


def test_a_list_of_people_does_not_become_a_calendar_by_its_contents(tmp_path: Path) -> None:
    reading = text(
        tmp_path,
        "Nama Warga,Lahir,Keluhan\nBudi,1 Januari 1980,Jalan di depan rumah saya rusak sejak lama.\n"
        "Siti,2 Februari 1990,Lampu jalan mati sejak minggu lalu di gang ini.\n",
    )
    assert reading.posts == ()


def test_a_description_with_sentences_is_the_caption_where_there_is_no_other(tmp_path: Path) -> None:
    reading = text(
        tmp_path,
        "Tanggal,Kanal,Uraian\n1/12/2026,IG,Cerita kader posyandu.\n2/12/2026,IG,Loket buka lagi!\n",
    )
    assert [(post.title, post.text) for post in reading.posts] == [
        ("", "Cerita kader posyandu."),
        ("", "Loket buka lagi!"),
    ]


def test_a_column_called_by_the_sign_alone_holds_tags_or_numbers(tmp_path: Path) -> None:
    tags = text(tmp_path, "Tanggal,Kanal,Caption,#\n1/12/2026,IG,Halo warga,#halo #warga\n")
    assert tags.posts[0].hashtags == ("#halo", "#warga")
    numbers = text(tmp_path, "#,Tanggal,Kanal,Caption\n1,1/12/2026,IG,Halo warga\n", "lain")
    assert numbers.posts[0].hashtags == ()


def test_sums_below_tick_columns_are_no_post(tmp_path: Path) -> None:
    reading = book(
        tmp_path,
        DES_2026=[
            ["Tgl", "Jam", "Judul Konten", "Naskah", "IG", "FB"],
            [1, "08.00", "Layanan", "Layanan buka.", "v", "v"],
            [2, "08.00", "Cerita", "Cerita warga.", "v", ""],
            ["Jumlah", "", "2 konten", "", 2, 1],
        ],
    )
    assert why(reading)[4] == "total"
    assert len(reading.posts) == 2


def test_a_tab_called_like_a_surface_places_its_posts_there(tmp_path: Path) -> None:
    rows = [["Tanggal", "Jam", "Caption"], ["3/12/2026", "09.00", "Kabar"]]
    reading = book(tmp_path, WA_Channel=rows, IG_Story=rows, Instagram_Desember=rows)
    assert [post.surfaces for post in reading.posts] == [("wa_channel",), ("ig_story",), ("ig_feed",)]


def test_a_table_without_a_header_loses_no_row_to_one(tmp_path: Path) -> None:
    """The first post must not be taken for the names of the columns; without names nothing can be read."""
    reading = text(tmp_path, "1/12/2026,10.00,IG,Judul A,Isi A\n2/12/2026,10.00,FB,Judul B,Isi B\n")
    assert (reading.posts, why(reading)) == ((), {1: "not_calendar", 2: "not_calendar"})


def test_longer_english_and_office_names_of_columns(tmp_path: Path) -> None:
    lines = (
        "Date,Medsos Tujuan,Title,Body Copy,Approval Status,In Charge\n"
        "1/12/2026,IG,A,Isi A,Approved,Rini\n2/12/2026,FB,B,Isi B,Needs revision,Ani\n"
    )
    posts = text(tmp_path, lines).posts
    assert [(post.channels, post.text, post.status, post.pic) for post in posts] == [
        (("instagram",), "Isi A", "approved", "Rini"),
        (("facebook",), "Isi B", "returned", "Ani"),
    ]
