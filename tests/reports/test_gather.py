"""From a workspace to a sheet: the same words, pictures and hash that the approver's screen has."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.model.office import Office, Person
from medsos_desktop.model.post import Answer, Crop, Variant
from medsos_desktop.reports import small
from medsos_desktop.reports.model import SheetPost
from medsos_desktop.reports.paper import PAPERS, named
from tests.bundles.office import Desk
from tests.bundles.samples import drawn
from tests.reports.samples import pages

NIK = "Data Ibu: NIK 3371 0141 0190 0000."
WEEK = date(2026, 12, 23)


def told(desk: Desk, post: str, language: str = "id") -> SheetPost:
    (made,) = desk.ws.reports.sheet([post], language=language).posts
    return made


def change(desk: Desk, post: str, **what: object) -> None:
    desk.ws.posts.update(post, replace(desk.ws.posts.get(post).post, **what))  # type: ignore[arg-type]


def test_code_and_content_are_what_an_approval_would_cover(desk: Desk) -> None:
    post = desk.post()
    made, review = told(desk, post), desk.ws.approval.review(post)
    assert (made.content, made.code) == (review.content, review.code)
    approved = desk.approve(post)
    covering = desk.ws.approval.covering(approved)
    assert covering is not None
    assert told(desk, post).content == covering.content


def test_head_facts_and_signers(desk: Desk) -> None:
    sheet = desk.ws.reports.sheet([desk.post()], period="14–20 Desember 2026")
    assert (sheet.letterhead.name, sheet.letterhead.crest) == ("Kelurahan Cacaban (contoh)", None)
    (made,) = sheet.posts
    assert made.title == "Loket"
    assert made.when == "Minggu, 20 Desember 2026, 07.00 WIB"
    assert dict(made.facts) == {
        "Tayang": made.when, "Kanal": "Instagram, Facebook", "Penulis": "Arum Rahasia", "Status": "Konsep",
    }  # fmt: skip
    assert [(each.role, each.name, each.title, each.nip) for each in made.signers] == [
        ("Pemberi persetujuan", "Bagus Rahasia", "Lurah", "")
    ]


def test_two_steps_two_places_to_sign_and_no_name_where_several_may(desk: Desk) -> None:
    desk.ws.directory.set_office(Office(name="Kantor", approval="two"))
    desk.ws.directory.save("person", None, Person("Citra", "Sekretaris", ("approver", "reviewer")))
    signers = told(desk, desk.post()).signers
    assert [(each.role, each.name) for each in signers] == [
        ("Pemeriksa", "Citra"),
        ("Pemberi persetujuan", ""),
    ]


def test_the_zone_is_the_posts(desk: Desk) -> None:
    assert told(desk, desk.post(zone="Asia/Jayapura")).when.endswith("07.00 WIT")
    assert told(desk, desk.post(zone="Asia/Jayapura"), "en").when.endswith("07:00 WIT")


def test_the_same_text_is_told_once_under_all_its_accounts(desk: Desk) -> None:
    post = desk.post()
    (text,) = told(desk, post).texts
    assert text.accounts == "Instagram Feed (@cacaban) · Facebook Page (Kelurahan Cacaban)"
    assert text.fields == (("", "Loket kelurahan buka pukul 08.00 WIB."),)
    own = Variant("fb_page", {"text": "Loket tutup."})
    change(desk, post, variants={desk.instagram: Variant("ig_feed"), desk.facebook: own})
    assert [each.fields[0][1] for each in told(desk, post).texts] == [
        "Loket kelurahan buka pukul 08.00 WIB.", "Loket tutup.",
    ]  # fmt: skip


def test_fields_of_a_surface_that_has_several_are_named(desk: Desk) -> None:
    post = desk.post(variants={desk.instagram: Variant("yt_video", {"title": "Judul", "description": "Isi"})})
    (text,) = told(desk, post).texts
    assert text.fields == (("Judul", "Judul"), ("Deskripsi", "Isi"))


def test_pictures_are_numbered_and_cuts_told_apart(desk: Desk, tmp_path: Path) -> None:
    tall = desk.picture(drawn(tmp_path, "tegak.png", (300, 900)), "Poster tegak.")
    wide = desk.picture(drawn(tmp_path, "lebar.png", (500, 400), 90), "")
    made = told(desk, desk.post(media=(tall, wide)))
    assert [(each.label, each.name, each.alt, each.again) for each in made.pictures] == [
        ("1", "tegak.png", "Poster tegak.", False),
        ("1b", "tegak.png", "Poster tegak.", True),
        ("2", "lebar.png", "", False),
    ]
    assert [each.used for each in made.pictures] == ["Untuk Instagram Feed", "Untuk Facebook Page", ""]
    sizes = [(each.shown.width / each.shown.height) for each in made.pictures if each.shown]
    assert sizes == pytest.approx([0.8, 1 / 3, 1.25], abs=0.02)
    assert made.texts[0].pictures == "Instagram Feed: gambar 1, 2; Facebook Page: gambar 1b, 2"


def test_a_crop_is_cut_and_a_lost_pixel_is_no_other_picture(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "hampir.png", (1079, 1350)))
    made = told(desk, desk.post(media=(use,)))
    assert [each.label for each in made.pictures] == ["1"]
    assert made.texts[0].pictures == ""
    cut = replace(use, crop=Crop(0, 0, 5000, 2500))
    (picture,) = told(desk, desk.post(media=(cut,))).pictures
    assert picture.shown is not None
    assert picture.shown.width / picture.shown.height == pytest.approx(1079 / 2 / (1350 / 4), abs=0.02)


def test_accounts_without_pictures_say_so(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "satu.png"))
    variants = {desk.instagram: Variant("ig_feed"), desk.facebook: Variant("fb_page", {"text": "Lain."}, ())}
    made = told(desk, desk.post(media=(use,), variants=variants))
    assert [each.pictures for each in made.texts] == ["Gambar 1", "Tanpa gambar"]
    assert [each.used for each in made.pictures] == [""]


def test_a_picture_whose_file_is_gone_or_broken_is_left_empty(desk: Desk, tmp_path: Path) -> None:
    uses = [desk.picture(drawn(tmp_path, name, hue=hue)) for name, hue in (("a.png", 10), ("b.png", 20))]
    post = desk.post(media=tuple(uses))
    desk.ws.media.file(uses[0].asset).unlink()
    desk.ws.media.file(uses[1].asset).write_bytes(b"rusak")
    made = told(desk, post)
    assert [each.shown for each in made.pictures] == [None, None]
    assert [each.name for each in made.pictures] == ["a.png", "b.png"]
    assert any("a.png" in each or uses[0].asset[:12] in each for each in made.notices)


def test_findings_waivers_and_hints_stand_apart(desk: Desk) -> None:
    post = desk.post(text=f"{NIK} Bantuan dari Bapak Budi PASTI cair besok!!!")
    shown = desk.ws.posts.get(post).post
    placed = desk.ws.checks.of_post(shown, post)
    blocks = [each.finding for each in placed if each.finding.severity == "block"]
    assert blocks
    made = told(desk, post)
    assert made.waivers == ()
    assert "1 temuan Blokir belum dijawab" in "; ".join(made.notices)
    change(desk, post, answers={each.key: Answer(each.code, "", "contoh isian") for each in blocks})
    made = told(desk, post)
    assert [(each.title, each.answer) for each in made.waivers] == [
        ("Pola NIK atau nomor KK", "contoh isian")
    ]
    assert "3371 0141 0190 0000" in made.waivers[0].what
    assert {each.severity for each in made.findings} <= {"Peringatan"}
    assert all(not each.answer for each in made.findings)
    hints = [each for each in placed if each.finding.severity == "hint"]
    assert len(made.hints) == len({each.finding.code for each in hints})


def test_the_same_finding_about_several_pictures_is_told_once(desk: Desk, tmp_path: Path) -> None:
    uses = [replace(desk.picture(drawn(tmp_path, f"{at}.png", hue=at * 20)), alt="") for at in range(1, 12)]
    made = told(desk, desk.post(media=tuple(uses)))
    (finding,) = [each for each in made.findings if each.title == "Gambar tanpa teks alternatif"]
    assert finding.what.split("\n")[0::10] == [
        "Gambar 1 belum punya teks alternatif.", "Gambar 11 belum punya teks alternatif.",
    ]  # fmt: skip


def test_an_unfinished_post_says_what_is_missing(desk: Desk) -> None:
    made = told(desk, desk.post(planned=None, title="", text="", variants={}))
    assert (made.title, made.when, made.channels, made.texts) == ("Tanpa judul", "Tanpa tanggal", "", ())
    assert made.notices == ("belum ada tanggal tayang", "belum ada akun tujuan")
    assert told(desk, desk.post()).notices == () or "Peringatan" in told(desk, desk.post()).notices[0]


def test_what_was_typed_last_is_printed_under_the_hash_it_will_have(desk: Desk) -> None:
    post = desk.post()
    desk.ws.posts.save_draft(post, replace(desk.ws.posts.get(post).post, text="Loket pindah."))
    made = told(desk, post)
    assert made.texts[0].fields == (("", "Loket pindah."),)
    desk.ws.posts.seal(post)
    assert told(desk, post) == made


def test_a_week_is_what_waits_from_monday_to_sunday(desk: Desk) -> None:
    days = {day: desk.post(f"2026-12-{day:02}T07:00") for day in (20, 21, 27, 28)}
    with pytest.raises(UserError, match=r"reports\.nothing") as refused:
        desk.ws.reports.week_sheet(WEEK)
    assert refused.value.params["period"] == "21–27 Desember 2026"
    for post in days.values():
        desk._answer(post)
        desk.ws.approval.submit(post)
    desk.post("2026-12-22T07:00")
    assert [row.id for row in desk.ws.reports.week(WEEK)] == [days[21], days[27]]
    sheet = desk.ws.reports.week_sheet(WEEK)
    assert sheet.period == "21–27 Desember 2026"
    assert [each.when[:6] for each in sheet.posts] == ["Senin,", "Minggu"]
    desk.ws.approval.postpone(days[21], "nanti")
    assert len(desk.ws.reports.week(WEEK, all_=True)) == 2


def test_written_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.ws.reports.sheet([desk.post(), desk.post()])
    target = tmp_path / "lembar.pdf"
    assert desk.ws.reports.write(sheet, PAPERS["f4"], target) == target
    assert pages(target.read_bytes()) == 3
    with pytest.raises(UserError, match=r"reports\.name"):
        desk.ws.reports.write(sheet, PAPERS["a4"], tmp_path / "lembar.docx")
    with pytest.raises(UserError, match=r"reports\.no-folder"):
        desk.ws.reports.write(sheet, PAPERS["a4"], tmp_path / "tidak" / "ada.pdf")
    assert sorted(each.name for each in tmp_path.glob("*.p*")) == ["lembar.pdf"]


def test_posts_are_named_by_their_short_number(desk: Desk) -> None:
    post = desk.post()
    code = desk.ws.posts.row(post).code
    assert desk.ws.reports.named(f" {code.lower()} ") == desk.ws.reports.named(post) == post
    with pytest.raises(UserError, match=r"reports\.no-post"):
        desk.ws.reports.named("ZZZZZZZ")
    assert named("F4") is PAPERS["f4"]
    with pytest.raises(UserError, match=r"reports\.paper"):
        named("letter")


def test_a_crest_is_put_on_white_and_made_small(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lambang.png"
    Image.new("RGBA", (900, 1200), (0, 0, 0, 0)).save(file)
    crest = small.crest(file)
    assert (crest.width, crest.height) == (270, 360)
    assert desk.ws.reports.sheet([desk.post()], crest=crest).letterhead.crest == crest
    with Image.open(io.BytesIO(crest.jpeg)) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    file.write_bytes(b"bukan gambar")
    with pytest.raises(UserError, match=r"media\.format"):
        small.crest(file)


def test_small_pictures_are_made_once_and_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    post = desk.post(media=(desk.picture(drawn(tmp_path, "satu.png")),))
    with pytest.raises(Cancelled):
        desk.ws.reports.sheet([post], cancelled=lambda: True)
    first = told(desk, post)
    cached = {file: file.stat().st_mtime_ns for file in desk.ws.media.cache.folder.rglob("*.jpg")}
    assert cached
    assert told(desk, post) == first
    assert {file: file.stat().st_mtime_ns for file in desk.ws.media.cache.folder.rglob("*.jpg")} == cached
    assert first.pictures[0].shown is not None
    data = desk.ws.reports.write(desk.ws.reports.sheet([post]), PAPERS["a4"], tmp_path / "a.pdf").read_bytes()
    assert first.pictures[0].shown.jpeg in data  # embedded as it is, not encoded once more
