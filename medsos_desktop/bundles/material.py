"""What every format is made from: the bundle, the words, and the pictures already rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from medsos_desktop.bundles.model import Bundle, BundleItem, Delivery, Picture
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.media.cache import Entry as RenderedPicture
from medsos_desktop.packing.entries import Entry
from medsos_desktop.words import Words


@dataclass(frozen=True, slots=True)
class Material:
    """The bundle with ``words`` in its language; ``rendered`` gives the picture made for a channel.

    ``ahead`` has files of it that were made already, by the id of their format. ``keep`` gives back what it
    kept under a hash of everything that shapes the bytes, or makes and keeps it.
    """

    bundle: Bundle
    words: Words
    rendered: Callable[[Picture], RenderedPicture]
    keep: Callable[[str, Callable[[], bytes]], bytes] = lambda _key, make: make()
    ahead: Mapping[str, Iterable[Entry]] = field(default_factory=dict)

    def each(self) -> Iterator[tuple[BundleItem, Delivery]]:
        """Every delivery in order of time."""
        for item in self.bundle.items:
            for delivery in item.deliveries:
                yield item, delivery

    def date(self, item: BundleItem) -> str:
        """ "Selasa, 1 Desember 2026"."""
        return spell.long_date(self.words, zones.parse(item.planned).date())

    def time(self, item: BundleItem) -> str:
        """ "10.00 WIB"."""
        return spell.clock_in(self.words, zones.parse(item.planned), item.zone)

    def proof(self) -> str:
        """How the posts were approved: only recorded, all signed, or some of them."""
        if self.bundle.draft:
            return self.words("bundle.page.proof_draft")
        signed = {item.approval is not None and item.approval.proof == "key" for item in self.bundle.items}
        word = "proof_mixed" if len(signed) > 1 else "proof_key" if signed == {True} else "proof"
        return self.words(f"bundle.page.{word}")

    def span(self) -> str:
        """The days of the bundle, "16–31 Desember 2026"; one day is said as a date."""
        first, last = self.bundle.start, self.bundle.end
        return spell.long_date(self.words, first) if first == last else spell.span(self.words, first, last)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file in a bundle: ``id`` for settings, ``entries`` makes its files in a fixed order.

    ``in_draft``: whether a KONSEP has it too.
    """

    id: str
    entries: Callable[[Material], Iterable[Entry]]
    in_draft: bool = True


def field_file(delivery: Delivery, field: str) -> str:
    """The name of the text file of a field: ``caption.txt`` for the main one."""
    return "caption.txt" if field == delivery.main else f"{field}.txt"


def picture_file(number: int) -> str:
    """``01.jpg`` for the first."""
    return f"{number:02}.jpg"


def alt_file(number: int) -> str:
    """``alt-01.txt`` for the first."""
    return f"alt-{number:02}.txt"
