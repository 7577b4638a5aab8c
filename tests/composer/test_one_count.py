"""The editor, the checker, the terminal and the exported file give one number for any text."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from medsos_desktop.cli.commands.text import judge
from medsos_desktop.composer.counters import counters
from medsos_desktop.composer.edit import MASTER, with_text
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.posts.resolve import resolve
from medsos_desktop.text.count import count
from medsos_desktop.workspace import Workspace
from tests.examples import examples
from tests.text.test_any_text import texts

SURFACES = (
    "ig_feed",
    "fb_page",
    "x_free",
    "threads",
    "tiktok_video",
    "wa_broadcast",
    "tg_channel",
    "bluesky",
    "mastodon",
    "yt_video",
)
TERMINAL = {"x_weighted", "utf16", "code_points", "graphemes", "utf8_bytes"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("count")
    with Workspace.open(folder / "ws", create=True, home=folder / "home") as made:
        for order, surface in enumerate(SURFACES):
            channel = made.catalogue.channel_of(surface)
            made.directory.save("account", None, Account(channel, surface, f"@{surface}", surface, order))
        yield made


def post_of(office: Workspace, text: str) -> Post:
    variants = {key: Variant(account.surface) for key, account in office.directory.accounts().items()}
    return with_text(Post(title="Judul", variants=variants), MASTER, "text", text)


@given(texts, st.integers(1, 400))
@example("\U0001f468\u200d\U0001f469\u200d\U0001f467 contoh.go.id ", 90)
@examples(20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_editor_checker_and_terminal_agree(office: Workspace, text: str, times: int) -> None:
    post = post_of(office, text * times)
    by_checker = {
        account: placed.finding.params
        for placed in office.checks.of_post(post)
        if placed.finding.code == "text.too-long"
        for account in placed.accounts
    }
    terminal = judge(post.text)
    for counter in counters(post, office.catalogue):
        if counter.unit in TERMINAL:
            assert counter.used == terminal[counter.unit]
        if counter.over:
            said = by_checker[counter.account]
            if said["unit"] == counter.unit:  # else another limit of the field was passed first
                assert (said["used"], said["index"]) == (counter.used, counter.limit_at)
        elif counter.limit is not None and counter.account in by_checker:
            assert by_checker[counter.account]["unit"] != counter.unit


@given(texts)
@examples(20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_exported_is_what_was_counted(office: Workspace, text: str) -> None:
    """The caption of a bundle is the resolved text, byte for byte, and a file keeps its count."""
    post = post_of(office, text)
    numbers = {counter.account: counter for counter in counters(post, office.catalogue)}
    for resolved in resolve(post, office.catalogue):
        counter = numbers[resolved.account]
        written = resolved.fields[counter.field].encode("utf-8")
        assert count(written.decode("utf-8"), counter.unit) == counter.used
