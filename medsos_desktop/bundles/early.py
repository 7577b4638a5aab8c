"""Files of a bundle that need no picture (tables, calendar, the list on paper), made while workers draw.

The window's process has nothing to do then; afterwards they would be a tenth of the whole export.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.model import Picture
from medsos_desktop.media.cache import Entry as RenderedPicture
from medsos_desktop.packing.entries import Entry


class _NotYet(Exception):
    """A format asked for a picture."""


class Early:
    """One format at each `step`; what came of it is in ``made``, by the format's id.

    A format that asks for a picture is left out, and made in its turn.
    """

    def __init__(self, material: Material, formats: Sequence[Format]) -> None:
        self._material = replace(material, rendered=_not_yet)
        self._left = deque(formats)
        self.made: dict[str, tuple[Entry, ...]] = {}

    def step(self) -> None:
        """Make the files of the next format."""
        if not self._left:
            return
        each = self._left.popleft()
        try:
            self.made[each.id] = tuple(_whole(entry) for entry in each.entries(self._material))
        except _NotYet:
            return


def _not_yet(_picture: Picture) -> RenderedPicture:
    raise _NotYet


def _whole(entry: Entry) -> Entry:
    """With its bytes made now."""
    return entry if entry.pieces is None else Entry(entry.path, b"".join(entry.pieces()))
