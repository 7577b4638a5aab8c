"""The pages of the guidance as they stand in ``resources/help``, read and validated.

``pages.toml`` holds what is the same in every language: order, group, codes, sources, day checked.
``<language>/<key>.toml`` holds the words. The files are ours: what is wrong is a bug (`ValueError`).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from medsos_desktop import resources

LANGUAGES = ("id", "en")
_INDEX = {"key", "group", "codes", "sources", "checked", "see", "checklist", "copied"}
_TEXT = {"title", "find", "about", "do", "why", "examples", "terms"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own that raises a finding, and one that says it better."""

    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary and what it means."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``codes`` are the findings that lead to it, ``see`` keys of pages beside it.

    ``find`` holds words it is found by but does not show; ``sources`` are names of laws and guidelines, read
    by us last on ``checked``; ``checklist`` says that ``do`` is to be ticked off, not read, ``copied`` that
    ``terms`` are answers to be copied.
    """

    key: str
    group: str
    title: str
    about: str
    checked: date
    codes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    checklist: bool = False
    copied: bool = False
    do: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    why: str = ""
    terms: tuple[Term, ...] = ()
    find: str = ""

    def texts(self) -> tuple[str, ...]:
        """Everything a reader sees of it but the title and the sources, in order."""
        pairs = (text for each in self.examples for text in (each.bad, each.good))
        terms = (text for each in self.terms for text in (each.term, each.text))
        return tuple(text for text in (self.about, *self.do, *pairs, *terms, self.why) if text)


@dataclass(frozen=True, slots=True)
class Guide:
    """All pages of one language, in order; ``groups`` are the names of their groups, in order."""

    groups: tuple[str, ...]
    pages: tuple[Page, ...]
    _by_key: Mapping[str, Page] = field(default_factory=dict, repr=False, compare=False)
    _by_code: Mapping[str, Page] = field(default_factory=dict, repr=False, compare=False)

    def page(self, key: str) -> Page | None:
        """The page with a key; `None` when there is none (a newer version's, say)."""
        return self._by_key.get(key)

    def page_of(self, code: str) -> Page | None:
        """The page of a finding's code; `None` for a code that is not of the catalogue."""
        return self._by_code.get(code)


@cache
def load(language: str = LANGUAGES[0]) -> Guide:
    """The guide in a language (``id``, ``en``), read once."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return read(resources.path("help"), language)


def read(folder: Path, language: str) -> Guide:
    """The guide below a folder, validated; `ValueError` names the file and what is wrong with it."""
    index = _toml(folder / "pages.toml")
    groups = _texts(index.get("groups"), "pages.toml: groups")
    pages = tuple(_page(folder, language, each) for each in index.get("pages", ()))
    by_key = {page.key: page for page in pages}
    by_code = {code: page for page in pages for code in page.codes}
    _must(len(by_key) == len(pages), "pages.toml: a key stands twice")
    _must(len(by_code) == sum(len(page.codes) for page in pages), "pages.toml: a code has two pages")
    for page in pages:
        _must(page.group in groups, f"{page.key}: group {page.group!r} is not listed")
        unknown = {*page.see} - {*by_key} | {*page.see} & {page.key}
        _must(not unknown, f"{page.key}: see {sorted(unknown)}")
    order = [groups.index(page.group) for page in pages]
    _must(order == sorted(order), "pages.toml: pages of a group stand apart")
    return Guide(groups, pages, by_key, by_code)


def _page(folder: Path, language: str, entry: Mapping[str, Any]) -> Page:
    key = _text(entry.get("key"), "pages.toml: key")
    name = f"{language}/{key}.toml"
    words = _toml(folder / language / f"{key}.toml")
    _must(set(entry) <= _INDEX, f"pages.toml: {key}: unknown {sorted(set(entry) - _INDEX)}")
    _must(set(words) <= _TEXT, f"{name}: unknown {sorted(set(words) - _TEXT)}")
    checked = entry.get("checked")
    if type(checked) is not date:
        raise ValueError(f"pages.toml: {key}: checked is no date")
    page = Page(
        key,
        _text(entry.get("group"), f"pages.toml: {key}: group"),
        _text(words.get("title"), f"{name}: title"),
        _text(words.get("about"), f"{name}: about"),
        checked,
        _texts(entry.get("codes", []), f"pages.toml: {key}: codes"),
        _texts(entry.get("sources"), f"pages.toml: {key}: sources"),
        _texts(entry.get("see", []), f"pages.toml: {key}: see"),
        entry.get("checklist") is True,
        entry.get("copied") is True,
        _texts(words.get("do", []), f"{name}: do"),
        tuple(Example(*_pair(each, ("bad", "good"), name)) for each in words.get("examples", ())),
        _text(words["why"], f"{name}: why") if "why" in words else "",
        tuple(Term(*_pair(each, ("term", "text"), name)) for each in words.get("terms", ())),
        _text(words.get("find"), f"{name}: find"),
    )
    _must(bool(page.sources), f"pages.toml: {key}: no source")
    _must(bool(page.terms) or bool(page.do and page.why), f"{name}: neither advice with its reason nor terms")
    return page


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or value != value.strip():
        raise ValueError(f"{where} is no text")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where} is no list")
    return tuple(_text(each, where) for each in value)


def _pair(value: Mapping[str, object], names: tuple[str, str], where: str) -> tuple[str, str]:
    _must(set(value) == set(names), f"{where}: wanted {names}, found {sorted(value)}")
    return _text(value[names[0]], f"{where}: {names[0]}"), _text(value[names[1]], f"{where}: {names[1]}")
