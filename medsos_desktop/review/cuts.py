"""How an account cuts a picture: the export's own arithmetic, asked for the screen. No Qt."""

from collections.abc import Hashable
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.media.frame import Frame, cut_share, frame
from medsos_desktop.media.wanted import recipe_of
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import MediaUse
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.workspace import Workspace

_TOLD_FROM = 0.005
"""A smaller part cut away is not worth a word."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture as an account gets it. ``box`` is left, top, width, height as parts of the whole (0 to 1),
    ``ratio`` width by height, ``lost`` the percentage of the area that is cut away."""

    use: MediaUse
    name: str
    box: tuple[float, float, float, float]
    ratio: float
    lost: int


class Cuts:
    """Asks the workspace for the size of each picture."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._catalogue = workspace, workspace.catalogue

    def of(self, resolved: Resolved) -> tuple[Cut, ...]:
        """The pictures of an account, in order."""
        return tuple(self._cut(use, resolved.surface) for use in resolved.media)

    def shape(self, resolved: Resolved) -> Hashable:
        """What tells two accounts apart that show the same pictures."""
        return tuple((cut.use.asset, cut.box) for cut in self.of(resolved))

    def _cut(self, use: MediaUse, surface: str) -> Cut:
        found = self._workspace.directory.get("asset", use.asset)
        asset = found if isinstance(found, Asset) else Asset()
        size = (max(asset.width, 1), max(asset.height, 1))
        made = _frame(size, use, surface, self._catalogue)
        left, top, right, bottom = made.box
        wide, high = size
        lost = cut_share(size, made)
        return Cut(
            use=use,
            name=asset.name or use.asset[:12],
            box=(left / wide, top / high, (right - left) / wide, (bottom - top) / high),
            ratio=made.width / made.height,
            lost=max(1, round(lost * 100)) if lost > _TOLD_FROM else 0,
        )


def _frame(size: tuple[int, int], use: MediaUse, surface: str, catalogue: Catalogue) -> Frame:
    recipe = recipe_of(catalogue.surface(surface))
    return frame(size, use.crop, recipe.preset, recipe.ratios)
