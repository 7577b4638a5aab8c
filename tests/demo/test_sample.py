"""The sample's data: every state, honest inventions, pictures with words."""

import re
from collections import Counter
from datetime import datetime

from medsos_desktop.demo.sample import load
from medsos_desktop.demo.story import steps
from medsos_desktop.model.post import State

SAMPLE = load()


def texts() -> str:
    """All that the posts say."""
    return "\n".join(
        "\n".join((post.text, post.before, *(each.text + each.before for each in post.variants.values())))
        for post in SAMPLE.posts
    )


def test_more_than_forty_posts_in_every_state_that_is_stored() -> None:
    assert len(SAMPLE.posts) > 40
    assert {post.state for post in SAMPLE.posts} == set(State) - {State.MISSED}


def test_one_post_is_missed_at_the_moment() -> None:
    missed = [
        post.slug
        for post in SAMPLE.posts
        if post.state in {State.APPROVED, State.SCHEDULED}
        and post.planned
        and post.planned < "2026-12-16T09:20"
    ]
    assert missed == ["permakanan-lansia"]


def test_the_pillars_are_all_used_and_add_up() -> None:
    assert sum(pillar.target for pillar in SAMPLE.pillars) == 100
    assert set(Counter(post.pillar for post in SAMPLE.posts)) == {pillar.number for pillar in SAMPLE.pillars}


def test_identity_numbers_are_plainly_invented() -> None:
    found = re.findall(r"\b\d{4}[ ]?\d{4}[ ]?\d{4}[ ]?\d{4}\b", texts())
    assert found
    assert all(number.endswith("0000") for number in found)


def test_phone_numbers_are_plainly_invented() -> None:
    found = set(re.findall(r"\b0\d{2,3}-\d{3,4}-\d{3,4}\b", texts()))
    assert found == {"0812-0000-1122"}


def test_addresses_lead_nowhere() -> None:
    hosts = set(re.findall(r"https?://([^/\s]+)(/\S*)?", texts()))
    assert all("contoh" in host + path for host, path in hosts)


def test_every_picture_is_there_and_nearly_every_one_is_described() -> None:
    pictures = [picture for post in SAMPLE.posts for picture in post.pictures]
    assert len({picture.file for picture in pictures}) >= 8
    assert all(picture.file.is_file() for picture in pictures)
    assert 0 < sum(not picture.alt for picture in pictures) <= 3


def test_a_partner_post_has_its_partner() -> None:
    partner_posts = [post for post in SAMPLE.posts if post.details.get("collaboration")]
    assert len(partner_posts) >= 3
    assert {post.details["collaboration"] for post in partner_posts} <= set(SAMPLE.collaborations)
    complete = SAMPLE.collaborations["dapur"]
    assert all(
        (complete.partner, complete.program, complete.document, complete.beneficiaries, complete.consent)
    )


def test_nothing_happens_after_the_moment_and_each_step_in_its_turn() -> None:
    story = steps(SAMPLE)
    assert len(story) > 60
    assert all(step.at <= SAMPLE.moment for step in story)
    last: dict[str, datetime] = {}
    for step in story:
        assert last.get(step.post.slug, step.at) <= step.at
        last[step.post.slug] = step.at
    order = {name: place for place, name in enumerate(("submit", "pass", "approve", "publish", "withdraw"))}
    for post in SAMPLE.posts:
        own = [order[step.action] for step in story if step.post is post and step.action in order]
        assert own == sorted(own)


def test_whoever_writes_a_post_is_a_person_of_the_office() -> None:
    written = {post.details["pic"] for post in SAMPLE.posts if "pic" in post.details}
    assert len(written) > 1
    assert written <= set(SAMPLE.people)
