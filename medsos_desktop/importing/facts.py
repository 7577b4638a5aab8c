"""What the preview asks about a line while it is painted; answers are kept. No widgets."""

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.outcome import Line, Outcome
from medsos_desktop.importing import sayings
from medsos_desktop.model.post import State
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace


class Facts:
    """One outcome, seen from the open workspace."""

    def __init__(self, words: Words, workspace: Workspace, outcome: Outcome) -> None:
        self.words, self.outcome = words, outcome
        self._workspace = workspace
        self._differs: dict[str, tuple[str, ...]] = {}
        self._updates = {each.id: each for each in outcome.plan.updates}

    @property
    def catalogue(self) -> Catalogue:
        """Channels."""
        return self._workspace.catalogue

    def place(self, line: Line) -> str:
        """The row, with its sheet where there are several."""
        return sayings.place(self.words, line, sheet=self.outcome.several[line.kind])

    def cell(self, line: Line) -> str:
        """The cell of a remark, with its sheet where there are several."""
        cell = line.remark.cell if line.remark and line.remark.cell else str(line.row)
        if not self.outcome.several[line.kind]:
            return cell
        return self.words("importing.place_short", sheet=line.sheet, at=cell)

    def monograms(self, line: Line) -> tuple[str, ...]:
        """As in "IG", "FB"."""
        channels = line.post.channels if line.post else ()
        return tuple(self.catalogue.monogram(channel) for channel in channels)

    def changed(self, line: Line) -> tuple[str, ...]:
        """Fields in which the row differs from the post in the calendar; none when it was deleted."""
        if line.id not in self._differs:
            try:
                found = self._workspace.sheets.differences(self._updates[line.id])
            except UserError:
                found = ()
            self._differs[line.id] = found
        return self._differs[line.id]

    def differs(self, line: Line) -> str:
        """The same in words."""
        return sayings.fields(self.words, self.changed(line))

    def before(self, line: Line) -> tuple[str, State] | None:
        """Text and state of the post that an update would change; `None` when it was deleted."""
        try:
            view = self._workspace.posts.get(line.id)
        except UserError:
            return None
        return view.post.text, view.state
