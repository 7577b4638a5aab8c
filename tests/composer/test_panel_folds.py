"""Groups of the findings panel, and rows that go on from one check to the next."""

from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.composer.folds import carried, concerning, folded
from medsos_desktop.composer.panel import PanelRow
from medsos_desktop.model.post import Answer


def made(
    key: str,
    severity: str = "warn",
    *,
    code: str = "a.b",
    before: str = "",
    field: str = "text",
    answered: bool = False,
    accounts: tuple[str, ...] = ("ig",),
) -> PanelRow:
    finding = Finding(code, severity, None, {}, None, field, key)  # type: ignore[arg-type]
    answer = Answer(code, "", "ya") if answered else None
    return PanelRow((Placed(finding, accounts, answer),), before, "")


def test_answered_ones_lie_below_whatever_they_were() -> None:
    rows = (made("1", "block", answered=True), made("2", "hint"), made("3", "block"), made("4"))
    assert [(fold.name, [row.key for row in fold.rows]) for fold in folded(rows)] == [
        ("block", ["3"]),
        ("warn", ["4"]),
        ("hint", ["2"]),
        ("answered", ["1"]),
    ]
    assert folded(()) == ()


def test_an_account_sees_its_own() -> None:
    rows = (made("1", accounts=("ig", "x")), made("2", accounts=("x",)))
    assert [row.key for row in concerning(rows, "ig")] == ["1"]
    assert len(concerning(rows, "")) == 2


def test_equal_keys_go_on() -> None:
    assert carried([made("1"), made("2")], [made("2"), made("1")]) == {"1": "1", "2": "2"}


def test_a_changed_sentence_keeps_its_row() -> None:
    old = [made("1", before="gakin"), made("2", before="miskin")]
    new = [made("3", before="miskin"), made("4", before="gakin")]
    assert carried(old, new) == {"3": "2", "4": "1"}


def test_a_changed_wording_takes_what_is_left() -> None:
    old, new = [made("1", before="Senin")], [made("2", before="Seni"), made("3", before="Senin")]
    assert carried(old, new) == {"3": "1"}
    assert carried(old, new[:1]) == {"2": "1"}


def test_another_code_or_field_is_another_finding() -> None:
    assert carried([made("1")], [made("2", code="c.d"), made("3", field="title")]) == {}
    assert carried([], [made("2")]) == {}
