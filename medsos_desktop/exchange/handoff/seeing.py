"""From an opened file to its preview: every question is answered from records, nothing is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from medsos_desktop.exchange.handoff import chains, choosing
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.differing import differing
from medsos_desktop.exchange.handoff.manifest import Party
from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.exchange.handoff.preview import (
    EntityLine,
    Erasure,
    FieldChange,
    PostLine,
    Preview,
    Refusal,
    Split,
    Told,
)
from medsos_desktop.exchange.handoff.seals import Standing
from medsos_desktop.model.record import ENTITY_KINDS, REMARK_KINDS, SETTINGS_KINDS, Kind, Record
from medsos_desktop.model.states import UNPUBLISH
from medsos_desktop.store import bodies, erasing, heads, outgoing, reading, records
from medsos_desktop.store.branches import Fork
from medsos_desktop.store.foreseeing import Foresight
from medsos_desktop.store.operation import subject_of
from medsos_desktop.store.outgoing import Tip
from medsos_desktop.store.projection import Head
from medsos_desktop.store.store import Store

_KNOWN = frozenset(get_args(Kind))
_ABOUT_POSTS = frozenset({"post", *REMARK_KINDS})
_NAMES = ("name", "program", "handle", "short_name")


def preview(store: Store, package: Package, here: Party, *, taken: bool) -> Preview:
    """What taking everything would change. ``here`` is who looks, ``taken`` whether it was taken before.

    Raises `UserError` ``handoff.chain-*`` where the file does not fit what is known here.
    """
    forks = chains.check_here(store.db, chains.sorted_out(package.records))
    admitted = choosing.admitted(store.db, package, Choice())
    foresight = Foresight(store.db, admitted)
    seeing = _Seeing(store, foresight)
    whole = [each for each in package.records if each.body is not None]
    wanted = choosing.wanted(store.db, package, foresight)
    new = tuple(sorted(each for each in wanted if store.blobs.path(each) is None))
    posts = tuple(sorted(seeing.posts(), key=lambda line: (line.planned, line.title, line.id)))
    unseen = {each for each in seeing.shown - wanted if store.blobs.path(each) is None}
    return Preview(
        package=package,
        meant=meant(package.manifest.to, here),
        taken=taken,
        new=len(seeing.arriving),
        known=sum(foresight.known.get(each.id, False) for each in whole),
        links=sum(each.body is None and each.id not in foresight.known for each in admitted),
        posts=posts,
        entities=tuple(seeing.entities()),
        erasures=tuple(seeing.erasures()),
        refused=tuple(_refused(foresight, whole)),
        unknown=Counter(each.kind for each in seeing.arriving if each.kind not in _KNOWN),
        newer=sum(seeing.is_newer(each) for each in seeing.arriving),
        media_new=new,
        media_known=len(package.media) - len(new),
        media_missing=tuple(sorted(unseen)),
        splits=tuple(_splits(store, package, forks)),
        own_lost=_own_lost(store, package),
        own_proved=_own_proved(store, package),
        sender_lost=_sender_lost(store, package),
        people=_people(store, whole),
    )


def _splits(store: Store, package: Package, forks: Iterable[Fork]) -> Iterator[Split]:
    last: dict[tuple[str, str], Record] = {}
    for each in package.records:
        place = (each.device, each.chain)
        last[place] = max(last.get(place, each), each, key=lambda record: record.seq)
    for fork in forks:
        author = last[fork.device, fork.chain].author
        yield Split(fork.device, fork.seq, fork.device == store.chain.device, author)


def _own_lost(store: Store, package: Package) -> int:
    """Records of the chain that this PC writes in, which others know and it does not."""
    own = store.chain.own()
    new = [each.id for each in package.records if (each.device, each.chain) == own]
    ends = (*package.manifest.chains, *package.manifest.told)
    new += [each.id for each in ends if (each.device, each.chain) == own]
    return len(set(new) - outgoing.known(store.db, new).keys())


def _own_proved(store: Store, package: Package) -> bool:
    """Whether that is more than somebody's word: a known key's, or the records themselves."""
    own = store.chain.own()
    new = [each.id for each in package.records if (each.device, each.chain) == own]
    came = len(outgoing.known(store.db, new)) < len(set(new))
    return came or package.seal.standing is Standing.TRUSTED


def _sender_lost(store: Store, package: Package) -> int:
    """The sender was set back, or cut its own chains: it wrote more before it made the file."""
    manifest, furthest = package.manifest, dict[str, Tip]()
    for end in manifest.chains:
        if end.device == manifest.sender.device:
            tip = Tip(end.device, end.chain, end.seq, end.id)
            furthest[end.chain] = max(tip, furthest.get(end.chain, tip), key=lambda each: each.seq)
    return sum(heads.unknown_to(store.db, tip, manifest.made) for tip in furthest.values())


def meant(to: Party | None, here: Party) -> str:
    """Whether a file is for who looks at it: "us", "other", or "anyone" where nobody is named."""
    if to is None or to == Party():
        return "anyone"
    for name in ("device", "person"):
        if wanted := getattr(to, name):
            return "us" if wanted == getattr(here, name) else "other"
    ours = {each.casefold() for each in (here.office, here.office_short, here.name) if each}
    named = {each.casefold() for each in (to.office, to.office_short, to.name) if each}
    return "us" if named & ours or not here.office else "other"


@dataclass(frozen=True)
class _Seeing:
    """``shown`` gathers what has the form of a picture's hash in the posts that were told of."""

    store: Store
    foresight: Foresight
    shown: set[str] = field(default_factory=set)

    @property
    def arriving(self) -> list[Record]:
        return self.foresight.arriving

    def is_newer(self, record: Record) -> bool:
        return record.kind in _KNOWN and record.body is not None and bodies.read(record.kind, record.body)[1]

    def posts(self) -> Iterator[PostLine]:
        told: dict[str, list[Record]] = {}
        for record in self.arriving:
            if record.kind in REMARK_KINDS:
                told.setdefault(record.entity, []).append(record)
        touched = {entity for kind, entity in self.foresight.touched if kind in _ABOUT_POSTS}
        for post in touched:
            yield self._post(post, tuple(map(_told, sorted(told.get(post, ()), key=_age))))

    def _post(self, post: str, told: tuple[Told, ...]) -> PostLine:
        now, then = self.foresight.now("post", post), self.foresight.then("post", post)
        shown = then or now
        data = shown.data if shown else {}
        self.shown.update(each for head in (then.heads if then else ()) for each in self._hashes(head))
        changes = differing(now.data if now else {}, then.data) if then else ()
        status = _status(now, then, bool(changes)) or "told"
        rival, theirs = self._rival(post, now, then) if status == "conflict" else ("", ())
        return PostLine(
            id=post,
            code=reading.code(post),
            title=subject_of(data),
            planned=str(data.get("planned", "")),
            status=status,
            changes=changes,
            conflicts=then.conflicts if then else (),
            told=told,
            newer=then.read_only if then else False,
            theirs=theirs,
            rival=rival,
        )

    def _rival(self, post: str, now: Head | None, then: Head | None) -> tuple[str, tuple[FieldChange, ...]]:
        """The file's own head of a post that was changed here as well; nothing when it has several."""
        arriving = {each.id: each for each in self.arriving if (each.kind, each.entity) == ("post", post)}
        rivals = [each for each in (then.heads if then else ()) if each in arriving]
        if now is None or len(rivals) != 1 or len(now.heads) != 1:
            return "", ()
        data = bodies.read("post", arriving[rivals[0]].body or b"{}")[0]
        return rivals[0], differing(now.data, data)

    def entities(self) -> Iterator[EntityLine]:
        for kind, entity in sorted(self.foresight.touched):
            if kind not in ENTITY_KINDS or kind == "post":
                continue
            now, then = self.foresight.now(kind, entity), self.foresight.then(kind, entity)
            changes = differing(now.data, then.data) if now and then else ()
            status = _status(now, then, bool(changes))
            if status:
                shown = then or now
                name = _name(shown.data) if shown else ""
                yield EntityLine(kind, entity, name, status, changes, then.conflicts if then else ())

    def erasures(self) -> Iterator[Erasure]:
        whole = {each.id for each in self.foresight.incoming.values() if each.body is not None}
        here = {key for key, full in outgoing.known(self.store.db, self.foresight.erasing).items() if full}
        for eraser in {each.id: each for each in self.foresight.erasing.values()}.values():
            gone = [each for each in erasing.records_of(eraser) if each in here or each in whole]
            media = sum(self.store.blobs.path(each) is not None for each in erasing.media_of(eraser))
            if gone:
                titles = tuple(sorted(self._titles(each for each in gone if each in here)))
                reason = str(bodies.read("erase", eraser.body or b"{}")[0].get("reason", ""))
                yield Erasure(eraser.id, reason, eraser.author, eraser.at, len(gone), titles, media)

    def _titles(self, gone: Iterable[str]) -> set[str]:
        found = (records.get(self.store.db, each) for each in gone)
        posts = {each.entity for each in found if each is not None and each.kind in _ABOUT_POSTS}
        heads = (self.foresight.now("post", post) for post in posts)
        return {subject_of(head.data) for head in heads if head is not None}

    def _hashes(self, revision: str) -> set[str]:
        record = self.foresight.incoming.get(revision)
        if record is None or record.body is None:
            record = records.get(self.store.db, revision)
        return outgoing.hashes(record.body) if record and record.body else set()


def _status(now: Head | None, then: Head | None, changed: bool) -> str:
    if then is None:
        return "erased" if now else ""
    if now is None:
        return "new"
    if len(then.heads) > 1 and then.heads != now.heads:
        return "conflict"
    return "changed" if changed else ""


def _told(record: Record) -> Told:
    data: Mapping[str, Any] = bodies.read(record.kind, record.body or b"{}")[0]
    note = str(data.get("note", "") or data.get("link", ""))
    action = UNPUBLISH if data.get("gone") is True else str(data.get("action", ""))
    return Told(record.id, record.kind, action, record.author, record.at, note)


def _refused(foresight: Foresight, whole: Iterable[Record]) -> Iterator[Refusal]:
    found: Counter[tuple[str, str]] = Counter()
    for record in whole:
        if foresight.incoming[record.id].body is None and record.kind in SETTINGS_KINDS:
            found["settings", record.kind] += 1
        elif not foresight.stays(record) and not foresight.known.get(record.id):
            found["erased", record.kind] += 1
    for (why, kind), count in sorted(found.items()):
        yield Refusal(why, kind, count)


def _people(store: Store, whole: Iterable[Record]) -> dict[str, str]:
    """Names by person id, those known here before those the file tells."""
    told = {
        each.entity: _name(bodies.read("person", each.body)[0])
        for each in sorted(whole, key=_age)
        if each.kind == "person" and each.body is not None
    }
    here = {key: str(person.name) for key, person in reading.entities(store.db, "person").items()}
    return told | here


def _name(data: Mapping[str, Any]) -> str:
    return next((str(data[key]) for key in _NAMES if data.get(key)), "")


def _age(record: Record) -> tuple[str, str]:
    return record.at, record.id
