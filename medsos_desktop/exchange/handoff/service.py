"""``workspace.handoff``: making hand-off files, looking into those of others, taking them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from medsos_desktop.calendar.zones import zone
from medsos_desktop.changes import Changes
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import choosing, seeing, taking
from medsos_desktop.exchange.handoff import plan as planning
from medsos_desktop.exchange.handoff import write as writing
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.keyring import Keyring
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.manifest import Party
from medsos_desktop.exchange.handoff.meter import Meter, Progress, Wish, never, silent
from medsos_desktop.exchange.handoff.opening import open_package, seal_of
from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.exchange.handoff.plan import Plan, Request
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.exchange.handoff.seals import Signer, Standing, Verifier
from medsos_desktop.exchange.handoff.selection import Selection, select
from medsos_desktop.keys import card as cards
from medsos_desktop.keys.card import Card
from medsos_desktop.store import drafts
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.foreseeing import Foresight
from medsos_desktop.store.store import Store


class HandoffService:
    """Planning, writing and looking read only; `take` and `accept` need a workspace opened for writing.

    ``signer`` `None` writes unsigned files, ``verifier`` `None` takes every key for unknown.
    """

    def __init__(self, store: Store, directory: DirectoryService, keyring: Keyring) -> None:
        self._store, self._directory, self.keyring = store, directory, keyring
        self.signer: Signer | None = keyring.sign
        self.verifier: Verifier | None = keyring.judge

    def plan(self, request: Request) -> Plan:
        """What a file would hold, with its size. `UserError` ``store.gone``, ``handoff.nothing``,
        ``too-many-records``, ``too-many-files``, ``too-large``, ``keys.cannot-write``.

        The sender's card goes along with a signature; a key card without one is this PC's own.
        """
        if not request.card and self.signer is not None:
            request = replace(request, card=cards.write(self.keyring.card()))
        found = Selection((), (), (), {}, ())
        if request.kind is not Kind.KEY_CARD:
            found = select(self._store, request.kind, request.posts, request.also, media=request.media)
        now = self._store.clock.now()
        local = now.astimezone(zone(self._directory.office().zone))
        posts = {each.entity for each in found.whole if each.kind == "post"}
        made = planning.plan(request, found, self.here(), timestamp(now), local, len(posts))
        return planning.told(made, self._unsealed(posts), self._names(found.missing))

    def write(self, plan: Plan, place: Path, *, progress: Progress = silent, cancelled: Wish = never) -> Path:
        """Write the file to a folder, or as ``place``; see `write.write`."""
        return writing.write(plan, place, signer=self.signer, progress=progress, cancelled=cancelled)

    def open(self, file: Path, *, progress: Progress = silent, cancelled: Wish = never) -> Package:
        """Read a file to its end; refuses what is not exactly one of ours, see `opening.open_package`."""
        try:
            size = file.stat().st_size
        except (OSError, ValueError):
            size = 0
        package = open_package(file, verifier=self.verifier, meter=Meter(size, progress, cancelled))
        if package.kind is Kind.KEY_CARD:
            cards.read(package.card)
        return package

    def card(self, package: Package) -> Card | None:
        """The card that a key card brings, or that of the key that signed; `None` where there is none."""
        try:
            card = cards.read(package.card)
        except UserError:
            return None
        fits = package.kind is Kind.KEY_CARD or card.fingerprint == package.seal.key
        return card if fits else None

    def accept(self, package: Package, told: str) -> tuple[Package, Changes]:
        """Believe the key of the file's card, after its owner read out ``told``; the file judged anew.

        Raises `UserError` ``handoff.no-card``, what `opening.seal_of` and what `Keyring.accept` raise.
        """
        card = self.card(package)
        if card is None:
            raise UserError("handoff.no-card")
        package = replace(package, seal=seal_of(package, self.verifier))
        changes = self.keyring.accept(card, told)
        return self._judged(package), changes

    def preview(self, package: Package) -> Preview:
        """What taking it would change here, its key judged anew. `UserError` ``handoff.chain-*``."""
        package = self._judged(package)
        seen = seeing.preview(self._store, package, self.here(), taken=self.was_taken(package.sha256))
        card = self.card(package)
        fresh = package.kind is Kind.KEY_CARD and card is not None and not self.keyring.knows(card)
        believed = card is not None and self.keyring.believes(card)
        unsure = package.seal.standing in (Standing.UNKNOWN, Standing.UNSIGNED)
        estranged = unsure and self.keyring.knows_device(package.manifest.sender.device)
        return replace(seen, card=card, card_new=fresh, card_believed=believed, estranged=estranged)

    def take(
        self,
        preview: Preview,
        choice: Choice | None = None,
        *,
        progress: Progress = silent,
        cancelled: Wish = never,
    ) -> Changes:
        """Take everything, or what ``choice`` says, in one transaction; see `taking.take`.

        A key that was revoked since the file was opened counts for nothing.
        """
        how = choice or Choice()
        preview = replace(preview, package=self._judged(preview.package))
        took = taking.take(self._store, preview, self.here(), how, progress=progress, cancelled=cancelled)
        if preview.package.kind is Kind.KEY_CARD and preview.card is not None:
            took = Changes.join([took, self.keyring.take(preview.card)])
        return took

    def brings(self, preview: Preview, choice: Choice) -> tuple[int, int]:
        """How many records and pictures `take` would bring with this choice; asked before it."""
        package, db = preview.package, self._store.db
        foresight = Foresight(db, choosing.admitted(db, package, choice))
        pictures = choosing.wanted(db, package, foresight) & set(preview.media_new)
        return len(foresight.arriving), len(pictures)

    def was_taken(self, sha256: str) -> bool:
        """Whether all of the file with this manifest was taken here before."""
        return taking.was_taken(self._store, sha256)

    def here(self) -> Party:
        """Who is at this PC, of which office."""
        office, actor = self._directory.office(), self._directory.actor()
        return Party(
            person=actor[0] if actor else "",
            name=actor[1].name if actor else "",
            title=actor[1].title if actor else "",
            device=self._store.chain.device,
            office=office.name,
            office_short=office.short_name,
        )

    def _judged(self, package: Package) -> Package:
        """The file with its key as it stands now."""
        if self.verifier != self.keyring.judge:
            return package
        seal = self.keyring.again(package.seal, package.manifest.made)
        if seal.device not in ("", package.manifest.sender.device):
            raise UserError("handoff.signature", name=package.path.name)
        return replace(package, seal=seal)

    def _unsealed(self, posts: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(each for each in posts if drafts.get(self._store, each) is not None))

    def _names(self, assets: Iterable[str]) -> tuple[str, ...]:
        found = ((each, self._directory.get("asset", each)) for each in assets)
        return tuple(str(getattr(asset, "name", "")) or each[:12] for each, asset in found)
