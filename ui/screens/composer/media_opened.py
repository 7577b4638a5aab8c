"""Which picture's details are open: opens, walks, closes them, and keeps them up to date."""

from PySide6.QtCore import QObject

from medsos_desktop.composer import strip
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words

from ...pictures import CARD, LARGE, Pictures
from ...session import Session
from .media_details import Details
from .media_row import CardRow


class Opened(QObject):
    """Stands between the row of cards and the panel with the details; owned by the panel."""

    def __init__(
        self, words: Words, session: Session, pictures: Pictures, row: CardRow, details: Details
    ) -> None:
        super().__init__(row)
        self._words, self._session, self._pictures = words, session, pictures
        self._row, self._details = row, details
        self._post, self._account = Post(), MASTER
        details.closed.connect(self._closed)
        details.walked.connect(self._walk)

    def show(self, post: Post, account: str, *, fresh: bool) -> None:
        """The post as it is now; ``fresh`` when another account is shown than before."""
        self._post, self._account = post, account
        details = self._details
        if not details.isVisible():
            return
        if self._row.card(details.asset) is None:
            details.hide()
            self._choose("")
        else:
            self._show_one(details.asset, fresh=fresh)

    def press(self, asset: str, part: str) -> None:
        """A press on the card opens its details, or closes them again."""
        if self._details.isVisible() and self._details.asset == asset and not part:
            self._details.close_panel()
        else:
            self.open(asset, part)

    def open(self, asset: str, part: str = "") -> None:
        """Opens the details at a part; what was typed for another picture is told first."""
        self.flush()
        if self._row.card(asset) is None:
            return
        self._details.asset = asset
        self._show_one(asset, fresh=True)
        self._details.open_above()
        self._choose(asset)
        self._details.reveal(part)

    def flush(self) -> None:
        """Tells what was typed and not yet told."""
        if self._details.isVisible():
            self._details.form.flush()

    def picture_came(self, asset: str) -> None:
        """A small picture is there."""
        if self._details.isVisible() and self._details.asset == asset:
            self._show_large(asset)

    def _show_one(self, asset: str, *, fresh: bool) -> None:
        accounts = self._session.workspace.directory.accounts()
        names = strip.targets(self._post, asset, accounts, self._words("composer_media.master"))
        record = record_of(self._session, asset)
        self._details.show_picture(self._post, self._account, asset, record, names, fresh=fresh)
        self._show_large(asset)

    def _show_large(self, asset: str) -> None:
        card = self._row.card(asset)
        if card is not None:
            self._pictures.ask(asset, LARGE, card.facts.name)
        found = self._pictures.find(asset, LARGE) or self._pictures.find(asset, CARD)
        self._details.tools.show_picture(found)

    def _choose(self, asset: str) -> None:
        for card in self._row.cards:
            card.set_chosen(card.facts.asset == asset)

    def _closed(self, focus: str) -> None:
        self._choose("")
        card = self._row.card(focus)
        if card is not None:
            card.setFocus()

    def _walk(self, step: int) -> None:
        order = [card.facts.asset for card in self._row.cards]
        if self._details.asset in order:
            at = order.index(self._details.asset) + step
            if 0 <= at < len(order):
                self.open(order[at])


def record_of(session: Session, asset: str) -> Asset | None:
    """The picture's record; `None` when there is none."""
    found = session.workspace.directory.get("asset", asset)
    return found if isinstance(found, Asset) else None
