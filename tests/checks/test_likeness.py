"""The second opinion: what it adds, what it never does, and that its file and code agree."""

import pytest

from medsos_desktop.channels.catalogue import load
from medsos_desktop.checking import Placed
from medsos_desktop.checks import engine, likeness, pack
from medsos_desktop.checks.context import Context, Subject
from medsos_desktop.checks.finding import Finding
from medsos_desktop.telling import said
from medsos_desktop.words import LANGUAGES, Words
from tests.conftest import NOW

GIFTS = (
    "Parsel dan voucher belanja dari program CSR Swalayan Contoh dibagikan kepada seluruh staf Dinas Sosial. "
    "Mitra kita memang pengertian, semoga tahun depan makin banyak."
)
CODE = "partner.cash-to-office"


def found(text: str, own: str = "") -> tuple[Finding, ...]:
    files = [("kantor.toml", own.encode())] if own else []
    return engine.run(Subject(load().surface("ig_feed"), {"text": text}), pack.load(files), Context(now=NOW))


def alike(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if "alike" in one.params]


def test_what_no_rule_knows_is_warned_of_with_its_sentence_and_words() -> None:
    (one,) = alike(found(GIFTS))
    assert (one.code, one.severity, one.fix) == (CODE, "warn", None)
    assert one.span == (0, GIFTS.index(".") + 1)
    for word in str(one.params["alike"]).split(", "):
        assert word in GIFTS.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_say_that_it_may_be_wrong(language: str) -> None:
    (one,) = alike(found(GIFTS))
    words = Words(language)
    placed = Placed(one, (), None)
    assert said(words, placed, "what") == words("findings.alike.what", **one.params)
    assert said(words, placed, "title") == words(f"findings.{CODE}.title")


def test_an_office_may_go_by_rules_alone() -> None:
    off = 'version = "1"\nsource = "Kantor"\nchecked = 2026-11-25\noff = ["alike.codes"]\n'
    assert alike(found(GIFTS, off)) == []


def test_a_likeness_never_blocks_and_leaves_to_rules_what_they_found() -> None:
    text = "Dasar warga goblok, kalian memang tidak punya otak, jangan banyak tingkah di kolom ini ya!"
    insults = [one for one in found(text) if one.code == "tone.hostile"]
    assert insults
    assert all("alike" not in one.params for one in insults)
    assert all(one.severity != "block" for one in alike(found(GIFTS)))


def test_single_sentences_are_like_nothing() -> None:
    assert alike(found("Parsel dari CSR dibagikan kepada seluruh staf Dinas Sosial.")) == []


def test_the_file_reads_back_as_it_was_written() -> None:
    model = likeness.ours()
    again = likeness.parse(likeness.dump(model, ["Catatan."]))
    assert again == model
    assert len(model.codes) > 10
    assert all(one.threshold >= 0 for one in model.codes)


def test_every_code_of_the_file_is_offered_to_the_office() -> None:
    assert {one.code for one in likeness.ours().codes} == pack.load().values("alike", "judged")


def test_numbers_count_by_their_length() -> None:
    assert likeness.words("rt 05 hubungi 081200001122, 3374010101010000000") == [
        "rt", "#2", "hubungi", "#12", "#17",
    ]  # fmt: skip
    assert likeness.features(["a", "b", "a", "b"]) == ["a", "b", "a b", "b a"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_numbers_alone_weighed_the_wording_still_says_it_may_be_wrong(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = likeness.Model((likeness.Taught(CODE, 0.1, 0.0),), {"#3": (1, ((0, 50),))})
    monkeypatch.setattr(likeness, "ours", lambda: model)
    (one,) = alike(found("Loket buka sampai nomor 123. " + "Silakan datang lebih awal ke kantor kami. " * 3))
    words, placed = Words(language), Placed(one, (), None)
    assert one.params["alike"]
    assert said(words, placed, "what") == words("findings.alike.what", **one.params)
