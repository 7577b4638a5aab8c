"""Taking a hand-off file: all pictures, each whole or not at all, and all records in one transaction.

The transaction is committed when every picture is on the disk and in its place, never before.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import chains, choosing, limits
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.manifest import Party
from medsos_desktop.exchange.handoff.meter import Meter, Progress, Wish, never, silent
from medsos_desktop.exchange.handoff.package import Media, Package
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.exchange.handoff.seals import REFUSED, Standing
from medsos_desktop.exchange.handoff.seeing import meant
from medsos_desktop.model.record import Record
from medsos_desktop.packing.placing import free_bytes
from medsos_desktop.packing.reading import pieces
from medsos_desktop.store import outgoing
from medsos_desktop.store.blobs import Arrivals
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.foreseeing import Foresight
from medsos_desktop.store.heads import Telling
from medsos_desktop.store.outgoing import Tip
from medsos_desktop.store.receiving import take_in
from medsos_desktop.store.store import Store
from medsos_desktop.store.troubles import calm

_MB = 1024**2
_RECORD, _SHOWN = 1_000, 1_500
"""Bytes that a record counts in the progress bar when it is written, and when lists and search hold it."""

_ROOM = 5_000
"""Bytes a record takes in the database with its index and search text, on the safe side."""

_TAKEN = "handoff.taken."


def take(
    store: Store,
    seen: Preview,
    here: Party,
    choice: Choice,
    *,
    progress: Progress = silent,
    cancelled: Wish = never,
) -> Changes:
    """Take what ``choice`` says of the file that ``seen`` tells of.

    Raises `UserError` ``handoff.*`` or ``workspace.*`` and `Cancelled`; then the workspace is as before.
    """
    package = seen.package
    if not store.db.write:
        raise UserError("workspace.read-only", folder=str(store.db.folder))
    _require(package, here, choice)
    admitted, media = _admitted(store, package, choice)
    size = sum(each.size for each in media)
    _require_room(store.db.folder, size + _ROOM * len(admitted))
    meter = Meter(size + (_RECORD + _SHOWN) * len(admitted), progress, cancelled)
    arriving = store.blobs.arrivals()
    whole = {_TAKEN + package.sha256: timestamp(store.clock.now())} if choice.everything else {}
    try:
        with arriving, calm(store.db.folder):
            _keep(arriving, package, media, meter)
            changes = take_in(
                store,
                _metered(admitted, meter),
                _telling(store, package),
                ready=arriving.settle,
                beat=lambda many: meter.step(_SHOWN * len(admitted) // many, "handoff.step.take"),
                settings=whole,
            )
    except BaseException:
        _forget(store, arriving.settled)
        raise
    meter.done("handoff.step.take")
    return changes


def _forget(store: Store, copied: Iterable[str]) -> None:
    """Remove what was copied and is not taken after all, where nothing here names it."""
    for each in set(copied) - outgoing.hashes_here(store.db):
        store.blobs.remove(each)


def _telling(store: Store, package: Package) -> Telling:
    """The ends of chains that the file's writer knew: kept, to be compared with what comes later."""
    manifest = package.manifest
    sender = manifest.sender
    ends = tuple(Tip(end.device, end.chain, end.seq, end.id) for end in (*manifest.chains, *manifest.told))
    name = sender.name or sender.office_short or sender.office
    return Telling(sender.device, name, package.seal.standing.value, timestamp(store.clock.now()), ends)


def was_taken(store: Store, sha256: str) -> bool:
    """Whether all of the file with this manifest was taken here before."""
    return bool(store.setting(_TAKEN + sha256))


def _admitted(store: Store, package: Package, choice: Choice) -> tuple[tuple[Record, ...], list[Media]]:
    chains.check_here(store.db, chains.sorted_out(package.records))
    admitted = choosing.admitted(store.db, package, choice)
    wanted = choosing.wanted(store.db, package, Foresight(store.db, admitted))
    return admitted, [package.media[each] for each in sorted(wanted) if store.blobs.path(each) is None]


def _require(package: Package, here: Party, choice: Choice) -> None:
    standing, sender = package.seal.standing, package.manifest.sender
    if standing in REFUSED:
        raise UserError(f"handoff.key-{standing}", name=sender.name or sender.office)
    if standing is not Standing.TRUSTED and not choice.unverified and package.kind is not Kind.KEY_CARD:
        raise UserError(f"handoff.key-{standing}", name=sender.name or sender.office)
    # (a card is believed by nobody until its words are compared, whoever brings it)
    to = package.manifest.to
    if meant(to, here) == "other" and not choice.not_for_us:
        raise UserError("handoff.not-for-us", name=(to.name or to.office or to.device) if to else "")


def _require_room(folder: Path, size: int) -> None:
    free, need = free_bytes(folder), size + limits.SPARE
    if free < need:
        raise UserError("handoff.no-room", folder=str(folder), need=-(-need // _MB), free=free // _MB)


def _keep(arriving: Arrivals, package: Package, media: list[Media], meter: Meter) -> None:
    """Copies, each hashed as it is written: the file may be on a stick that is pulled out meanwhile.

    The disk works on the last of them while the records go into the database; all are safe before these are.
    """
    if not media:
        return
    try:
        with package.path.open("rb") as file:
            if file.seek(0, 2) != package.size:
                raise UserError("handoff.changed", entry=package.path.name)
            for each in media:
                through = meter.through(pieces(file, each.member), "handoff.step.copy")
                arriving.add(through, each.extension, name=each.sha256, called=each.member.name)
    except UserError as error:
        if error.code != "media.changing":
            raise
        raise UserError("handoff.changed", entry=str(error.params["name"])) from error
    except OSError as error:
        raise UserError("handoff.unreadable", name=package.path.name) from error


def _metered(admitted: tuple[Record, ...], meter: Meter) -> Iterator[Record]:
    for record in admitted:
        meter.step(_RECORD, "handoff.step.take")
        yield record
