"""Hand-off files in words: the line of a file that waits, and the lines of a preview."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from medsos_desktop.calendar import format as dates
from medsos_desktop.calendar.zones import zone
from medsos_desktop.exchange.handoff.keyring import called
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.manifest import Manifest, Party
from medsos_desktop.exchange.handoff.preview import EntityLine, PostLine, Preview
from medsos_desktop.exchange.handoff.seals import Seal, Standing
from medsos_desktop.figures import size as sized
from medsos_desktop.words import Words

_FIELDS = 6
"""Changed fields that one line names."""


def line(manifest: Manifest, size: int, words: Words, local_zone: str) -> str:
    """One line for a list: "Usulan dari Siti (Cacaban), Rab 16 Des 2026, 09.20 WIB: 3 unggahan, 12 MB"."""
    key = "handoff.line_card" if manifest.kind == Kind.KEY_CARD else "handoff.line"
    at = datetime.fromisoformat(manifest.made).astimezone(zone(local_zone)).replace(tzinfo=None)
    return words(
        key,
        kind=words(f"handoff.kind.{manifest.kind}"),
        sender=sender(manifest.sender, words),
        made=dates.moment(words, at, local_zone),
        posts=words("handoff.posts", n=manifest.counts.posts),
        size=sized(words, size),
    )


def parcel(manifest: Manifest, size: int, words: Words, local_zone: str) -> tuple[str, str]:
    """The same in two lines: "Usulan dari Siti (Cacaban)", and when, how many posts, how large."""
    at = datetime.fromisoformat(manifest.made).astimezone(zone(local_zone)).replace(tzinfo=None)
    kind, name = words(f"handoff.kind.{manifest.kind}"), sender(manifest.sender, words)
    posts = words("handoff.posts", n=manifest.counts.posts) if manifest.counts.posts else ""
    parts = (dates.moment(words, at, local_zone), posts, sized(words, size))
    return words("handoff.parcel", kind=kind, sender=name), " · ".join(part for part in parts if part)


def sender(party: Party, words: Words) -> str:
    """A person and their office, or whatever of it is known."""
    office = party.office_short or party.office
    if party.name and office:
        return words("handoff.party", name=party.name, office=office)
    return party.name or office or words("handoff.nobody")


def seal(found: Seal, words: Words) -> str:
    """What the signature is worth."""
    standing = "own" if found.own and found.standing is Standing.TRUSTED else str(found.standing)
    return words(f"handoff.seal.{standing}", holder=found.holder or words("handoff.nobody"))


def card(seen: Preview, words: Words) -> str:
    """Whose the card inside is, and what may be done with it; "" where there is nothing to do."""
    if seen.card is None:
        return ""
    if seen.package.kind is Kind.KEY_CARD:
        state = "believed" if seen.card_believed else "new" if seen.card_new else "known"
        return words(f"handoff.card.{state}", name=called(seen.card))
    if seen.package.seal.standing is Standing.UNKNOWN:
        return words("handoff.card.sender", name=called(seen.card))
    return ""


def preview_lines(seen: Preview, words: Words, local_zone: str) -> Iterator[str]:
    """Everything that a person should read before taking a file."""
    manifest = seen.package.manifest
    yield line(manifest, seen.package.size, words, local_zone)
    yield seal(seen.package.seal, words)
    if seen.estranged:
        yield words("handoff.estranged")
    if said := card(seen, words):
        yield said
    if manifest.to is not None:
        yield words(f"handoff.meant.{seen.meant}", name=sender(manifest.to, words))
    if seen.taken:
        yield words("handoff.taken")
    if seen.nothing:
        yield words("handoff.same")
    yield from (_post(each, seen, words) for each in seen.posts)
    yield from (_entity(each, words) for each in seen.entities)
    yield from _warnings(seen, words)


def _post(post: PostLine, seen: Preview, words: Words) -> str:
    said = [words(f"handoff.status.{post.status}")]
    changed = _fields((each.path for each in post.changes), words)
    said += [words("handoff.fields", fields=changed)] if changed and post.status != "new" else []
    apart = _fields(post.conflicts, words)
    said += [words("handoff.apart", fields=apart)] if apart else []
    for each in post.told:
        name = seen.people.get(each.author) or words("handoff.nobody")
        keys = [f"handoff.told.{each.action}", f"handoff.told.{each.kind}", "handoff.told.other"]
        what = words.first(keys)
        said.append(words("handoff.told_by", what=what, name=name))
        said += [words("handoff.note", note=" ".join(each.note.split())[:200])] if each.note else []
    said += [words("handoff.newer")] if post.newer else []
    return words("handoff.post", title=post.title or post.code, code=post.code, said="; ".join(said))


def _entity(entity: EntityLine, words: Words) -> str:
    status = words(f"handoff.status.{entity.status}")
    kind = words.first([f"handoff.entity.{entity.kind}", "handoff.entity.other"])
    return words("handoff.other", kind=kind, name=entity.name or entity.id[:12], said=status)


def _fields(paths: Iterable[str], words: Words) -> str:
    """The fields as people call them, each once: "judul, naskah"."""
    keys = dict.fromkeys(path.partition(".")[0] for path in paths)
    names = list(dict.fromkeys(words.first([f"handoff.field.{key}", "handoff.field.other"]) for key in keys))
    return ", ".join(names[:_FIELDS]) + (" …" if len(names) > _FIELDS else "")


def chain_lines(seen: Preview, words: Words) -> Iterator[str]:
    """What the file tells of PCs that were set back, or whose history was rewritten."""
    for split in seen.splits:
        name = seen.people.get(split.author) or split.device[:8]
        if not split.ours:
            yield words("handoff.split", name=name, device=split.device[:8], place=split.place)
    if seen.own_lost:
        key = "handoff.own_lost" if seen.own_proved else "handoff.own_told"
        yield words(key, n=seen.own_lost)
    if seen.sender_lost:
        yield words("handoff.sender_lost", n=seen.sender_lost)


def _warnings(seen: Preview, words: Words) -> Iterator[str]:
    yield from chain_lines(seen, words)
    for erasure in seen.erasures:
        titles = ", ".join(erasure.titles) or words("handoff.nobody")
        yield words("handoff.erasure", n=erasure.records, reason=erasure.reason, titles=titles)
    for refusal in seen.refused:
        yield words(f"handoff.refused.{refusal.why}", n=refusal.count)
    if seen.unknown or seen.newer:
        yield words("handoff.unknown", n=sum(seen.unknown.values()) + seen.newer)
    if seen.media_new:
        yield words("handoff.media_new", n=len(seen.media_new), size=sized(words, seen.media_bytes))
    if seen.media_missing:
        yield words("handoff.media_missing", n=len(seen.media_missing))
