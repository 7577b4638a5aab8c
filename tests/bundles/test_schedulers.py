"""Upload files for schedulers: each against its golden output, each trap of its format on its own."""

import csv
import io
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.bundles.formats import postiz
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.schedulers import carrying, cells, making, telling
from medsos_desktop.bundles.schedulers.facts import facts, load, surfaces
from medsos_desktop.bundles.schedulers.registry import TOOLS
from medsos_desktop.channels.catalogue import load as channels
from medsos_desktop.words import Words
from tests.bundles.samples import CAPTION, HOSTILE, delivery, item
from tests.bundles.tools import instagram, many, shot, tool_bundle

GOLDEN = Path(__file__).parent / "golden"
WORDS = Words("id")


def written(bundle: Bundle) -> dict[str, bytes]:
    """Every upload file of a bundle by its path."""
    return {file.path: making.encoded(file) for _, files in making.made(bundle) for file in files}


def rows(data: bytes, encoding: str = "utf-8") -> list[list[str]]:
    """A CSV file as a reader that is not ours has it."""
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), strict=True))


def column(data: bytes, name: str, encoding: str = "utf-8") -> list[str]:
    """The cells below a header."""
    head, *rest = rows(data, encoding)
    return [row[head.index(name)] for row in rest]


@pytest.mark.parametrize("tool", [each.id for each in TOOLS])
def test_every_registered_format_has_its_golden_output(tool: str) -> None:
    """Run with ``MEDSOS_GOLDEN=1`` to write it anew; then read the difference."""
    made = {path.split("/", 2)[2]: data for path, data in written(tool_bundle(tool)).items()}
    folder = GOLDEN / tool
    if os.environ.get("MEDSOS_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, data in made.items():
            (folder / name).write_bytes(data)
    assert made, "a format that writes nothing of the sample"
    assert folder.is_dir(), f"{tool} is registered, but has no golden output: see CONTRIBUTING"
    assert made == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_registry_facts_and_words_name_the_same_schedulers() -> None:
    assert [each.id for each in TOOLS] == list(load())
    for id, known in load().items():
        assert "elum diuji dengan layanannya" in telling.known(WORDS, known)
        assert telling.name(WORDS, id)
        assert telling.hint(WORDS, known)
        assert known.source
        assert all(cells.known(field) for _, field in known.columns)
        assert known.channels <= set(channels().channels)


def test_surfaces_of_videos_and_stories_are_those_of_the_catalogue() -> None:
    every = channels().surfaces
    assert surfaces("video") == {each.id for each in every if each.images and each.images.cover}
    assert surfaces("story") | surfaces("nowhere") < {each.id for each in every}


def test_all_names_are_safe_lower_case_and_name_the_zone() -> None:
    for path in written(tool_bundle()):
        assert path == path.lower()
        assert path.isascii()
        assert path.endswith((".csv", ".json"))
        assert "asia-" in path or path.startswith("tools/postiz/")


def test_one_channel_and_one_zone_a_file() -> None:
    made = written(tool_bundle("buffer"))
    assert [path.removeprefix("tools/buffer/buffer_") for path in made] == [
        "instagram-kelurahan-cacaban_asia-jakarta.csv",
        "facebook-kelurahan-cacaban_asia-jakarta.csv",
        "x-kel-cacaban_asia-jakarta.csv",
        "instagram-kelurahan-cacaban_asia-makassar.csv",
    ]
    assert column(list(made.values())[3], "Posting Time") == ["2026-12-06 07:00"]


def test_two_accounts_with_one_name_get_two_files() -> None:
    one, two = instagram("Satu"), replace(instagram("Dua"), account="acc-lain")
    first = item("aaaa000000000001", "2026-12-01T10:00", "A", one)
    second = item("bbbb000000000002", "2026-12-02T10:00", "B", two)
    made = written(tool_bundle("buffer", items=(first, second)))
    assert [column(data, "Text") for data in made.values()] == [["Satu"], ["Dua"]]


def test_buffer_header_time_and_single_picture() -> None:
    data = written(tool_bundle("buffer"))["tools/buffer/buffer_instagram-kelurahan-cacaban_asia-jakarta.csv"]
    assert data.startswith(b"Text,Image URL,Tags,Posting Time\r\n")
    assert column(data, "Posting Time") == [
        "2026-12-01 10:00", "2026-12-01 10:05", "2026-12-04 09:00",
    ]  # fmt: skip
    assert column(data, "Image URL")[0] == (
        "{{media:posts/2026-12-01_1000_aaaa-26_posyandu/instagram-kelurahan-cacaban/01.jpg}}"
    )
    assert all(any(row) for row in rows(data))  # a blank row stops Buffer's upload


@pytest.mark.parametrize(
    ("tool", "count", "files"),
    [("buffer", 201, [100, 100, 1]), ("hootsuite", 351, [350, 1]), ("sprout", 351, [350, 1]),
     ("contentstudio", 501, [500, 1]), ("metricool", 51, [50, 1]), ("publer", 600, [600])],
)  # fmt: skip
def test_files_are_cut_at_the_row_limit(tool: str, count: int, files: list[int]) -> None:
    made = written(tool_bundle(tool, items=many(count)))
    encoding = "utf-8-sig" if facts(tool).bom else "utf-8"
    lengths = [len(rows(data, encoding)) - facts(tool).header for data in made.values()]
    assert lengths == files
    if len(files) > 1:
        assert next(iter(made)).endswith("_01.csv")
        text = b"".join(made.values()).decode()
        assert all(f"Kabar {number}" in text for number in range(count))


def test_postiz_files_hold_the_requests_of_an_hour() -> None:
    made = written(tool_bundle("postiz", items=many(61)))
    assert [len(json.loads(data)) for data in made.values()] == [30, 30, 1]


def requests() -> list[dict[str, Any]]:
    (data,) = written(tool_bundle("postiz")).values()
    return list(json.loads(data))


def test_postiz_instants_end_in_z_and_are_right() -> None:
    made = requests()
    assert made[0]["date"] == "2026-12-01T03:00:00.000Z"
    assert made[-1]["date"] == "2026-12-05T23:00:00.000Z"  # 07.00 WITA
    for body in made:
        assert set(body) == {"type", "date", "shortLink", "tags", "posts"}
        assert (body["type"], body["shortLink"], body["tags"]) == ("schedule", False, [])
        assert datetime.fromisoformat(body["date"]).tzinfo is not None


def test_postiz_text_is_a_paragraph_a_line_and_escaped() -> None:
    assert postiz.paragraphs("a\n\nb < c & 'd' > \"e\"") == (
        "<p>a</p><p></p><p>b &lt; c &amp; 'd' &gt; \"e\"</p>"
    )
    contents = [post["value"][0]["content"] for body in requests() for post in body["posts"]]
    assert all(text.startswith("<p>") and "<br" not in text for text in contents)
    assert any("&lt;/script&gt;&lt;script&gt;" in text for text in contents)


def test_postiz_posts_have_the_settings_their_channel_needs() -> None:
    made = requests()
    settings = [post["settings"] for body in made for post in body["posts"]]
    assert settings[0] == {"__type": "instagram", "post_type": "post"}
    assert {"__type": "instagram", "post_type": "story"} in settings
    assert {"__type": "x", "who_can_reply_post": "everyone"} in settings
    assert [post["integration"]["id"] for post in made[0]["posts"]] == [
        "{{account:instagram-kelurahan-cacaban}}", "{{account:facebook-kelurahan-cacaban}}",
    ]  # fmt: skip
    for body in made:
        for post in body["posts"]:
            for image in post["value"][0]["image"]:
                assert set(image) == {"id", "path", "alt"}
                assert image["path"].endswith(".jpg}}")


def test_postiz_knows_youtube_and_tiktok() -> None:
    fields = (("title", "Judul"), ("description", "Isi"))
    photo = replace(
        delivery("x"), fields=fields, main="description", channel="tiktok", surface="tiktok_photo"
    )
    post = item("aaaa000000000001", "2026-12-01T10:00", "Kabar", photo, delivery("youtube", "Isi"))
    (data,) = written(tool_bundle("postiz", items=(post,))).values()
    tiktok, youtube = (each["settings"] for each in json.loads(data)[0]["posts"])
    assert (tiktok["__type"], tiktok["title"]) == ("tiktok", "Judul")
    assert (tiktok["privacy_level"], tiktok["content_posting_method"]) == (
        "PUBLIC_TO_EVERYONE",
        "DIRECT_POST",
    )
    assert (youtube["title"], youtube["type"]) == ("Kabar", "public")


def test_a_surface_closed_to_programs_is_carried_by_none() -> None:
    post = item(
        "aaaa000000000001", "2026-12-01T10:00", "Kabar", delivery("youtube", "Isi", surface="yt_post")
    )
    bundle = tool_bundle(items=(post,))
    assert {each.reason for each in carrying.unmet(bundle)} == {"nowhere", "channel"}
    assert written(bundle) == {}


def test_publer_has_all_its_columns_and_joins_addresses_and_alts() -> None:
    data = written(tool_bundle("publer"))["tools/publer/publer_instagram-kelurahan-cacaban_asia-jakarta.csv"]
    head, *rest = rows(data)
    assert len(head) == 12
    assert {len(row) for row in rest} == {12}
    media, alts = column(data, head[3]), column(data, head[6])
    assert media[2].count("{{media:") == 3
    assert media[2].split(",")[2].endswith("/03.jpg}}")
    assert alts[2] == 'Loket, buka pukul 08.00 ||  || Ibu dan anak "sehat"'
    assert column(data, head[9]) == ["", "", "", "story"]


def test_metricool_is_filled_by_header_name() -> None:
    data = written(tool_bundle("metricool"))[
        "tools/metricool/metricool_facebook-kelurahan-cacaban_asia-jakarta.csv"
    ]
    first = dict(zip(*rows(data)[:2], strict=True))
    assert (first["Date"], first["Time"], first["Draft"]) == ("2026-12-01", "10:00:00", "FALSE")
    assert (first["Facebook"], first["Instagram"], first["Pinterest"]) == ("TRUE", "FALSE", "FALSE")
    assert first["Picture Url 1"].startswith("{{media:")
    assert (first["Picture Url 2"], first["Alt text picture 1"]) == ("", "Loket, buka pukul 08.00")
    assert (first["Facebook Post Type"], first["Instagram Post Type"]) == ("POST", "")


def test_rows_without_a_header_and_with_a_byte_order_mark() -> None:
    hootsuite = next(iter(written(tool_bundle("hootsuite")).values()))
    assert hootsuite.startswith(b"01/12/2026 10:00,")
    studio = next(iter(written(tool_bundle("contentstudio")).values()))
    assert studio.startswith(b"\xef\xbb\xbfDate and Time,Message,Image URL,Link\r\n01/12/2026 10:00,")
    assert not hootsuite.startswith(b"\xef\xbb\xbf")


def test_every_table_is_rfc_4180_and_keeps_texts_to_the_letter() -> None:
    for path, data in written(tool_bundle()).items():
        if not path.endswith(".csv"):
            continue
        read = rows(data, "utf-8-sig")
        again = io.StringIO(newline="")
        csv.writer(again, lineterminator="\r\n").writerows(read)
        assert data.count(b"\r\n") == len(read), path
        assert rows(again.getvalue().encode()) == read
    texts = column(
        written(tool_bundle("publer"))["tools/publer/publer_instagram-kelurahan-cacaban_asia-jakarta.csv"],
        "Text",
    )
    assert texts[0] == CAPTION
    assert texts[2] == HOSTILE


def test_texts_are_never_shortened() -> None:
    long = "Kabar panjang. " * 5_000
    post = item("aaaa000000000001", "2026-12-01T10:00", "Panjang", instagram(long, shot("a")))
    for path, data in written(tool_bundle(items=(post,))).items():
        assert long in data.decode("utf-8"), path


def test_formulas_stay_literal_in_uploads_and_are_told() -> None:
    data = written(tool_bundle("buffer"))["tools/buffer/buffer_x-kel-cacaban_asia-jakarta.csv"]
    assert column(data, "Text") == ["=SUM(A1)\n@cacaban"]
    notes = [each for each in carrying.unmet(tool_bundle("buffer")) if each.reason == "formula"]
    assert [(each.item.code, each.out) for each in notes] == [("EEEE-26", False)]
    assert "diawali =" in telling.line(WORDS, notes)


def left_out(tool: str) -> dict[str, str]:
    """Code of the post -> why it is not in the file."""
    return {each.item.code[:4]: each.reason for each in carrying.unmet(tool_bundle(tool)) if each.out}


def test_what_a_format_cannot_carry_is_listed_with_the_reason() -> None:
    assert left_out("buffer") == {
        "CCCC": "pictures", "DDDD": "story", "FFFF": "channel", "GGGG": "video", "IIII": "pictures",
    }  # fmt: skip
    assert left_out("publer") == {"FFFF": "channel", "GGGG": "video", "HHHH": "bars"}
    assert left_out("hootsuite") == {"DDDD": "story", "FFFF": "channel", "GGGG": "channel"}
    assert left_out("sprout")["BBBB"] == "gap"
    assert left_out("metricool") == {"FFFF": "channel", "GGGG": "video"}
    assert left_out("postiz") == {"FFFF": "channel", "GGGG": "video"}
    assert left_out("template") == {
        "CCCC": "pictures", "DDDD": "story", "GGGG": "video", "IIII": "pictures",
    }  # fmt: skip


def test_nothing_is_dropped_without_a_word() -> None:
    """Every delivery is in a tool's files, or is told as left out; none is both."""
    for tool in load():
        bundle = tool_bundle(tool)
        every = {(one.post, each.account) for one in bundle.items for each in one.deliveries}
        inside = {
            (one.post, each.account)
            for one, each in carrying.carried(bundle, carrying.of_bundle(bundle, tool))
        }
        out = {(each.item.post, each.delivery.account) for each in carrying.unmet(bundle) if each.out}
        assert inside | out == every
        assert not inside & out


def test_what_is_missing_from_a_row_is_noted() -> None:
    notes = {(each.tool, each.reason) for each in carrying.unmet(tool_bundle()) if not each.out}
    assert {("buffer", "alt"), ("hootsuite", "by-hand"), ("buffer", "formula")} <= notes
    assert ("publer", "alt") not in notes
    for each in carrying.unmet(tool_bundle()):
        assert telling.line(WORDS, (each,))
        assert telling.line(Words("en"), (each,))


def test_lead_time_is_told_at_export() -> None:
    bundle = tool_bundle("hootsuite", "buffer")
    now = datetime(2026, 12, 1, 2, 55, tzinfo=UTC)  # 09.55 WIB, five minutes before the first
    assert [(each.tool, each.item.code[:4], each.reason) for each in carrying.late(bundle, now)] == [
        ("hootsuite", "AAAA", "soon"), ("hootsuite", "AAAA", "soon"),
    ]  # fmt: skip
    after = datetime(2026, 12, 1, 3, 1, tzinfo=UTC)
    assert {(each.tool, each.item.code[:4], each.reason) for each in carrying.late(bundle, after)} == {
        ("hootsuite", "AAAA", "past"), ("hootsuite", "BBBB", "soon"), ("buffer", "AAAA", "past"),
    }  # fmt: skip


def test_pictures_are_made_small_enough_for_the_tool() -> None:
    one = instagram("Halo", shot("a"))
    assert carrying.capped(one, ("buffer",)).pictures[0].recipe.max_bytes == 5_000_000
    assert carrying.capped(one, ("publer",)) == one
    small = replace(one, pictures=(replace(shot("a"), recipe=replace(shot("a").recipe, max_bytes=1_000)),))
    assert carrying.capped(small, ("buffer",)) == small
    assert carrying.capped(delivery("whatsapp", "a", (shot("a"),)), ("buffer",)).pictures == (shot("a"),)
