"""What a finding rests on can be shown, from the pack and from the channels' numbers."""

from dataclasses import replace
from datetime import date

from medsos_desktop.channels import overrides
from medsos_desktop.channels.catalogue import load
from medsos_desktop.checking import Placed
from medsos_desktop.checks import pack as packs
from medsos_desktop.checks.finding import Finding
from medsos_desktop.composer.basis import basis_of
from medsos_desktop.model.office import Fact
from medsos_desktop.model.post import Post, Variant

POST = Post(variants={"ig": Variant("ig_feed"), "x": Variant("x_free")})


def found(code: str, account: str = "ig", **params: int) -> Placed:
    return Placed(Finding(code, "warn", None, params, None, "text", "k"), (account,), None)


def test_a_rule_of_the_pack_names_its_source() -> None:
    basis = basis_of(found("dignity.poverty-label"), POST, load(), packs.load())
    assert 1 <= len(basis) <= 3
    assert all(each.text and each.checked for each in basis)
    assert {each.confidence for each in basis} == {""}


def test_a_limit_names_the_channels_source() -> None:
    for code, account, params in (
        ("text.too-long", "x", {"limit": 280}),
        ("text.fold", "ig", {}),
        ("hashtag.too-many", "ig", {}),
        ("media.ratio", "ig", {}),
    ):
        basis = basis_of(found(code, account, **params), POST, load(), packs.load())
        assert basis[0].text.startswith("http"), code
        assert basis[0].confidence in ("high", "medium", "low")
        assert basis[0].checked == date(2026, 11, 24)


def test_the_offices_own_number_says_so() -> None:
    catalogue = load()
    own = Fact("ig_feed", "hashtags.max", 3, source="Rapat 2 Desember", checked="2026-12-02")
    catalogue.lay_over(overrides.applied([own], catalogue)[0])
    basis = basis_of(found("hashtag.too-many"), POST, catalogue, packs.load())
    assert [(each.text, each.office) for each in basis] == [("Rapat 2 Desember", True)]


def test_nothing_is_invented() -> None:
    assert basis_of(found("facts.unknown"), POST, load(), packs.load()) == ()
    gone = replace(found("text.fold"), accounts=("gone",))
    assert basis_of(gone, POST, load(), packs.load()) == ()
