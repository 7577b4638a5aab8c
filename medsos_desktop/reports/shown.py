"""Which pictures a post shows: each once, numbered, with a letter where accounts cut it differently."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.media.frame import frame
from medsos_desktop.media.service import MediaService
from medsos_desktop.media.wanted import recipe_of
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import MediaUse
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.reports.model import Picture, SheetPicture
from medsos_desktop.reports.small import Ratios, Wanted
from medsos_desktop.words import Words

_STEPS = 100
"""Cuts are told apart in hundredths of a side: a pixel lost in rounding is no other picture."""

Cut = tuple[str, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A picture as some accounts show it. ``again``: the same picture and text stands before it."""

    label: str
    use: MediaUse
    name: str
    ratios: Ratios
    shown_by: tuple[Resolved, ...]
    everywhere: bool
    again: bool

    @property
    def asset(self) -> str:
        """The SHA-256 of the original."""
        return self.use.asset

    def wanted(self, media: MediaService) -> Wanted:
        """How it is made small; `UserError` ``media.gone``."""
        return Wanted(
            self.asset, media.file(self.asset, name=self.name), self.name, self.ratios, self.use.crop
        )

    def told(
        self,
        pictures: Mapping[Wanted, Picture],
        media: MediaService,
        words: Words,
        surface: Callable[[Resolved], str],
    ) -> SheetPicture:
        """Ready to print; without a picture where its file is gone or broken."""
        names = ", ".join(dict.fromkeys(map(surface, self.shown_by)))
        return SheetPicture(
            label=self.label,
            shown=pictures.get(self.wanted(media)) if media.has(self.asset) else None,
            name=self.name,
            alt=self.use.alt,
            used="" if self.everywhere else words("reports.picture_used", accounts=names),
            again=self.again,
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """All pictures of a post, and the labels of those that an account shows, by account id."""

    pictures: tuple[Kind, ...]
    labels: Mapping[str, tuple[str, ...]]


def looked_at(resolved: Iterable[Resolved], catalogue: Catalogue, directory: DirectoryService) -> Shown:
    """The pictures in the order in which they are first shown."""
    all_ = tuple(resolved)
    cuts: dict[Cut, tuple[MediaUse, Ratios, dict[str, Resolved]]] = {}
    order: dict[str, list[Cut]] = {}
    facts = {use.asset: _facts(directory, use.asset) for each in all_ for use in each.media}
    for each in all_:
        recipe = recipe_of(catalogue.surface(each.surface))
        for use in each.media:
            size = (max(facts[use.asset].width, 1), max(facts[use.asset].height, 1))
            box = frame(size, use.crop, recipe.preset, recipe.ratios).box
            steps = tuple(round(edge * _STEPS / size[at % 2]) for at, edge in enumerate(box))
            cut = (use.asset, use.alt, steps)
            cuts.setdefault(cut, (use, recipe.ratios, {}))[2][each.account] = each
            order.setdefault(each.account, []).append(cut)
    labels = _labels(cuts)
    with_pictures = len(order)
    kinds = []
    told: set[tuple[str, str]] = set()
    for cut, (use, ratios, by) in cuts.items():
        kinds.append(
            Kind(
                label=labels[cut],
                use=use,
                name=facts[use.asset].name or use.asset[:12],
                ratios=ratios,
                shown_by=tuple(by.values()),
                everywhere=len(by) == with_pictures,
                again=bool(use.alt) and cut[:2] in told,
            )
        )
        told.add((use.asset, use.alt))
    kinds.sort(key=lambda kind: _place(kind.label))
    return Shown(
        tuple(kinds),
        {each.account: tuple(labels[cut] for cut in order.get(each.account, ())) for each in all_},
    )


def _labels(cuts: Iterable[Cut]) -> dict[Cut, str]:
    numbers: dict[str, list[Cut]] = {}
    for cut in cuts:
        numbers.setdefault(cut[0], []).append(cut)
    return {
        cut: f"{number}{_letter(at)}"
        for number, same in enumerate(numbers.values(), 1)
        for at, cut in enumerate(same)
    }


def _letter(at: int) -> str:
    """Nothing for the first, then b, c, ..."""
    return "" if at == 0 else chr(ord("a") + at) if at < 26 else f"-{at + 1}"


def _place(label: str) -> int:
    """The number of a label; letters keep their order."""
    digits = "".join(each for each in label.partition("-")[0] if each.isdigit())
    return int(digits)


def _facts(directory: DirectoryService, asset: str) -> Asset:
    found = directory.get("asset", asset)
    return found if isinstance(found, Asset) else Asset()
