"""The pages as shipped: every finding leads to one, both languages alike, examples keep their word."""

import re
from datetime import date

import pytest

from medsos_desktop import resources
from medsos_desktop.calendar import balance
from medsos_desktop.checks import registry
from medsos_desktop.guidance.pages import LANGUAGES, Guide, Page, load
from medsos_desktop.words import Words
from tests.checks.judging import judge

PAGES = load().pages
EXAMPLES = [(page, each) for page in PAGES for each in page.examples]
_CONTEXT = {"service": {"template": "service"}, "partners": {"partner_post": True}}
"""What a post of a page's examples is."""
_NO_SENTENCES = frozenset({
    "alt-text", "photos", "planning", "balance", "excluded", "picture-limits", "election", "replies",
})  # fmt: skip
"""Pages whose findings need more than a sentence (a picture, a day, the office's list), or that have none."""
_LONGEST = {"title": 36, "about": 190, "do": 150, "why": 260, "example": 150, "term": 40, "text": 220}
"""Signs that still can be taken in at a glance, and that fit the screen."""


@pytest.fixture(params=LANGUAGES)
def guide(request: pytest.FixtureRequest) -> Guide:
    return load(str(request.param))


def test_every_code_of_the_catalogue_leads_to_exactly_one_page(guide: Guide) -> None:
    known = registry.codes() | set(balance.CODES)
    assert {code for code in known if guide.page_of(code) is None} == set()
    assert {code for page in guide.pages for code in page.codes} - known == set()


def test_both_languages_have_the_same_pages_and_sections() -> None:
    names = {
        language: {file.stem for file in resources.path("help").joinpath(language).glob("*.toml")}
        for language in LANGUAGES
    }
    assert names["id"] == names["en"] == {page.key for page in PAGES}
    for ours, theirs in zip(PAGES, load("en").pages, strict=True):
        assert _shape(ours) == _shape(theirs), ours.key
        assert [each.bad for each in ours.examples] == [each.bad for each in theirs.examples], ours.key
        assert [each.good for each in ours.examples] == [each.good for each in theirs.examples], ours.key


def _shape(page: Page) -> tuple[object, ...]:
    counts = len(page.do), len(page.terms), bool(page.why)
    return page.key, page.group, page.checked, page.sources, page.see, counts


def test_every_page_names_its_sources_and_the_day_they_were_read(guide: Guide) -> None:
    for page in guide.pages:
        assert page.sources, page.key
        assert date(2026, 1, 1) <= page.checked <= date(2026, 12, 16), page.key  # the sample's day


def test_links_lead_on_from_every_page_and_every_page_is_led_to(guide: Guide) -> None:
    led_to = {key for page in guide.pages for key in page.see}
    assert all(page.see for page in guide.pages)
    assert {page.key for page in guide.pages} - led_to == set()


def test_groups_have_words_and_pages(guide: Guide) -> None:
    for language in LANGUAGES:
        for group in guide.groups:
            assert Words(language).find(f"guidance.group.{group}"), group
    assert {page.group for page in guide.pages} == set(guide.groups)


def test_pages_are_short(guide: Guide) -> None:
    for page in guide.pages:
        parts = [("title", page.title), ("about", page.about), ("why", page.why)]
        parts += [("do", each) for each in page.do]
        parts += [("example", text) for each in page.examples for text in (each.bad, each.good)]
        parts += [("term", each.term) for each in page.terms] + [("text", each.text) for each in page.terms]
        assert [part for part in parts if len(part[1]) > _LONGEST[part[0]]] == [], page.key
        assert len(page.do) <= (9 if page.checklist else 5), page.key


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=lambda each: getattr(each, "key", ""))
def test_the_better_wording_raises_nothing(page: Page, example: object) -> None:
    good = str(getattr(example, "good"))  # noqa: B009 - named by the parameter
    assert judge(good, **_CONTEXT.get(page.key, {})) == []


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=lambda each: getattr(each, "key", ""))
def test_the_wording_to_avoid_raises_a_finding_of_its_page(page: Page, example: object) -> None:
    bad = str(getattr(example, "bad"))  # noqa: B009 - named by the parameter
    if page.key not in _NO_SENTENCES or (page.key == "alt-text" and "🩸" in bad):
        found = {one["code"] for one in judge(bad, **_CONTEXT.get(page.key, {}))}
        assert found & set(page.codes)


def test_ready_replies_raise_nothing_themselves() -> None:
    kits = [page for page in PAGES if page.copied]
    assert [page.key for page in kits] == ["reply-kit"]
    for term in kits[0].terms:
        assert judge(term.text) == [], term.term


def test_no_real_number_is_shown(guide: Guide) -> None:
    text = "\n".join(" ".join(page.texts()) for page in guide.pages)
    assert all(number.endswith("0000") for number in re.findall(r"\b\d{16}\b", text))
    assert all(number.startswith("0812-0000-") for number in re.findall(r"\b08[\d-]{8,}", text))


def test_words_of_the_house_are_used() -> None:
    text = "\n".join(" ".join((page.title, *page.texts())) for page in PAGES).casefold()
    for wrong in ("izin tertulis", "himbau", "resiko", "aktifitas", "postingan", "hestek", "sosmed"):
        assert wrong not in text, wrong
    assert text.count("caption") == text.count("takarir (caption)") + text.count("video (caption)")
    glossary = load().page("glossary")
    assert glossary is not None
    terms = [each.term for each in glossary.terms]
    assert terms == sorted(terms, key=str.casefold)
    wanted = {"Blokir", "Peringatan", "Saran", "Temuan", "Persetujuan tertulis", "Takarir", "Tagar", "Naskah"}
    assert wanted <= set(terms)


def test_glossaries_stand_in_alphabetical_order_in_either_language(guide: Guide) -> None:
    glossary = guide.page("glossary")
    assert glossary is not None
    terms = [each.term.casefold() for each in glossary.terms]
    assert terms == sorted(terms)


def test_another_language_is_a_bug() -> None:
    with pytest.raises(ValueError, match="jv"):
        load("jv")
    assert load("id").page("nothing") is None
    assert load("id").page_of("no.such-code") is None
