"""What is read out of a text for one surface serves the others, and changes no finding."""

from datetime import UTC, datetime

from medsos_desktop.channels import catalogue
from medsos_desktop.checks.context import Context, Subject
from medsos_desktop.checks.engine import Documents, run
from tests.checks.judging import base_pack, cases

NOW = Context(now=datetime(2026, 12, 1, tzinfo=UTC))


def test_surfaces_that_share_a_text_find_the_same_as_alone() -> None:
    surfaces = catalogue.load().surfaces
    texts = [str(case["text"]) for case in cases()]
    for start in range(0, len(texts), 200):
        text = "\n".join(texts[start : start + 5])
        known: Documents = {}
        for surface in surfaces:
            subject = Subject(surface, {field.name: text for field in surface.fields})
            assert run(subject, base_pack(), NOW, known) == run(subject, base_pack(), NOW)
        assert list(known) == [text]


def test_the_same_words_in_two_fields_keep_their_own_answers() -> None:
    surface = next(each for each in catalogue.load().surfaces if len(each.fields) > 1)
    text = "Kami mendata keluarga miskin."
    found = run(Subject(surface, {field.name: text for field in surface.fields}), base_pack(), NOW)
    keys = {one.key for one in found if one.code == "dignity.poverty-label"}
    assert len(keys) == len(surface.fields)
