"""Values of facts, written by a person and read back."""

from typing import Any

import pytest

from medsos_desktop.channels import overrides, values
from medsos_desktop.channels.catalogue import load
from medsos_desktop.channels.model import Datum
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Fact


def datum(value: Any) -> Datum:
    return Datum(value, "", "high", "advice", (), "2026-11-24")


@pytest.mark.parametrize(
    ("ours", "text", "value"),
    [
        (280, "4000", 4000),
        (280, "25.000", 25_000),
        (280, "", None),
        (None, " 5 ", 5),
        ((3, 5), "3-5", (3, 5)),
        ((3, 5), "3 s.d. 5", (3, 5)),
        ((3, 5), "1.000 – 2.000", (1000, 2000)),
        (("JPEG",), "JPEG, PNG,", ("JPEG", "PNG")),
        ("huruf dan angka", "huruf saja", "huruf saja"),
    ],
)
def test_what_is_written_is_read(ours: Any, text: str, value: Any) -> None:
    assert values.read(text, datum(ours)) == value


@pytest.mark.parametrize(
    ("ours", "text"),
    [
        (280, "banyak"),
        (280, "-1"),
        (280, "1,5"),
        ((3, 5), "5-3"),
        ((3, 5), "3"),
        (("JPEG",), ", ,"),
        (True, "x"),
    ],
)
def test_anything_else_is_refused(ours: Any, text: str) -> None:
    with pytest.raises(UserError, match=r"channels\.bad-value"):
        values.read(text, datum(ours))


def test_every_fact_that_can_be_written_is_taken_back_as_it_stands() -> None:
    catalogue = load()
    for surface in catalogue.surfaces:
        for path, ours in catalogue.plain(surface.id).items():
            if values.kind(ours) in ("truth", "other") or ours.value is None:
                continue
            value = values.read(values.written(ours), ours)
            assert value == ours.value, (surface.id, path)
            fact = Fact(surface.id, path, value, source="uji", checked="2026-12-01")
            assert overrides.vetted(fact, catalogue).value == ours.value
