"""What a row of the findings panel says: words, accounts, basis; asked for while it is shown."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from medsos_desktop.calendar import format as spell
from medsos_desktop.composer.basis import Basis, basis_of
from medsos_desktop.composer.panel import PanelRow
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Post
from medsos_desktop.telling import said
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

_PICTURES = ("media", "alt", "consent", "rights", "ai")


class Telling:
    """Finds the words of rows. `read_accounts` before a round of questions."""

    def __init__(self, words: Words, workspace: Workspace) -> None:
        self.words, self._workspace = words, workspace
        self._known: Mapping[str, Account] = {}

    def read_accounts(self) -> None:
        """The accounts by their present names."""
        self._known = self._workspace.directory.accounts()

    def account(self, account: str) -> str:
        """An account with its channel; "" when it is unknown."""
        found = self._known.get(account)
        if found is None:
            return ""
        return f"{self._workspace.catalogue.name(found.channel)} {found.handle or found.name}".strip()

    def note(self, group: str) -> str:
        """What a group asks for; where nobody approves, a warning waits for no answer."""
        if group == "warn" and self._workspace.directory.office().approval == "none":
            return self.words("composer_right.note.warn_free")
        return self.words(f"composer_right.note.{group}")

    def title(self, row: PanelRow) -> str:
        """The short name of what was found."""
        return said(self.words, row.placed, "title")

    def what(self, row: PanelRow) -> str:
        """What was found, in a sentence."""
        return said(self.words, row.placed, "what")

    def todo(self, row: PanelRow) -> str:
        """What to do about it."""
        return said(self.words, row.placed, "todo")

    def why(self, row: PanelRow) -> str:
        """Why it matters."""
        return said(self.words, row.placed, "why")

    def verb(self, row: PanelRow) -> str:
        """What the one button of the row says: repair, go there, or answer."""
        code = row.placed.finding.code
        if row.answer is not None:
            return ""
        if row.fixable:
            return self.words.first((f"composer_right.fix.{code}", "composer_right.fix_any"))
        if self.has_place(row):
            return self.words.first((f"composer_right.look.{code}", "composer_right.look_any"))
        if row.severity == "hint":
            return ""
        return self.words("composer_right.respond" if row.severity == "warn" else "composer_right.open")

    def has_place(self, row: PanelRow) -> bool:
        """Whether the editor or the pictures can show where it is."""
        finding = row.placed.finding
        picture = finding.code.partition(".")[0] in _PICTURES and "number" in finding.params
        return picture or finding.span is not None

    def accounts(self, row: PanelRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Monograms and full names of the accounts it concerns."""
        known = [account for account in row.accounts if account in self._known]
        monograms = (self._workspace.catalogue.monogram(self._known[account].channel) for account in known)
        return tuple(dict.fromkeys(monograms)), tuple(map(self.account, known))

    def basis(self, row: PanelRow, post: Post) -> tuple[str, ...]:
        """A line for each source, without the scheme of an address: nothing here opens a network."""
        workspace = self._workspace
        found = basis_of(row.placed, post, workspace.catalogue, workspace.pack)
        return tuple(self._line(each) for each in found)

    def _line(self, basis: Basis) -> str:
        words = self.words
        day = spell.short_date(words, basis.checked) if basis.checked else ""
        name = _address(basis.text)
        parts = [name]
        if basis.office:
            parts.append(words("composer_right.basis_office"))
        elif basis.confidence:
            parts.append(words(f"composer_right.confidence.{basis.confidence}"))
        if day:
            parts.append(words("composer_right.checked", date=day))
        return " · ".join(parts)


def _address(text: str) -> str:
    parts = urlsplit(text)
    return f"{parts.netloc}{parts.path}".rstrip("/") if parts.scheme in ("http", "https") else text
