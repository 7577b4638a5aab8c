"""Each file of a bundle, read by a reader that is not ours."""

import base64
import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from medsos_desktop.bundles.formats import page
from medsos_desktop.bundles.formats.registry import FORMATS
from medsos_desktop.bundles.markup import Markup, element, escaped, json_block, split_template
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.naming import account_folder, post_folder
from medsos_desktop.bundles.rows import neutralised
from medsos_desktop.packing.names import slug
from tests.bundles.samples import HOSTILE


@pytest.fixture(scope="module")
def files(zipped: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(zipped) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_format_has_its_own_id() -> None:
    assert len({each.id for each in FORMATS}) == len(FORMATS)


def test_csv_by_python(files: dict[str, bytes], bundle: Bundle) -> None:
    data = files["jadwal.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert rows[0][:5] == ["No.", "Tanggal", "Hari", "Jam", "Zona"]
    assert len(rows) == 1 + bundle.deliveries
    assert {len(row) for row in rows} == {13}
    assert rows[1][:5] == ["1", "2026-12-01", "Selasa", "10:00", "WIB"]
    assert rows[5][4] == "WITA"
    assert rows[3][8] == HOSTILE
    assert rows[4][8] == "'=SUM(A1)\n@cacaban"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert data.count(b"\r\n") == len(rows)


@pytest.mark.parametrize("text", ["=1+1", "+62", "-5", "@a", "\ta", "\ra"])
def test_formulas_are_neutralised(text: str) -> None:
    assert neutralised(text) == "'" + text
    assert neutralised("a" + text) == "a" + text


def test_xlsx_by_openpyxl(files: dict[str, bytes], bundle: Bundle) -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(files["jadwal.xlsx"])).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 1 + bundle.deliveries
    assert rows[1][1] == datetime(2026, 12, 1)
    assert (rows[1][6], rows[4][8]) == ("@kelurahan.cacaban", "=SUM(A1)\n@cacaban")
    assert rows[3][8] == HOSTILE
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert sheet["I5"].quotePrefix


def test_xlsx_is_stored_and_without_formulas_links_or_clock(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["jadwal.xlsx"])) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = b"".join(archive.read(name) for name in archive.namelist())
    assert b"<f>" not in text
    assert b"hyperlink" not in text.replace(b"hyperlinkBase", b"")
    assert b"2026-01-01T00:00:00Z" in text


def test_ics_by_icalendar(files: dict[str, bytes], bundle: Bundle) -> None:
    data = files["jadwal.ics"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    assert zones == {"Asia/Jakarta", "Asia/Makassar"}
    events = list(calendar.walk("VEVENT"))
    assert [str(event["UID"]) for event in events] == [f"{item.post}@medsos-desktop" for item in bundle.items]
    for event, item in zip(events, bundle.items, strict=True):
        start = event["DTSTART"].dt
        assert start.strftime("%Y-%m-%dT%H:%M") == item.planned
        assert event["DTSTART"].params["TZID"] == item.zone
        assert start.astimezone(item.instant.tzinfo) == item.instant
        (alarm,) = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == timedelta(0)
        assert int(event["SEQUENCE"]) > 3_000_000
        for delivery in item.deliveries:
            assert delivery.caption.split("\n")[0][:40] in str(event["DESCRIPTION"])


def test_start_text_reads_in_any_notepad(files: dict[str, bytes]) -> None:
    text = files["MULAI.txt"].decode("utf-8")
    assert "4 unggahan untuk 5 kiriman, 3 gambar" in text
    assert "1–31 Desember 2026" in text
    assert text.count("\n") == text.count("\r\n")
    assert max(map(len, text.splitlines())) <= 80


class _Reader(HTMLParser):
    """Collects what a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.scripts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "script":
            self.scripts.append("")
        if "text" in (found.get("class") or "").split():
            self.texts[found["id"] or ""] = ""
            self._open.append(found["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts[-1] += data
        if self._open:
            self.texts[self._open[-1]] += data


@pytest.fixture(scope="module")
def read(files: dict[str, bytes]) -> _Reader:
    reader = _Reader()
    reader.feed(files[page.NAME].decode("utf-8"))
    return reader


def test_page_shows_every_text_as_text(read: _Reader, bundle: Bundle) -> None:
    shown = list(read.texts.values())
    wanted = [text for item in bundle.items for each in item.deliveries for _, text in each.fields]
    assert shown == wanted
    kinds = [tag for tag, _ in read.tags]
    assert kinds.count("script") == 2
    assert "iframe" not in kinds
    assert not {"b"} & {tag for tag, found in read.tags if "imunisasi" in str(found)}


def test_page_carries_exact_texts_for_copying(read: _Reader, bundle: Bundle) -> None:
    data = json.loads(read.scripts[0])
    captions = [each.caption for item in bundle.items for each in item.deliveries]
    alts = [p.alt for item in bundle.items for each in item.deliveries for p in each.pictures if p.alt]
    assert [text for name, text in data["texts"].items() if name.startswith("a")] == alts
    assert set(captions) <= set(data["texts"].values())
    buttons = {found["data-copy"] for tag, found in read.tags if tag == "button" and "data-copy" in found}
    assert buttons == set(data["texts"])
    assert all(data["words"].values())


def test_page_needs_nothing_from_outside(files: dict[str, bytes], read: _Reader) -> None:
    for tag, found in read.tags:
        assert not any(name.startswith("on") or name == "style" for name in found), tag
        for name in ("src", "href", "action", "data", "poster"):
            value = found.get(name) or ""
            assert value == "" or value.startswith(("data:image/jpeg;base64,", "#", "posts/")), (tag, value)
            if value.startswith("posts/") and not value.endswith("/"):
                assert value in files
    plain = re.sub(r"data:[^\"')]+", "", files[page.NAME].decode("utf-8"))
    assert "//" not in re.sub(r"(?m)^\s*//.*$", "", plain).replace("http://www.w3.org", "")


def test_page_policy_allows_its_own_style_and_script_only(read: _Reader) -> None:
    policy = next(found["content"] or "" for tag, found in read.tags if found.get("http-equiv"))
    for kind, text in (("style", page.style()), ("script", page.script())):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy


def test_page_small_pictures_are_small_and_clean(read: _Reader) -> None:
    from PIL import Image

    pictures = [found["src"] or "" for tag, found in read.tags if tag == "img"]
    assert len(pictures) == 3
    for source in pictures:
        data = base64.b64decode(source.partition(",")[2])
        with Image.open(io.BytesIO(data)) as image:
            assert max(image.size) <= 320
            assert not image.getexif()


def test_page_is_labelled_for_those_who_listen(read: _Reader) -> None:
    ids = [found["id"] for _, found in read.tags if found.get("id")]
    assert len(ids) == len(set(ids))
    for tag, found in read.tags:
        if tag == "img":
            assert found["alt"]
        if "aria-labelledby" in found:
            assert found["aria-labelledby"] in ids
    boxes = [found for tag, found in read.tags if tag == "input" and "aria-label" in found]
    assert len(boxes) == 5
    assert len({found["aria-label"] for found in boxes}) == 5
    assert next(found for tag, found in read.tags if tag == "html")["lang"] == "id"


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028", "]]>", '"', "\x00", "\ud83d"])
def test_json_cannot_leave_its_block(text: str) -> None:
    block = json_block({"a": text})
    assert not set("<>&\u2028") & set(block)
    assert block.isascii()
    assert json.loads(block) == {"a": text}


def test_markup_escapes_all_but_markup() -> None:
    made = element("a", {"title": '"><b>', "hidden": True, "no": None}, "<i>&", Markup("<b></b>"))
    assert made == '<a title="&quot;&gt;&lt;b&gt;" hidden>&lt;i&gt;&amp;<b></b></a>'
    assert escaped("a\x00b") == "a\ufffdb"


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert split_template("a{{x}}b{{y}}") == [("a", "x"), ("b", "y"), ("", "")]
    assert split_template("{{office}} {{tidak ada}}") == [("", "office"), (" {{tidak ada}}", "")]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("HKSN: mengetuk pintu", "hksn-mengetuk-pintu"),
        ("Café & Kopi – 100%", "cafe-kopi-100"),
        ("🌱🌱", ""),
        ("../../etc", "etc"),
        ("a" * 60, "a" * 40),
        ("kata " * 20, "kata-kata-kata-kata-kata-kata-kata-kata"),
    ],
)
def test_slugs(text: str, made: str) -> None:
    assert slug(text) == made


def test_folders() -> None:
    assert post_folder("2026-12-01T10:00", "7KQ4M2X", "🌱") == "posts/2026-12-01_1000_7kq4m2x_unggahan"
    assert account_folder("whatsapp", "", ()) == "whatsapp"
    assert account_folder("x", "@kel_a", ("x-kel-a", "x-kel-a-2")) == "x-kel-a-3"
