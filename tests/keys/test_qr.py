"""The QR of a key: all of it, read back strictly, drawn the same as SVG and as modules."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import UserError
from medsos_desktop.keys import qr, ssh
from medsos_desktop.keys.pair import KeyPair
from tests.keys.made import pair


@given(st.binary(min_size=32, max_size=32))
def test_text_and_key_are_one(seed: bytes) -> None:
    public = KeyPair(seed).public
    text = qr.text(public)
    assert ssh.fingerprint(public).upper() in text
    assert qr.read(text) == qr.read(f" {text.lower()}\n") == public


TEXT = qr.text(pair().public)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "qr-foreign"),
        ("https://contoh.invalid", "qr-foreign"),
        (TEXT[:-1], "qr-foreign"),
        (TEXT + "0", "qr-foreign"),
        (TEXT + " " * 400, "qr-foreign"),
        (TEXT.replace(":1:", ":2:"), "qr-newer"),
        (TEXT[:-64] + pair(2).public.hex().upper(), "qr-foreign"),
        (TEXT[:-64] + "00" * 32, "public-broken"),
    ],
)
def test_what_is_no_qr_of_a_key_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        qr.read(text)
    assert refused.value.code == f"keys.{code}"


@given(st.text(max_size=200))
def test_any_scanned_text_is_refused_calmly(text: str) -> None:
    with pytest.raises(UserError, match=r"keys\.qr-foreign"):
        qr.read(text)


def drawn(svg: str) -> set[tuple[int, int]]:
    """The dark modules of the path that segno draws, row by row, in units of a module."""
    found: set[tuple[int, int]] = set()
    x, y = 0, 0
    path = re.search(r'<path[^>]* d="([^"]+)"', svg)
    assert path
    for command, numbers in re.findall(r"([MmhHvV])([^MmhHvV]*)", path[1]):
        values = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        if command == "M":
            x, y = int(values[0]), int(values[1])
        elif command == "m":
            x, y = x + int(values[0]), y + round(values[1])
        else:
            assert command == "h"
            found |= {(x + step, y) for step in range(int(values[0]))}
            x += int(values[0])
    return found


def test_svg_and_matrix_draw_the_same_modules() -> None:
    matrix = qr.matrix(pair().public)
    dark = {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    svg = qr.svg(pair().public)
    assert drawn(svg) == {(x + qr.QUIET, y + qr.QUIET) for x, y in dark}
    assert qr.svg(pair().public) == svg
    side = len(matrix) + 2 * qr.QUIET
    assert f'width="{side}" height="{side}"' in svg


def test_the_matrix_is_a_square_small_enough_for_paper_with_its_three_eyes() -> None:
    matrix = qr.matrix(pair().public)
    assert {len(row) for row in matrix} == {len(matrix)} == {41}
    eye = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]

    def corner(top: int, left: int) -> list[str]:
        rows = matrix[top : top + 7]
        return ["".join("#" if module else "." for module in row[left : left + 7]) for row in rows]

    assert corner(0, 0) == corner(0, 34) == corner(34, 0) == eye
    assert corner(34, 34) != eye
