"""The office's own rules as data: what edits write, what is refused, and that only differences are kept."""

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest

from medsos_desktop.channels import catalogue
from medsos_desktop.checks import ownrules, packtext, proving, rulelines
from medsos_desktop.checks.mustcatch import MUST, weakened
from medsos_desktop.checks.ownrules import OWN, OwnRules
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.model.office import Office
from tests.checks.judging import base_pack

DAY = date(2026, 12, 16)
ROW = "poverty.street"
CODE = "dignity.poverty-label"


def own(*files: tuple[str, str]) -> OwnRules:
    return OwnRules.read(files, DAY)


def found(rules: OwnRules, text: str) -> set[str]:
    surface = catalogue.load().surfaces[0]
    now = datetime(2026, 12, 16, 9)
    return {one.code for one in rulelines.try_out(text, rules.pack, surface, Office(), now)}


def test_a_word_is_added_found_taken_out_and_leaves_nothing_behind() -> None:
    rules = own().add_terms(ROW, ["  wong   dalan ", "kaum emper"])
    assert CODE in found(rules, "Bantuan untuk wong dalan")
    assert json.loads(rules.text)["row"] == [{"id": ROW, "add": ["wong dalan", "kaum emper"]}]
    assert rules.pack.version.endswith("+kantor-2026-12-16")
    assert rules.pack.hash != base_pack().hash
    assert OwnRules.read(rules.files, DAY).pack.hash == rules.pack.hash
    after = rules.remove_terms(ROW, ["wong dalan", "kaum emper"])
    assert not after.edited
    assert after.files == ()


def test_our_word_is_kept_off_and_comes_back() -> None:
    rules = own().remove_terms(ROW, ["gepeng"])
    assert CODE not in found(rules, "Ada gepeng di sana")
    row = next(one for one in rules.pack.rows if one.id == ROW)
    states = {line.text: line.state for line in rulelines.lines_of(rules, base_pack(), row)}
    assert (states["gepeng"], states["pengemis"]) == ("removed", "ours")
    assert CODE in found(rules.add_terms(ROW, ["gepeng"]), "Ada gepeng di sana")
    assert not rules.restore_terms(ROW, ["gepeng"]).edited


def test_pairs_take_a_better_wording() -> None:
    row = "spelling.words"
    rules = own().add_terms(row, ["kwalitet"], "kualitas")
    assert "spelling.nonstandard" in found(rules, "Kwalitet layanan")
    assert rules.entry(row)["add-pairs"] == {"kwalitet": "kualitas"}
    changed = rules.add_terms(row, ["kwalitet"], "mutu")
    assert changed.entry(row)["add-pairs"] == {"kwalitet": "mutu"}
    assert not changed.remove_terms(row, ["kwalitet"]).edited


def test_a_word_gets_a_better_wording_where_the_list_has_plain_words() -> None:
    rules = own().add_terms(ROW, ["wong dalan"]).add_terms(ROW, ["wong dalan"], "warga di jalan")
    assert rules.entry(ROW) == {"id": ROW, "add-pairs": {"wong dalan": "warga di jalan"}}


def test_exceptions_are_added_and_ours_taken_out() -> None:
    rules = own().add_exceptions(ROW, ["komunitas gepeng"])
    assert CODE not in found(rules, "Panggung komunitas gepeng")
    gone = rules.remove_exceptions(ROW, ["komunitas gepeng", "gelandangan politik"])
    assert json.loads(gone.text)["row"] == [{"id": ROW, "remove-except": ["gelandangan politik"]}]
    assert not gone.restore_exceptions(ROW, ["gelandangan politik"]).edited


def test_rows_and_codes_are_switched_and_reverted() -> None:
    rules = own().set_row(ROW, off=True).set_code(CODE, severity="hint")
    assert CODE not in found(rules, "Ada gepeng di sana")
    assert rules.pack.severity(CODE) == "hint"
    assert not rules.set_row(ROW, off=False).set_code(CODE, severity="warn").edited
    off = own().set_code(CODE, off=True)
    assert not off.pack.runs(CODE)
    assert not off.revert_code(CODE).edited
    line = next(one for one in rulelines.code_lines(off, base_pack()) if one.code == CODE)
    assert (line.off, line.changed, line.family) == (True, True, "dignity")


def test_a_row_that_an_own_file_lists_as_off_is_switched_on() -> None:
    rules = own((OWN, json.dumps({"off": ROW})))
    assert CODE not in found(rules, "Ada gepeng di sana")
    assert CODE in found(rules.set_row(ROW, off=False), "Ada gepeng di sana")


@pytest.mark.parametrize("code", sorted(MUST))
def test_what_must_never_miss_is_weakened_only_on_a_second_word(code: str) -> None:
    with pytest.raises(UserError, match=r"rulebook\.must-catch"):
        own().set_code(code, off=True)
    rules = own().set_code(code, off=True, sure=True)
    assert weakened(rules.pack, base_pack()) == (code,)
    assert not rules.set_code(code, off=False).edited


def test_a_row_of_an_essential_rule_needs_a_second_word_too() -> None:
    with pytest.raises(UserError, match=r"rulebook\.must-catch"):
        own().set_row("hostile.insult", off=True)
    assert own().set_row("hostile.insult", off=True, sure=True).edited


SECRET = "secret.codes"
EDITS: list[Callable[[OwnRules, bool], OwnRules]] = [
    lambda rules, sure: rules.remove_terms(SECRET, [ours_of(SECRET)[0]], sure=sure),
    lambda rules, sure: rules.remove_terms(SECRET, ours_of(SECRET), sure=sure),
    lambda rules, sure: rules.add_exceptions(SECRET, ["kode otp kami"], sure=sure),
]


def ours_of(row: str) -> list[str]:
    found = next(one for one in base_pack().rows if one.id == row)
    return [*found.terms, *dict(found.pairs)]


@pytest.mark.parametrize("edit", EDITS)
def test_words_of_an_essential_rule_go_only_on_a_second_word(
    edit: Callable[[OwnRules, bool], OwnRules],
) -> None:
    with pytest.raises(UserError, match=r"rulebook\.must-catch"):
        edit(own(), False)
    rules = edit(own(), True)
    assert weakened(rules.pack, base_pack()) == ("secret.requested",)


def test_what_the_office_put_in_itself_goes_without_a_question() -> None:
    rules = own().add_terms(SECRET, ["sandi dapur"])
    assert weakened(rules.pack, base_pack()) == ()
    assert not rules.remove_terms(SECRET, ["sandi dapur"]).edited
    fewer = own().remove_terms(SECRET, ours_of(SECRET)[:1], sure=True)
    assert fewer.remove_terms(SECRET, ours_of(SECRET)[:1]) == fewer
    assert not fewer.restore_terms(SECRET, ours_of(SECRET)[:1]).edited
    held = own().add_exceptions(SECRET, ["kode otp kami"], sure=True)
    assert not held.remove_exceptions(SECRET, ["kode otp kami"]).edited
    back = own().remove_exceptions(SECRET, own().base_rows[SECRET].exceptions[:1])
    assert not back.restore_exceptions(SECRET, own().base_rows[SECRET].exceptions[:1]).edited


def test_a_severity_that_follows_from_the_channel_stays() -> None:
    with pytest.raises(UserError, match=r"rulebook\.severity-fixed"):
        own().set_code("hashtag.too-many", severity="hint")


def test_an_own_list_with_its_source_and_day() -> None:
    rules, ident = own().new_row(CODE, "term", ["wong ora duwe"], "warga", "Kesepakatan")
    row = next(one for one in rules.pack.rows if one.id == ident)
    assert (row.fix, row.source, row.checked) == ("warga", "Kesepakatan", DAY)
    assert CODE in found(rules, "Bantuan wong ora duwe")
    more, second = rules.new_row(CODE, "term", ["sing sepi"])
    assert second != ident
    assert not more.delete_row(second).delete_row(ident).edited
    assert not rules.remove_terms(ident, ["wong ora duwe"]).edited


@pytest.mark.parametrize(
    ("terms", "code"),
    [([" "], "empty"), (["(a|b"], "term"), (["*"], "term"), (["gepeng"], "known"), (["x" * 5000], "field")],
)
def test_words_that_cannot_be_are_refused(terms: list[str], code: str) -> None:
    before = own()
    with pytest.raises(UserError, match=rf"\.{code}"):
        before.add_terms(ROW, terms)
    assert not before.edited


def test_files_are_taken_replaced_and_dropped() -> None:
    pack = '[code."pii.plate"]\noff = true\n'
    rules = own().take([("dinas.toml", pack.encode())])
    assert not rules.pack.runs("pii.plate")
    on = rules.set_code("pii.plate", off=False)
    assert on.pack.runs("pii.plate")
    assert [name for name, _ in on.files] == ["dinas.toml", OWN]
    assert rules.drop("dinas.toml").files == ()
    again = rules.take([("dinas.toml", b'version = "2"\n')])
    assert (len(again.taken), again.pack.runs("pii.plate")) == (1, True)


def test_files_that_weaken_an_essential_rule_are_told() -> None:
    for said in ('"off": true', '"terms": ["sandi dapur"]', '"add-except": ["kode otp"]'):
        rules = own(("lain.json", f'{{"row": [{{"id": "{SECRET}", {said}}}]}}'))
        assert weakened(rules.pack, base_pack()) == ("secret.requested",)
    assert weakened(own(("lain.json", json.dumps({"off": [SECRET]}))).pack, base_pack())


def listed(ident: str, more: str = "") -> str:
    words = f'id = "{ident}"\ncode = "{CODE}"\nterms = "sing sepi"\nsource = "d"\nchecked = 2026-11-01\n'
    return f"{more}[[row]]\n{words}"


def test_a_file_taken_again_brings_its_new_include_before_it() -> None:
    rules = own().take([("a.toml", listed("d.a").encode()), ("z.toml", listed("d.z").encode())])
    changed = listed("d.a", 'include = ["b.toml"]\n') + '[[row]]\nid = "d.b"\nadd = "wong dalan"\n'
    after = rules.take([("b.toml", listed("d.b").encode()), ("a.toml", changed.encode())])
    assert [name for name, _ in after.taken] == ["b.toml", "a.toml", "z.toml"]
    assert CODE in found(after, "Bantuan untuk wong dalan")


def test_an_own_file_of_elsewhere_that_only_lists_rows_off_can_be_reverted() -> None:
    rules = own().take([(OWN, json.dumps({"off": [ROW]}).encode())])
    assert (rules.touches(CODE), rules.touches("pii.plate")) == (True, False)
    assert not rules.revert_code(CODE).edited
    assert own().set_code("pii.plate", off=True).touches("pii.plate")
    assert own().add_terms(ROW, ["wong dalan"]).touches(CODE)


def test_half_a_letter_in_a_file_does_not_stop_the_page() -> None:
    rules = own(("x.toml", "# \ud800\n" + listed("d.a")), (OWN, '{"version": "\ud800"}'))
    assert any(row.id == "d.a" for row in rules.pack.rows)


def test_a_file_that_the_offices_words_need_stays() -> None:
    rules = own().take([("dinas.toml", listed("d.a").encode())]).add_terms("d.a", ["wong dalan"])
    with pytest.raises(UserError, match=r"rules\.field"):
        rules.drop("dinas.toml")


def test_another_offices_own_file_becomes_ours_or_stands_beside() -> None:
    theirs = own().add_terms(ROW, ["wong dalan"]).text.encode()
    assert own().take([(OWN, theirs)]).data["row"][0]["add"] == ["wong dalan"]
    mine = own().add_terms(ROW, ["kaum emper"]).take([(OWN, theirs)])
    assert [name for name, _ in mine.files] == ["lain-kantor.json", OWN]


@pytest.mark.parametrize("text", ["[1]", "{", '"x"'])
def test_an_own_file_that_is_broken_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"rules\.(syntax|no-table)"):
        own((OWN, text))


def packed(pattern: str) -> tuple[str, bytes]:
    text = f'[[row]]\nid="k.a"\ncode="pii.plate"\npattern=\'{pattern}\'\nsource="k"\nchecked=2026-11-01\n'
    return "k.toml", text.encode()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(a+)+b", r"(x+x+)+y", r"(\w+\s?)*!x", r"\d+\d+\d+\d+z"])
def test_a_pattern_that_runs_away_is_found_in_time(pattern: str) -> None:
    with pytest.raises(UserError, match=r"rulebook\.slow") as refused:
        proving.prove([packed(pattern)], lambda *_: None, lambda: False)
    assert dict(refused.value.params) == {"file": "k.toml", "row": "k.a", "field": "pattern"}


def test_our_own_patterns_are_quick_and_a_trial_can_be_stopped() -> None:
    patterns = [row.pattern for row in base_pack().rows if row.pattern]
    assert proving.quick(patterns[0])
    with pytest.raises(Cancelled):
        proving.prove([packed("plat")], lambda *_: None, lambda: True)


def test_every_code_has_a_family() -> None:
    heads = {head for heads in rulelines.FAMILIES.values() for head in heads}
    codes = {*base_pack().codes, *(row.code for row in base_pack().rows)}
    assert {code.partition(".")[0] for code in codes} <= heads
    lines = rulelines.code_lines(own(), base_pack())
    assert not any(line.changed or line.off for line in lines)
    assert list(dict.fromkeys(line.family for line in lines)) == list(rulelines.FAMILIES)


def test_five_hundred_words_at_once() -> None:
    words = [f"kata{number} uji" for number in range(500)]
    rules = own().add_terms(ROW, words).remove_terms(ROW, words[:250])
    assert len(rules.entry(ROW)["add"]) == 250


def test_an_edit_does_not_read_a_large_file_of_others_again(monkeypatch: pytest.MonkeyPatch) -> None:
    row = f'[[row]]\nid="d.r{{0}}"\ncode="{CODE}"\nsource="d"\nchecked=2026-11-01\nterms="{{1}}"\n'
    words = ["; ".join(f"kata{at}x{n} panjang sekali" for n in range(100)) for at in range(200)]
    large = "".join(row.format(at, each) for at, each in enumerate(words))
    rules = own().take([("dinas.toml", large.encode())])
    read, table = list[str](), packtext.table
    monkeypatch.setattr(packtext, "table", lambda name, data: read.append(name) or table(name, data))
    for number in range(5):
        rules = OwnRules.read(rules.add_terms(ROW, [f"wong dalan {number}"]).files, DAY)
        assert len(rules.pack.rows) > 200
    assert read
    assert "dinas.toml" not in read
    assert CODE in found(rules, "Bantuan untuk wong dalan 4 dan kata7x9 panjang sekali")


def test_who_holds_a_pack_does_not_change_what_others_read() -> None:
    first, second = ownrules.load(()), ownrules.load(())
    before = second.hash
    first.become(own().add_terms(ROW, ["wong dalan"]).pack)
    assert second.hash == ownrules.load(()).hash == before
