"""Is a bundle whole? Every changed, added, missing or unsafe entry is named; nothing is written.

Without a signature "whole" means: nothing happened to it since somebody made it with this app or
by hand in its manner. That it is *genuine* only the signature of a key that is trusted here can say:
whoever rewrites manifest and sums as a whole cannot make it anew.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from medsos_desktop.bundles import manifest as manifests
from medsos_desktop.bundles.manifest import Manifest
from medsos_desktop.bundles.signatures import UNSIGNED, Judge, Signature, stranger
from medsos_desktop.errors import UserError
from medsos_desktop.keys.sshsig import MAX_ARMOUR
from medsos_desktop.packing.reading import Member, Problem, Refused, hashed, members, read

_MAX_LISTS = 32 * 1024**2
_BEHIND = (manifests.NAME, manifests.SIGNATURE, manifests.SUMS)
_LISTS = frozenset(_BEHIND)
_TOOLS = "tools/"
_MAX_PIXELS = 64_000_000
_UNREAD = frozenset({"absent", "unreadable"})


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found. ``files`` and ``posts`` are counts; a draft and format 1 have no ``signature``."""

    path: Path
    problems: tuple[Problem, ...]
    files: int = 0
    posts: int = 0
    signature: Signature = UNSIGNED
    manifest: Manifest | None = None

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not self.problems

    @property
    def signed(self) -> bool:
        """Somebody signed exactly this; whether to believe them says ``signature.state``."""
        return bool(self.signature.fingerprint) and self.whole

    @property
    def told(self) -> Mapping[str, str | int]:
        """What the verdict's words name: counts, who signed, and the beginning of the key."""
        finger = " ".join(self.signature.fingerprint[at : at + 4] for at in range(0, 16, 4))
        return {"posts": self.posts, "files": self.files, "who": self.signature.who, "finger": finger}

    @property
    def verdict(self) -> str:
        """``bundle.verdict.<this>``: "refused", "unread" where nothing could be looked at; else it is whole,
        and this says who vouches for it: "whole" (nobody), "draft", or "signed-" with the key's state."""
        if self.whole and self.manifest is not None and self.manifest.draft:
            return "draft"
        if self.whole:
            return f"signed-{self.signature.state}" if self.signed else "whole"
        return "unread" if {each.code for each in self.problems} <= _UNREAD else "refused"


def _silent(_done: int, _total: int, _what: str) -> None:
    pass


def verify(
    path: Path, *, judge: Judge = stranger, progress: Callable[[int, int, str], None] = _silent
) -> VerifyReport:
    """Read all of ``path`` and compare it with its manifest, sums and signature.

    ``judge`` says what the key that signed is worth here. Never raises for a bad file; `UserError`
    ``keys.cannot-read`` where this PC cannot read its own key, so that nobody can judge.
    """
    try:
        with path.open("rb") as file:
            return _verify(path, file, judge, progress)
    except Refused as refused:
        return VerifyReport(path, refused.problems)
    except FileNotFoundError:
        return VerifyReport(path, (Problem("absent", path.name),))
    except (OSError, ValueError):  # a NUL in the name is a `ValueError`
        return VerifyReport(path, (Problem("unreadable", path.name),))


def _verify(
    path: Path, file: BinaryIO, judge: Judge, progress: Callable[[int, int, str], None]
) -> VerifyReport:
    entries = {member.name: member for member in members(file, path.name)}
    problems: list[Problem] = []
    manifest: Manifest | None = None
    try:
        manifest = _manifest(file, entries)
    except Refused as refused:  # the sums still say which files are not as they were
        problems += refused.problems
    hashes: dict[str, str] = {}
    for number, (name, member) in enumerate(entries.items(), 1):
        hashes[name] = digest = hashed(file, member, problems)
        if name.endswith(".jpg") and digest:
            problems += _picture(file, member)
        progress(number, len(entries), name)
    if manifest is None:
        told = _sums(file, entries, hashes) if manifests.SUMS in entries else ()
        problems += (each for each in told if each.entry != manifests.NAME)
        return VerifyReport(path, _unique(problems), len(entries))
    problems += _compare(manifest, hashes, entries)
    problems += _sums(file, entries, hashes)
    problems += _posts(manifest)
    signature, wrong = _signature(file, entries, manifest, judge)
    problems += wrong
    return VerifyReport(path, _unique(problems), len(entries), len(manifest.posts), signature, manifest)


def _unique(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each once, in the order they were found."""
    return tuple({(problem.code, problem.entry): problem for problem in problems}.values())


def _signature(
    file: BinaryIO, entries: dict[str, Member], manifest: Manifest, judge: Judge
) -> tuple[Signature, list[Problem]]:
    """Who signed, and what is wrong with it: a signed draft, or format 1, is somebody's trick."""
    member, manifest_member = entries.get(manifests.SIGNATURE), entries[manifests.NAME]
    if member is None:
        return UNSIGNED, []
    wrong = [Problem("signature", manifests.SIGNATURE)]
    if member.size > MAX_ARMOUR or manifest.draft or manifest.version < manifests.VERSION:
        return UNSIGNED, wrong
    try:
        text = read(file, member).decode("ascii")
        return judge(text, read(file, manifest_member)), []
    except UnicodeDecodeError:
        return UNSIGNED, wrong
    except UserError as error:
        if error.code == "keys.cannot-read":  # this PC's own trouble says nothing about the file
            raise
        return UNSIGNED, wrong


def _manifest(file: BinaryIO, entries: dict[str, Member]) -> Manifest:
    member = entries.get(manifests.NAME)
    if member is None:
        raise Refused(Problem("no-manifest", manifests.NAME))
    if member.size > _MAX_LISTS:
        raise Refused(Problem("too-large", manifests.NAME, {"limit": _MAX_LISTS // 1024**2}))
    data = read(file, member)
    try:
        version = msgspec.json.decode(data, type=_Version)
        if version.format != manifests.FORMAT:
            raise Refused(Problem("manifest", manifests.NAME, {"detail": version.format[:40]}))
        if version.version > manifests.VERSION:
            raise Refused(Problem("newer", manifests.NAME, {"version": version.version}))
        return manifests.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        detail = str(error)[:120].replace("{", "(").replace("}", ")")
        raise Refused(Problem("manifest", manifests.NAME, {"detail": detail})) from error


class _Version(msgspec.Struct, frozen=True):
    """Enough of a manifest of any version to know whether it can be read."""

    format: str
    version: int


def _picture(file: BinaryIO, member: Member) -> Iterator[Problem]:
    """A picture's header only: a JPEG of a size somebody can open."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(read(file, member)), formats=["JPEG"]) as image:
            good = image.width * image.height <= _MAX_PIXELS
    except Exception:  # a decoder meets hostile bytes: whatever it raises, the entry is refused
        good = False
    if not good:
        yield Problem("picture", member.name)


def _compare(manifest: Manifest, hashes: dict[str, str], entries: dict[str, Member]) -> Iterator[Problem]:
    """Every file as the manifest has it, no more and no fewer, in its order and the lists behind them."""
    listed = {file.path: file for file in manifest.files}
    if len(listed) != len(manifest.files):
        yield Problem("manifest", manifests.NAME, {"detail": "files"})
    for name in listed:
        if name not in entries:
            yield Problem("missing", name)
    for name, digest in hashes.items():
        if name in _LISTS:
            continue
        if name not in listed:
            yield Problem("added", name)
        elif (listed[name].sha256, listed[name].bytes) != (digest, entries[name].size):
            yield Problem("changed", name)
        if manifest.draft and name.startswith(_TOOLS):  # what nobody approved shall not go out by itself
            yield Problem("draft-tools", name)
    due = [*listed, *(name for name in _BEHIND if name in entries)]
    moved = next((name for name, here in zip(due, entries, strict=False) if name != here), "")
    if moved and set(due) == set(entries):
        yield Problem("order", moved)


def _sums(file: BinaryIO, entries: dict[str, Member], hashes: dict[str, str]) -> Iterator[Problem]:
    """``SHA256SUMS`` says the same as the files, and names every one of them but itself."""
    member = entries.get(manifests.SUMS)
    if member is None:
        yield Problem("missing", manifests.SUMS)
        return
    if member.size > _MAX_LISTS:
        yield Problem("too-large", manifests.SUMS, {"limit": _MAX_LISTS // 1024**2})
        return
    expected = "".join(f"{hashes[name]}  {name}\n" for name in entries if name != manifests.SUMS)
    if read(file, member) == expected.encode("ascii"):
        return
    said = dict(_lines(read(file, member).decode("ascii", "replace")))
    wrong = [name for name in entries if name != manifests.SUMS and said.get(name) != hashes[name]]
    wrong += [name for name in said if name not in entries]
    for name in wrong:
        code = "missing" if name not in entries else "changed" if name in said else "added"
        yield Problem(code, name)
    if not wrong:
        yield Problem("sums", manifests.SUMS)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def _posts(manifest: Manifest) -> Iterator[Problem]:
    """Posts and files tell one story: each caption and picture is the file that is listed."""
    listed = {file.path: file.sha256 for file in manifest.files}
    for post in manifest.posts:
        for delivery in post.deliveries:
            caption = f"{delivery.folder}/caption.txt"
            if listed.get(caption) != delivery.caption_sha256:
                yield Problem("text", caption)
            for picture in delivery.pictures:
                if listed.get(picture.path) != picture.sha256:
                    yield Problem("changed", picture.path)
