"""The page in Firefox, from file://: copy and its fall-back, tick, reload, filter, keyboard, half-step."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.write import write
from medsos_desktop.media.cache import RenderCache
from tests.bundles.firefox import FIREFOX, Firefox
from tests.bundles.test_half_browser import BASE, filled, with_pictures
from tests.bundles.tools import posts, tool_bundle

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not FIREFOX, reason="no Firefox on this machine"),
    pytest.mark.xdist_group("firefox"),
]
NAME = "LIHAT-DULU.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    folder = tmp_path_factory.mktemp("firefox")
    with Firefox(folder / "profil", folder / "unduhan") as browser:
        yield browser


@pytest.fixture
def folder(zipped: Path, tmp_path: Path) -> Path:
    """A folder of its own, so that ticks of other tests are not in it."""
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(tmp_path)
    return tmp_path


@pytest.fixture
def page(browser: Firefox, folder: Path) -> Iterator[Firefox]:
    browser.open(folder / NAME)
    browser.run("localStorage.clear()")
    browser.open(folder / NAME)
    yield browser
    assert browser.errors == []


def clipboard(browser: Firefox) -> str:
    return str(browser.run("navigator.clipboard.readText()"))


def test_every_button_copies_its_exact_text(page: Firefox, bundle: Bundle) -> None:
    wanted = []
    for item in bundle.items:
        for delivery in item.deliveries:
            wanted += [text for _, text in delivery.fields]
            wanted += [picture.alt for picture in delivery.pictures if picture.alt]
    assert page.run("document.querySelectorAll('button[data-copy]').length") == len(wanted)
    for number, text in enumerate(wanted):
        page.click("button[data-copy]", number)
        page.until(f"document.querySelectorAll('button[data-copy]')[{number}].classList.contains('copied')")
        assert clipboard(page) == text


def test_copying_without_the_clipboard_api(page: Firefox, bundle: Bundle) -> None:
    page.run("(Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true}), 0)")
    page.click("button[data-copy]")
    page.until("document.querySelector('button[data-copy]').classList.contains('copied')")
    page.run("delete navigator.clipboard")
    assert clipboard(page) == bundle.items[0].deliveries[0].caption


def test_copying_when_everything_is_closed_marks_the_text(page: Firefox, bundle: Bundle) -> None:
    page.run("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    page.run("document.execCommand = () => false")
    page.click("button[data-copy]")
    page.until("document.getElementById('said').className === 'on'")
    assert page.run("getSelection().toString()") == bundle.items[0].deliveries[0].caption
    assert "Ctrl+C" in page.run("document.getElementById('said').textContent")


def test_ticks_survive_a_reload(page: Firefox, folder: Path) -> None:
    page.click(".tick", 0)
    page.click(".tick", 2)
    assert page.run("document.getElementById('count').textContent") == "2 dari 5 kiriman sudah tayang"
    page.open(folder / NAME)
    assert page.run("[...document.querySelectorAll('.tick input')].map(e => e.checked)") == [
        True, False, True, False, False,
    ]  # fmt: skip


def test_filters_by_account_day_and_rest(page: Firefox) -> None:
    def choose(name: str, value: str) -> int:
        page.run(
            f"(() => {{ const e = document.getElementById('{name}'); e.value = '{value}';"
            " e.dispatchEvent(new Event('change')); })()"
        )
        return int(page.run("document.querySelectorAll('.send:not([hidden])').length"))

    assert choose("account", "acc-facebook") == 1
    assert choose("day", "2026-12-20") == 0
    assert page.run("document.getElementById('empty').hidden") is False
    assert choose("account", "") == 1
    assert choose("day", "") == 5
    page.click(".tick")
    page.click("#rest")
    assert page.run("document.querySelectorAll('.send:not([hidden])').length") == 4


def test_keyboard_alone_is_enough(page: Firefox, bundle: Bundle) -> None:
    page.press("Tab")
    assert page.run("document.activeElement.className") == "skip"
    page.press("Enter")
    page.until("document.activeElement.id === 'isi'")
    for _ in range(12):
        page.press("Tab")
        if page.run("document.activeElement.dataset.copy || ''"):
            break
    page.press("Enter")
    page.until("document.activeElement.classList.contains('copied')")
    assert clipboard(page) == bundle.items[0].deliveries[0].caption


def test_pictures_show_also_when_the_page_is_alone(page: Firefox, folder: Path) -> None:
    alone = folder / "kiriman WA" / "LIHAT-DULU (1).html"
    alone.parent.mkdir()
    shutil.copy(folder / NAME, alone)
    for each in (folder / NAME, alone):
        page.open(each)
        assert page.run("[...document.images].every(e => e.naturalWidth > 100)")


def test_nothing_is_cut_in_a_narrow_window(page: Firefox, folder: Path) -> None:
    page.size(500, 740)  # Firefox goes no narrower
    page.open(folder / NAME)
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.size(1366, 900)


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle with files for schedulers, of a time that is never past."""
    folder = tmp_path_factory.mktemp("setengah")
    later = tuple(replace(each, planned=each.planned.replace("2026", "2099")) for each in posts())
    bundle = tool_bundle(items=with_pictures(later, folder))
    with zipfile.ZipFile(write(bundle, folder / "paket.zip", RenderCache(folder / "tembolok"))) as archive:
        archive.extractall(folder)
    return folder


def test_the_half_step_saves_final_files(browser: Firefox, half: Path) -> None:
    browser.open(half / NAME)
    browser.run("document.getElementById('half').open = true")
    tools: Any = browser.run(
        "JSON.parse(document.getElementById('data').textContent).tools"
        ".map(t => [t.id, t.files.map(f => f.name)])"
    )
    files = {f"{tool}-{at}": name for tool, names in tools for at, name in enumerate(names)}
    assert "Belum ada alamat" in browser.run("document.getElementById('p-publer-0').textContent")
    browser.run(
        f"(() => {{ const e = document.getElementById('base'); e.value = '{BASE}';"
        " e.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    for key in ("buffer-0", "publer-0"):
        assert browser.run(f"document.getElementById('p-{key}').textContent") == "Siap disimpan."
        browser.click(f"[data-save='{key}']")
        tool, name = key.partition("-")[0], files[key]
        made = browser.saved(browser.downloads / name)
        assert made.decode() == filled((half / "tools" / tool / name).read_bytes().decode())
    assert browser.errors == []


def test_what_is_said_stands_in_nobodys_way(page: Firefox) -> None:
    """Whoever copies one after the other may find the next button under the note."""
    page.click("button[data-copy]", 0)
    page.until("document.getElementById('said').className === 'on'")
    assert page.run(
        "(() => { const r = document.getElementById('said').getBoundingClientRect();"
        " return document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2).id !== 'said'; })()"
    )
