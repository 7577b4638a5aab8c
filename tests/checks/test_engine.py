"""The engine never raises, stays inside the text, says the same twice, and stays linear."""

from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.checks import registry
from tests.checks.judging import base_pack, cases, codes, judge

PIECES = st.sampled_from([
    "Pak Slamet", "RT 02/RW 04", "3371 0117 0845 0000", "0812-0000-1122", "rek BRI", "#Tag-Lain", "http://a.id/x",
    "korban", "anak", "\n", " ", "\ud800", "\x00", "\U0001f469\u200d\U0001f467", "\u0130", "(9)",
    "Senin, 1 Desember 2026",
])  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12))
def test_never_raises_and_spans_lie_inside(parts: list[str]) -> None:
    text = " ".join(parts)
    found = judge(text)
    for one in found:
        if one["span"] is not None:
            start, end = one["span"]
            assert 0 <= start < end <= len(text)
    assert found == judge(text)


def test_switched_off_code_says_nothing() -> None:
    assert "pii.phone" in codes("Hubungi Pak Tono 0813-0000-2211")
    assert "pii.phone" not in codes("Telepon 112 atau 119")


def test_keys_survive_edits_elsewhere() -> None:
    from medsos_desktop.channels import catalogue
    from medsos_desktop.checks import engine
    from medsos_desktop.checks.context import Context, Subject

    surface = catalogue.load().surface("fb_page")

    def key(text: str) -> str:
        found = engine.run(Subject(surface, {"text": text}), base_pack(), Context())
        return next(one.key for one in found if one.code == "dignity.poverty-label")

    first = key("Kami mendata keluarga miskin. Terima kasih.")
    assert first == key("Halo warga! Kami mendata keluarga miskin. Sampai jumpa.")
    assert first != key("Kami menjenguk keluarga miskin. Terima kasih.")


def test_every_scored_code_has_a_case() -> None:
    assert {code for case in cases() for code in case["expect"]} <= registry.codes()


def test_a_fact_of_another_type_counts_as_unknown() -> None:
    """`media` comes from outside: a number for a description is no reason to stop."""
    assert judge("Halo warga.", media=[{"alt": 7, "people": "ya", "width": "wide", "unheard": 1}]) is not None


def test_every_sentence_that_asks_for_a_secret_is_found_in_order() -> None:
    papers = "Kirim foto KTP dan KK ke WA pribadi saya 0812-0000-1122 ya."
    code = "Kirim kode OTP ke kolom komentar."
    between = "\n\nSilakan datang ke balai pada jam kerja.\n\n"
    for text in (papers + between + code, code + between + papers):
        found = [one["span"] for one in judge(text) if one["code"] == "secret.requested"]
        assert len(found) == 2
        assert found == sorted(found)
    both = judge("Kirim foto KTP dan kode OTP ke kolom komentar.")
    assert [one["code"] for one in both].count("secret.requested") == 1
