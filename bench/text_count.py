"""Counting: texts a second against PyPI's parser, a key press in a long caption, growth with length."""

from collections.abc import Iterator

from bench.baselines import twitter_text
from bench.harness import Row, absolute, each, interleave
from bench.texts import texts
from medsos_desktop.channels.catalogue import load
from medsos_desktop.text.count import count, counts
from medsos_desktop.text.entities import entities
from medsos_desktop.text.weighted import parse

CHANNELS = ("instagram", "facebook", "x", "threads", "tiktok", "whatsapp")


def rows(quick: bool) -> Iterator[Row]:
    """The figures of counting."""
    yield from _singles(20 if quick else 60, 3 if quick else 7)
    yield _key_press(60 if quick else 300)
    yield from _growth((1_000, 10_000) if quick else (1_000, 10_000, 100_000))


def _singles(number: int, rounds: int) -> Iterator[Row]:
    some = list(texts(number, 280))
    ours, theirs = interleave(
        lambda: [parse(text) for text in some], lambda: [twitter_text.parse(text) for text in some], rounds
    )
    mine, base = (times.median / number * 1e3 for times in (ours, theirs))
    note = f"{1e3 / mine:,.0f}/s to {1e3 / base:,.0f}/s"
    note += f"; X's own JavaScript on node {twitter_text.RECORDED_NODE:,}/s"
    yield Row(
        "text: X parse, 280 characters", mine, base, mine / base, 1 / 15, note=f"±{ours.spread:.0%} {note}"
    )
    yield absolute("text: X parse, 10,000 texts a second", mine, 0.1)


def _key_press(number: int) -> Row:
    """Each key makes a new text, so nothing kept from the last one helps."""
    catalogue = load()
    units = []
    for channel in CHANNELS:
        limit = catalogue.surface(catalogue.default_surface(channel)).main_field.limit
        units.append(limit.unit if limit else "undocumented")

    def press(text: str) -> None:
        for unit in units:
            count(text, unit)
        entities(text)

    captions = list(texts(number, 2_200, seed=2))
    press(captions.pop())
    times = each(press, captions)
    note = f"p95 {times.percentile(95) * 1e3:.2f} ms ±{times.spread:.0%} n={len(captions)}"
    return absolute("text: key press, 2,200 characters, six channels", times.median * 1e3, 1.0, note)


def _growth(sizes: tuple[int, ...]) -> Iterator[Row]:
    for size in sizes:
        some = list(texts(5, size, seed=size))
        counts(some[0])
        times = each(lambda text: (counts(text), entities(text)), some)
        per = times.median * 1e6 / size
        yield absolute(
            f"text: counts and entities, {size:,} characters", times.median * 1e3, None, f"{per:.3f} us each"
        )
