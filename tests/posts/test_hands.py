"""Who had a hand in a text, over histories that split and join."""

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.posts.hands import Revision, hands, words_of

A, B, C = b'{"text":"a"}', b'{"text":"b"}', b'{"text":"c"}'
EMPTY = words_of({"text": "  ", "title": "Kosong", "planned": "2026-12-20T07:00"})


def last(*history: Revision) -> frozenset[str]:
    return hands(history)[history[-1].id]


def line(*steps: tuple[str, bytes | None]) -> list[Revision]:
    """A history without branches."""
    return [
        Revision(str(at), (str(at - 1),) if at else (), who, words) for at, (who, words) in enumerate(steps)
    ]


def test_what_is_a_text() -> None:
    assert words_of({}) == EMPTY
    assert words_of({"text": "a"}) == words_of(
        {"text": "a ", "pillar": "p", "variants": {"ig": {"surface": "x"}}}
    )
    assert words_of({"text": "a"}) != words_of({"text": "a", "variants": {"ig": {"fields": {"text": "b"}}}})
    assert words_of({"media": [{"asset": "1"}]}) != words_of({"media": [{"asset": "1", "alt": "foto"}]})


def test_all_who_wrote_are_in_it() -> None:
    assert last(*line(("arum", A), ("lurah", B), ("arum", B))) == {"arum", "lurah"}


def test_what_came_back_is_of_whom_it_was() -> None:
    assert last(*line(("arum", A), ("lurah", B), ("dimas", C), ("lurah", A))) == {"arum"}


def test_an_empty_one_is_nobodys_and_forgets() -> None:
    assert last(*line(("lurah", EMPTY), ("arum", A))) == {"arum"}
    assert last(*line(("lurah", A), ("arum", EMPTY), ("arum", B))) == {"arum"}


def test_an_erased_one_counts_for_its_author() -> None:
    assert last(*line(("arum", A), ("lurah", None), ("arum", B))) == {"arum", "lurah"}


def test_a_branch_that_only_changed_labels_hides_no_hand_of_the_other() -> None:
    history = (
        Revision("base", (), "arum", A),
        Revision("words", ("base",), "lurah", B),
        Revision("label", ("base",), "dimas", A),
        Revision("merge", ("words", "label"), "dimas", B),
    )
    assert last(*history) == {"arum", "lurah"}


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from([A, B, C, EMPTY])), min_size=1, max_size=8))
def test_a_writer_of_the_words_that_stand_is_never_missing(steps: list[tuple[str, bytes]]) -> None:
    """Whoever first put the words there that stand at the end is among them; nobody who never wrote is."""
    found, words = last(*line(*steps)), steps[-1][1]
    if words == EMPTY:
        assert not found
        return
    since = max((at for at, (_who, said) in enumerate(steps) if said == EMPTY), default=-1)
    first = next(who for who, said in steps if said == words)
    recent = next(who for who, said in steps[since + 1 :] if said == words)
    assert {first, recent} & found
    assert found <= {who for who, _said in steps}
