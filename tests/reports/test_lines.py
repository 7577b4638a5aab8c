"""Cutting texts into lines: nothing is lost, nothing is wider than the paper."""

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.reports.lines import Line, broken, from_the_right
from medsos_desktop.text import graphemes

WIDTH = 12.0

texts = st.text(st.sampled_from("ab é🌱👩\u200d🍼-/ \n\t\u00a0\u0301\u0627ب中")) | st.text()


def measure(text: str) -> float:
    """A letter is a millimetre, whatever it is."""
    return float(graphemes.count(text))


@given(texts)
def test_no_line_is_too_wide(text: str) -> None:
    for line in broken(text, WIDTH, measure):
        assert measure(line.text) <= WIDTH or graphemes.count(line.text) == 1


@given(texts)
def test_every_letter_comes_once_and_in_order(text: str) -> None:
    told = "".join(line.text for line in broken(text, WIDTH, measure))
    assert "".join(told.split()) == "".join(text.replace("\u200b", "").split()) or _blank(told) == _blank(
        text
    )


def _blank(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter != "\u200b")


def test_words_stay_whole_where_they_fit() -> None:
    assert [line.text for line in broken("satu dua tiga empat", WIDTH, measure)] == ["satu dua", "tiga empat"]


def test_line_ends_and_empty_lines_stay() -> None:
    assert [line.text for line in broken("a\n\r\n b\u2028c\n", WIDTH, measure)] == ["a", "", " b", "c", ""]
    assert broken("", WIDTH, measure) == [Line("")]


def test_an_address_is_cut_behind_a_sign() -> None:
    lines = [line.text for line in broken("https://contoh.go.id/abcdefghijkl", WIDTH, measure)]
    assert lines == ["https://", "contoh.go.", "id/abcdefghi", "jkl"]


def test_a_word_without_signs_is_cut_where_the_line_ends_and_never_inside_a_letter() -> None:
    assert [line.text for line in broken("a" * 13 + "e\u0301" * 11, WIDTH, measure)] == [
        "a" * 12, "a" + "e\u0301" * 11,
    ]  # fmt: skip


def test_paragraphs_know_their_direction() -> None:
    lines = broken("123 السلام\nAnda السلام", 40, measure)
    assert [line.rtl for line in lines] == [True, False]
    assert not from_the_right("123 :-)")
    assert not from_the_right("🌱")


def test_a_long_line_takes_no_time() -> None:
    assert sum(len(line.text) for line in broken("x" * 20_000, WIDTH, measure)) == 20_000
    assert len(broken("x " * 10_000, WIDTH, measure)) == 1667
