"""The half-step in a real browser, from file://: addresses in, final files out, equal to the app's."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.bundles.model import Bundle, BundleItem
from medsos_desktop.bundles.write import write
from medsos_desktop.media.cache import RenderCache
from tests.bundles.browser import CHROMIUM, Browser
from tests.bundles.samples import HOSTILE, drawn, picture
from tests.bundles.tools import posts, tool_bundle

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("chromium"),
]
BASE = "https://contoh.go.id/unggahan/"


def with_pictures(items: tuple[BundleItem, ...], folder: Path) -> tuple[BundleItem, ...]:
    """The posts with pictures that exist, and a caption that tries to be a mark."""
    shown = picture(drawn(folder, "poster.png", (300, 300)))

    def one(item: BundleItem) -> BundleItem:
        deliveries = tuple(
            replace(each, pictures=tuple(replace(shown, alt=p.alt) for p in each.pictures))
            for each in item.deliveries
        )
        return replace(item, deliveries=deliveries)

    made = [one(item) for item in items]
    text = "Tulisan {{media:posts/x.jpg}} bukan tanda; ]]> \x00 \u202ebalik\u202c"
    made[1] = replace(made[1], deliveries=(replace(made[1].deliveries[0], fields=(("text", text),)),))
    return tuple(made)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("gambar")
    return tool_bundle(items=with_pictures(posts(), folder))


@pytest.fixture(scope="module")
def folder(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ekstrak")
    cache = RenderCache(tmp_path_factory.mktemp("tembolok"))
    with zipfile.ZipFile(write(bundle, folder / "paket.zip", cache)) as archive:
        archive.extractall(folder)
    return folder


class Page:
    """The page in a browser with a download folder and a clock of its own."""

    def __init__(self, browser: Browser, folder: Path, saved: Path) -> None:
        self.browser, self.folder, self.saved = browser, folder, saved
        saved.mkdir(exist_ok=True)
        browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(saved))
        self.at(datetime(2026, 11, 25, tzinfo=UTC))
        self.open()

    def at(self, moment: datetime) -> None:
        """What the browser takes for now, from the next page on."""
        stamp = int(moment.timestamp() * 1000)
        self.browser.call(
            "Page.addScriptToEvaluateOnNewDocument", source=f"Date.now = function () {{ return {stamp}; }};"
        )

    def open(self) -> None:
        """The page with the half-step unfolded."""
        self.browser.open(self.folder / "LIHAT-DULU.html")
        self.browser.run("document.getElementById('half').open = true")

    def type(self, id: str, text: str) -> None:
        """As somebody pastes it."""
        self.browser.run(
            f"(() => {{ const e = document.getElementById({json.dumps(id)}); e.value = {json.dumps(text)};"
            " e.dispatchEvent(new Event('input', {bubbles: true})); })()"
        )

    def problems(self, key: str) -> str:
        """What stands below a file."""
        return str(self.browser.run(f"document.getElementById('p-{key}').textContent"))

    def save(self, key: str) -> None:
        """A press on its button."""
        self.browser.click(f"[data-save='{key}']")

    def file(self, name: str) -> bytes:
        """A saved file, when it is whole."""
        return self.browser.saved(self.saved / name)

    def names(self) -> list[str]:
        """What lies in the download folder."""
        return [path.name for path in self.saved.iterdir()]

    def uploads(self) -> list[tuple[str, str, Path]]:
        """(key of the button, file's name, what the app wrote) of every file."""
        data: Any = self.browser.run(
            "JSON.parse(document.getElementById('data').textContent).tools"
            ".map(t => [t.id, t.files.map(f => f.name)])"
        )
        return [
            (f"{tool}-{at}", name, self.folder / "tools" / tool / name)
            for tool, names in data
            for at, name in enumerate(names)
        ]


@pytest.fixture
def page(tmp_path: Path, folder: Path) -> Iterator[Page]:
    with Browser(tmp_path / "profil") as browser:
        yield Page(browser, folder, tmp_path / "unduhan")
        assert browser.errors == []


def filled(text: str, base: str = BASE) -> str:
    """What the app wrote, with addresses: done here by other means."""
    parts = text.split("{{media:posts/")
    return parts[0] + "".join(
        base + "posts/" + part.replace("}}", "", 1)
        if not part.startswith("x.jpg")
        else "{{media:posts/" + part
        for part in parts[1:]
    )


def test_a_saved_file_is_the_source_with_addresses(page: Page) -> None:
    """The quick representative of this page in the normal run."""
    key, name, source = page.uploads()[0]
    assert "Belum ada alamat" in page.problems(key)
    kind = f"document.getElementById('p-{key}').className"
    assert page.browser.run(kind) == "problems open"  # nothing is wrong yet
    page.save(key)  # refused
    page.type("base", "http://contoh.go.id/")
    assert page.browser.run(kind) == "problems"
    page.type("base", BASE)
    assert page.problems(key) == "Siap disimpan."
    page.save(key)
    assert page.file(name).decode() == filled(source.read_bytes().decode())
    assert page.names() == [name]


@pytest.mark.long
def test_every_saved_file_reads_back_equal_to_its_source(page: Page) -> None:
    page.type("base", BASE.rstrip("/"))
    ids = page.browser.run("[...document.querySelectorAll('[data-account-id]')].map(e => e.id)")
    for id in ids:
        page.type(id, f"nomor-{id}")
    texts: list[str] = []
    for number, (key, name, source) in enumerate(page.uploads(), 1):
        if number % 8 == 0:  # Chromium asks before the eleventh file of one page; here nobody answers
            page.open()
        assert page.problems(key).startswith("Siap"), (key, page.problems(key))
        page.save(key)
        made, wrote = page.file(name), source.read_bytes()
        wanted = filled(wrote.decode("utf-8"))
        if name.endswith(".json"):
            for id in ids:
                wanted = wanted.replace(f"{{{{account:{id.removeprefix('id-')}}}}}", f"nomor-{id}")
            json.loads(made)
        else:
            read = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), strict=True)
            texts += [cell for row in read for cell in row]
        assert made.decode("utf-8") == wanted, name
        assert made.startswith(b"\xef\xbb\xbf") == wrote.startswith(b"\xef\xbb\xbf")
    assert HOSTILE in texts
    assert any("{{media:posts/x.jpg}} bukan tanda" in text for text in texts)


@pytest.mark.long
def test_a_pasted_list_with_and_without_folders(page: Page) -> None:
    names = page.browser.run("JSON.parse(document.getElementById('data').textContent).media")
    signs = [" -> ", "\t", ",", "; ", " = "]
    lines = [f"{name}{signs[at % 5]}https://i.contoh.id/{at}.jpg" for at, name in enumerate(names)]
    page.type("list", "\r\n".join(lines))
    said = page.browser.run("document.getElementById('addressed').textContent")
    assert said == f"{len(names)} dari {len(names)} gambar sudah punya alamat"
    key, name, source = next(each for each in page.uploads() if each[0] == "publer-0")
    first = source.read_text("utf-8").partition("{{media:")[2].partition("}}")[0]
    page.save(key)
    assert f"https://i.contoh.id/{names.index(first)}.jpg".encode() in page.file(name)
    page.type("list", "01.jpg -> https://i.contoh.id/a.jpg\ntidak-ada.jpg -> https://i.contoh.id/b.jpg")
    told = page.browser.run("document.getElementById('address-problems').textContent")
    assert "01.jpg ada di beberapa folder" in told
    assert "Tidak ada gambar bernama tidak-ada.jpg" in told


@pytest.mark.long
@pytest.mark.parametrize(
    ("key", "url", "said"),
    [
        ("publer-0", "http://contoh.id/a.jpg", "harus diawali https://"),
        ("buffer-0", "https://contoh.id/a.JPG", "harus berakhiran .jpg"),
        ("buffer-0", "https://contoh.id/a", "harus berakhiran"),
        ("postiz-0", "https://contoh.id/a.bmp", "harus berakhiran .jpg .jpeg"),
        ("publer-0", "https://contoh.id/a,b.jpg", "memuat spasi, koma"),
    ],
)
def test_addresses_a_tool_would_not_take_block_the_file(page: Page, key: str, url: str, said: str) -> None:
    names = page.browser.run("JSON.parse(document.getElementById('data').textContent).media")
    page.type("list", "\n".join(f"{name} -> {url}" for name in names))
    assert said in page.problems(key)
    page.save(key)
    assert page.names() == []


@pytest.mark.long
def test_too_short_a_lead_time_blocks_and_can_be_left_out(page: Page, bundle: Bundle) -> None:
    page.at(bundle.items[0].instant - timedelta(minutes=5))
    page.open()
    page.type("base", BASE)
    assert "Kurang dari 10 menit lagi: Posyandu" in page.problems("hootsuite-0")
    assert page.problems("buffer-0") == "Siap disimpan."
    page.save("hootsuite-0")
    assert page.names() == []
    page.browser.click("#late input")
    assert "2 kiriman ditinggalkan" in page.problems("hootsuite-0")
    page.save("hootsuite-0")
    (name,) = [name for key, name, _ in page.uploads() if key == "hootsuite-0"]
    assert b"Posyandu balita" not in page.file(name)
    page.at(datetime(2027, 1, 1, tzinfo=UTC))
    page.open()
    assert "Waktunya sudah lewat" in page.problems("buffer-0")


@pytest.mark.long
def test_what_was_typed_outlives_a_reload_and_the_clipboard_may_be_closed(page: Page) -> None:
    page.type("base", BASE)
    page.open()
    assert page.problems("buffer-0") == "Siap disimpan."
    page.browser.run("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    page.browser.run("document.execCommand = () => false")
    page.browser.run("document.querySelector('.names').open = true")
    page.browser.click("[data-copy='media-names']")
    page.browser.until("document.getElementById('said').className === 'on'")
    assert page.browser.run("getSelection().toString()").startswith("posts/2026-12-01_1000")


@pytest.mark.long
def test_the_half_step_by_keyboard_alone(page: Page) -> None:
    page.browser.run("document.getElementById('half').open = false")
    page.browser.run("document.querySelector('#half > summary').focus()")
    page.browser.press("Enter", 13, "\r")
    page.browser.until("document.getElementById('half').open")
    page.browser.press("Tab", 9)
    assert page.browser.run("document.activeElement.id") == "base"
    page.browser.call("Input.insertText", text=BASE)
    for _ in range(30):
        page.browser.press("Tab", 9)
        if page.browser.run("document.activeElement.dataset.save || ''"):
            break
    page.browser.press("Enter", 13, "\r")
    page.file(page.uploads()[0][1])


@pytest.mark.long
def test_nothing_is_cut_on_a_small_phone_and_contrast_holds(page: Page) -> None:
    from tests.bundles.test_page_browser import _CONTRAST

    for theme in ("light", "dark"):
        page.browser.run(f"document.documentElement.dataset.theme = '{theme}'")
        assert page.browser.run(_CONTRAST) == [], theme
    page.browser.call(
        "Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True
    )
    page.open()
    assert page.browser.run("document.documentElement.scrollWidth") <= 360
