"""The page in a real browser, from file://, extracted and alone: copy, tick, reload, filter, keyboard."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from medsos_desktop.bundles.model import Bundle
from tests.bundles.browser import CHROMIUM, Browser

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("chromium"),
]
NAME = "LIHAT-DULU.html"


@pytest.fixture(scope="module")
def folder(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ekstrak")
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def browser(tmp_path: Path, folder: Path) -> Iterator[Browser]:
    with Browser(tmp_path / "profil") as browser:
        browser.call(
            "Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
        )
        browser.open(folder / NAME)
        yield browser
        assert browser.errors == []


def clipboard(browser: Browser) -> str:
    return str(browser.run("navigator.clipboard.readText()"))


def test_every_button_copies_its_exact_text(browser: Browser, bundle: Bundle) -> None:
    wanted = []
    for item in bundle.items:
        for delivery in item.deliveries:
            wanted += [text for _, text in delivery.fields]
            wanted += [picture.alt for picture in delivery.pictures if picture.alt]
    assert browser.run("document.querySelectorAll('button[data-copy]').length") == len(wanted)
    for number, text in enumerate(wanted):
        browser.click("button[data-copy]", number)
        browser.until(
            f"document.querySelectorAll('button[data-copy]')[{number}].classList.contains('copied')"
        )
        assert clipboard(browser) == text
    assert "tersalin" in browser.run("document.getElementById('said').textContent")


def test_copying_without_the_clipboard_api(browser: Browser, bundle: Bundle) -> None:
    browser.run("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    browser.click("button[data-copy]", 0)
    browser.until("document.querySelector('button[data-copy]').classList.contains('copied')")
    browser.run("delete navigator.clipboard")
    assert clipboard(browser) == bundle.items[0].deliveries[0].caption


def test_copying_when_everything_is_closed_marks_the_text(browser: Browser, bundle: Bundle) -> None:
    browser.run("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    browser.run("document.execCommand = () => false")
    browser.click("button[data-copy]", 0)
    browser.until("document.getElementById('said').className === 'on'")
    assert browser.run("getSelection().toString()") == bundle.items[0].deliveries[0].caption
    assert "Ctrl+C" in browser.run("document.getElementById('said').textContent")


def test_ticks_survive_a_reload_and_a_newer_page(browser: Browser, folder: Path) -> None:
    browser.click(".tick", 0)
    browser.click(".tick", 2)
    assert browser.run("document.getElementById('count').textContent") == "2 dari 5 kiriman sudah tayang"
    assert browser.run("document.getElementById('progress').value") == 2
    browser.open(folder / NAME)
    assert browser.run("[...document.querySelectorAll('.tick input')].map(e => e.checked)") == [
        True, False, True, False, False,
    ]  # fmt: skip
    other = folder / "lain"
    other.mkdir(exist_ok=True)
    shutil.copy(folder / NAME, other / NAME)
    browser.open(other / NAME)
    assert browser.run("document.querySelectorAll('.is-done').length") == 2
    browser.click(".tick", 0)
    browser.open(folder / NAME)
    assert browser.run("document.querySelectorAll('.is-done').length") == 1


def test_filters_by_account_day_and_rest(browser: Browser) -> None:
    def choose(name: str, value: str) -> int:
        browser.run(
            f"(() => {{ const e = document.getElementById('{name}'); e.value = '{value}';"
            " e.dispatchEvent(new Event('change')); })()"
        )
        return int(browser.run("document.querySelectorAll('.send:not([hidden])').length"))

    assert choose("account", "acc-facebook") == 1
    assert browser.run("document.querySelectorAll('.day:not([hidden])').length") == 1
    assert choose("day", "2026-12-20") == 0
    assert browser.run("document.getElementById('empty').hidden") is False
    assert choose("account", "") == 1
    assert choose("day", "") == 5
    browser.click(".tick", 0)
    browser.click("#rest")
    assert browser.run("document.querySelectorAll('.send:not([hidden])').length") == 4


def test_keyboard_alone_is_enough(browser: Browser, bundle: Bundle) -> None:
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.className") == "skip"
    browser.press("Enter", 13, "\r")
    browser.until("document.activeElement.id === 'isi'")
    for _ in range(12):
        browser.press("Tab", 9)
        if browser.run("document.activeElement.dataset.copy || ''"):
            break
    browser.press("Enter", 13, "\r")
    browser.until("document.activeElement.classList.contains('copied')")
    assert clipboard(browser) == bundle.items[0].deliveries[0].caption
    for _ in range(12):
        browser.press("Tab", 9)
        if browser.run("document.activeElement.type") == "checkbox":
            break
    browser.press(" ", 32, " ")
    assert browser.run("document.querySelectorAll('.is-done').length") == 1


def test_hostile_text_is_only_text(browser: Browser, bundle: Bundle) -> None:
    shown = browser.run("[...document.querySelectorAll('.text')].map(e => e.textContent)")
    assert shown == [text for item in bundle.items for each in item.deliveries for _, text in each.fields]
    assert browser.run("document.querySelectorAll('script').length") == 2
    assert browser.run("document.querySelectorAll('h3 b, .text *').length") == 0


def test_pictures_show_also_when_the_page_is_alone(browser: Browser, folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "kiriman WA" / "LIHAT-DULU (1).html"
    alone.parent.mkdir()
    shutil.copy(folder / NAME, alone)
    for page in (folder / NAME, alone):
        browser.open(page)
        assert browser.run("[...document.images].every(e => e.naturalWidth > 100)")
    links = browser.run("[...document.querySelectorAll('.pics a')].map(e => e.getAttribute('href'))")
    assert len(links) == 3
    assert all((folder / link).is_file() for link in links)


def test_nothing_is_cut_on_a_small_phone(tmp_path: Path, folder: Path) -> None:
    with Browser(tmp_path / "profil") as browser:
        browser.call(
            "Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True
        )
        browser.open(folder / NAME)
        assert browser.run("document.documentElement.scrollWidth") <= 360
        small = browser.run(
            "[...document.querySelectorAll('button, select, .tick')].filter(e => e.offsetHeight > 0)"
            ".map(e => [e.className, e.offsetHeight]).filter(e => e[1] < 32)"
        )
        assert small == []
        assert browser.errors == []


def test_the_policy_stops_a_foreign_script(browser: Browser) -> None:
    browser.run(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.foreign = 1';"
        " document.body.appendChild(s); })()"
    )
    assert browser.run("window.foreign === undefined")
    assert any("Content Security Policy" in error for error in browser.errors)
    browser.errors.clear()


def test_contrast_of_every_text_in_light_and_dark(browser: Browser) -> None:
    """WCAG 2.1, 1.4.3: 4.5 to 1, measured on what is painted (text colour against the nearest background)."""
    for theme in ("light", "dark"):
        browser.run(f"document.documentElement.dataset.theme = '{theme}'")
        assert browser.run(_CONTRAST) == [], theme


_CONTRAST = """
(() => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = c => { const [r, g, b] = c.map(v => { v /= 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0.99) { return c.slice(0, 3); } } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.offsetParent || ['SCRIPT', 'OPTION'].includes(e.tagName)) { continue; }
    const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(back(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) { bad.push([e.tagName, e.className, e.textContent.slice(0, 20), ratio.toFixed(2)]); }
  }
  return bad;
})()
"""
