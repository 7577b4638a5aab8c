"""Many results at once: each post is looked at and projected once, and no half of them is kept."""

import pytest

from medsos_desktop.errors import Cancelled
from medsos_desktop.model.state import State
from medsos_desktop.store import projection
from tests.exchange.results.conftest import Office

FACEBOOK = {"channel": "Facebook", "account": "Kelurahan Cacaban"}


def rows(office: Office, n: int) -> tuple[list[str], list[dict[str, str]]]:
    """Posts on two accounts, and what was told of each."""
    posts = [office.scheduled(f"2026-12-10T{8 + at:02d}:00", f"Loket {at}") for at in range(n)]
    told = [office.row(post, time=f"{8 + at:02d}.05") for at, post in enumerate(posts)]
    link = "https://www.facebook.com/p/"
    return posts, told + [{**each, **FACEBOOK, "link": f"{link}{each['code']}"} for each in told]


def test_a_post_is_projected_once_however_many_accounts_are_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts, told = rows(office, 3)
    plan = office.read(*told)
    done: list[str] = []
    plain = projection.Projection._post

    def counted(self: projection.Projection, post: str, *, words: bool = True) -> None:
        done.append(post)
        assert not words, "what a post says is as it was: the search is left alone"
        plain(self, post, words=words)

    monkeypatch.setattr(projection.Projection, "_post", counted)
    office.ws.results.apply(plan)
    assert sorted(done) == sorted(posts)
    monkeypatch.undo()
    assert all(office.ws.posts.get(post).state is State.PUBLISHED for post in posts)
    assert all(len(office.ws.records.publications(post)) == 2 for post in posts)
    before = office.ws.store.dump()
    office.ws.store.rebuild()
    assert office.ws.store.dump() == before


def test_how_far_it_is_is_told(office: Office) -> None:
    _posts, told = rows(office, 2)
    heard: list[tuple[int, int]] = []
    office.ws.results.apply(office.read(*told), progress=lambda n, total, _what: heard.append((n, total)))
    assert heard == [(2, 4), (4, 4)]


def test_cancelled_in_the_middle_nothing_is_kept(office: Office) -> None:
    posts, told = rows(office, 2)
    plan = office.read(*told)
    before, heard = office.ws.store.dump(), list[int]()
    with pytest.raises(Cancelled):
        office.ws.results.apply(
            plan,
            progress=lambda n, _total, _what: heard.append(n),
            cancelled=lambda: bool(heard),
        )
    assert heard == [2]
    assert office.ws.store.dump() == before
    office.ws.results.apply(plan)
    assert all(office.ws.posts.get(post).state is State.PUBLISHED for post in posts)
