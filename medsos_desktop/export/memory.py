"""What the export remembers, per workspace and person: days, accounts, folder, bundles made. No Qt."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.bundles.model import Template
from medsos_desktop.bundles.parts import LIMITS
from medsos_desktop.bundles.periods import PERIODS
from medsos_desktop.bundles.schedulers.facts import load
from medsos_desktop.export import scheduling
from medsos_desktop.jotter import Jotter, place

_MOST_EARLIER = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """``period`` is one of `PERIODS`, or "" for days picked by hand, which are not kept: they grow old.

    ``without`` are accounts left out; ``folder`` "" means nothing was chosen yet; ``limit`` is one of
    `LIMITS`, "" for none; newest bundle first. ``tools`` are schedulers by id, in the order offered.
    """

    period: str = ""
    without: frozenset[str] = frozenset()
    folder: str = ""
    limit: str = ""
    earlier: tuple[Earlier, ...] = field(default=())
    tools: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()

    def joined(self, others: tuple[Earlier, ...]) -> "Kept":
        """With bundles another screen noted meanwhile; the newest note of a file counts."""
        newest: dict[Path, Earlier] = {}
        for one in sorted((*self.earlier, *others), key=lambda each: each.at):
            newest[one.file] = one
        return replace(self, earlier=tuple(reversed(newest.values()))[:_MOST_EARLIER])


class Memory:
    """Reads and writes the entry of one workspace folder in ``home``."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._jotter, self._place = Jotter(home, "export.json"), place(folder)

    def load(self) -> Kept:
        """As it was left; the parts that make no sense are as at the first time."""
        found = self._jotter.get(self._place)
        if not isinstance(found, dict):
            return Kept()
        period, without = found.get("period"), found.get("without")
        folder, earlier, limit = found.get("folder"), found.get("earlier"), found.get("limit")
        tools, templates = found.get("tools"), found.get("templates")
        made = [Earlier.from_data(each) for each in earlier] if isinstance(earlier, list) else []
        return Kept(
            period if period in PERIODS else "",
            frozenset(str(each) for each in without) if isinstance(without, list) else frozenset(),
            folder if isinstance(folder, str) else "",
            limit if limit in LIMITS else "",
            tuple(each for each in made if each is not None),
            tuple(each for each in load() if each in tools) if isinstance(tools, list) else (),
            _templates(templates if isinstance(templates, list) else []),
        )

    def keep(self, kept: Kept) -> None:
        """Remembers it."""
        self._jotter.keep(
            self._place,
            {
                "period": kept.period,
                "without": sorted(kept.without),
                "folder": kept.folder,
                "limit": kept.limit,
                "earlier": [each.to_data() for each in kept.earlier],
                "tools": list(kept.tools),
                "templates": [scheduling.to_data(each) for each in kept.templates],
            },
        )


def _templates(found: list[object]) -> tuple[Template, ...]:
    made = map(scheduling.from_data, found)
    return tuple(each for each in made if each is not None)
