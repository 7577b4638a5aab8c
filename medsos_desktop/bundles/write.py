"""From a bundle on paper to a verified ZIP: render, write, read back, move into place.

``name.zip.part`` -> read back and verified -> fsync -> ``os.replace``. Whatever stops it, cancel
included, leaves no file; rendered pictures stay in the cache, so that a second try is quick.
"""

import errno
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from medsos_desktop.bundles import manifest as manifests
from medsos_desktop.bundles import parts
from medsos_desktop.bundles.early import Early
from medsos_desktop.bundles.formats.registry import FORMATS
from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.model import THUMBNAIL, Bundle, Picture, Step
from medsos_desktop.bundles.schedulers import making
from medsos_desktop.bundles.verify import verify
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media import pool
from medsos_desktop.media.cache import Entry as RenderedPicture
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.packing.entries import Entry, text_entry
from medsos_desktop.packing.placing import free_bytes, placed
from medsos_desktop.packing.writing import Archive, Changed, sums_text
from medsos_desktop.words import Words

MAX_BYTES = 4 * 1024**3 - 64 * 1024**2
"""Just below what FAT32 and a ZIP without 64-bit fields hold."""

_MIB = 1024**2
_SPARE = 4 * _MIB  # room for tables, page and manifest beside the pictures
_AGAIN = 0.96  # a little less than would do if all of a part grew with its posts
_FULL = (errno.ENOSPC, errno.EDQUOT)

Progress = Callable[[int, int, str], None]
Sign = Callable[[bytes], str]
"""Makes the armoured signature of the manifest's bytes."""
CancelledNow = Callable[[], bool]


def _silent(_done: int, _total: int, _what: str) -> None:
    pass


def _never() -> bool:
    return False


class _TooLarge(Exception):
    """A part is larger than was foreseen: ``size`` in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


@dataclass(slots=True)
class _Meter:
    """One scale over rendering, writing and reading back."""

    total: int
    progress: Progress
    cancelled: CancelledNow
    done: int = 0

    def step(self, key: str, entry: str = "") -> None:
        if self.cancelled():
            raise Cancelled
        self.done += 1
        self.progress(min(self.done, self.total), self.total, Step(key, entry))


def write(
    bundle: Bundle,
    target: Path,
    cache: RenderCache,
    *,
    sign: Sign | None = None,
    workers: int = pool.WORKERS,
    progress: Progress = _silent,
    cancelled: CancelledNow = _never,
) -> Path:
    """Write ``bundle`` to ``target`` (an existing file is replaced at the end, in one moment).

    ``sign`` makes the signature of the manifest; a draft has none. Raises `UserError` ``bundle.*`` or
    ``media.*``, and `Cancelled`; then ``target`` is as it was.
    """
    return write_parts(
        bundle, target, cache, sign=sign, workers=workers, progress=progress, cancelled=cancelled
    )[0]


def write_parts(
    bundle: Bundle,
    target: Path,
    cache: RenderCache,
    *,
    limit: int | None = None,
    sign: Sign | None = None,
    workers: int = pool.WORKERS,
    progress: Progress = _silent,
    cancelled: CancelledNow = _never,
) -> tuple[Path, ...]:
    """As `write`, in as many files of at most ``limit`` bytes as it takes.

    Without ``limit`` it is cut as well where one file would be more than FAT32 and a plain ZIP hold. Several
    files get names of their own beside ``target`` and replace nothing. None gets its name before all are
    written and read back: only a disk that fails at the naming itself leaves some, each whole.
    """
    _require_target(bundle, target)
    jobs = _jobs(bundle, cache)
    found = {key: cache.find(key) for key in jobs}
    meter = _Meter(sum(entry is None for entry in found.values()), progress, cancelled)
    meter.total += 2 * _entry_count(bundle)
    rendered: dict[str, RenderedPicture] = {}
    words = Words(bundle.language)
    material = Material(bundle, words, lambda picture: rendered[_key(picture, cache)], cache.kept)
    early = Early(material, () if limit else _formats(bundle))  # of a part, all of them are others
    rendered |= _render(jobs, found, cache, workers, meter, early)
    material = replace(material, ahead=early.made)
    pictures = sum(entry.rendered.bytes for entry in rendered.values())
    _require_room(target.parent, pictures)
    if limit is None and pictures + _SPARE > MAX_BYTES:
        limit = MAX_BYTES
    with _disk_troubles(target, rendered), _rot_forgotten(rendered, cache):
        return _write_all(material, target, limit, sign, meter)


def _write_all(
    material: Material, target: Path, limit: int | None, sign: Sign | None, meter: _Meter
) -> tuple[Path, ...]:
    """As many files as the limit asks for; cut anew when a part came out larger than foreseen."""
    aim = limit
    while True:
        made = parts.split(material.bundle, material.rendered, limit, aim) if limit else (material.bundle,)
        try:
            return _write_files(material, made, parts.names(target, made), limit, sign, meter)
        except _TooLarge as found:
            aim = int((aim or 0) * (limit or 0) / found.size * _AGAIN)


def _write_files(
    material: Material,
    made: tuple[Bundle, ...],
    names: tuple[Path, ...],
    limit: int | None,
    sign: Sign | None,
    meter: _Meter,
) -> tuple[Path, ...]:
    """Every part written and read back before the first of them gets its name."""
    meter.total += (len(made) - 1) * 2 * (len(FORMATS) + 2)
    with ExitStack() as still_open:
        for name, each in zip(names, made, strict=True):
            file = still_open.enter_context(placed(name))
            part = material if each is material.bundle else replace(material, bundle=each, ahead={})
            _write(file, part, sign, meter)
            size = file.stat().st_size
            if limit is not None and size > limit:
                raise _TooLarge(size)
            _prove(file, meter)
    return names


def _require_target(bundle: Bundle, target: Path) -> None:
    if not bundle.items:
        raise UserError("bundle.nothing")
    if target.suffix.lower() != ".zip":
        raise UserError("bundle.name", name=target.name)
    if not target.parent.is_dir():
        raise UserError("bundle.no-folder", name=str(target.parent))


def _require_room(folder: Path, pictures: int) -> None:
    need = pictures + _SPARE
    free = free_bytes(folder)
    if free < need:
        raise UserError("bundle.full", name=str(folder), need=-(-need // _MIB), free=free // _MIB)


def _pictures(bundle: Bundle) -> Iterator[tuple[str, Picture]]:
    for item in bundle.items:
        for delivery in item.deliveries:
            for picture in delivery.pictures:
                yield item.title or item.code, picture


def _key(picture: Picture, cache: RenderCache) -> str:
    return cache.key(picture.asset, picture.recipe, picture.crop, THUMBNAIL)


def _jobs(bundle: Bundle, cache: RenderCache) -> dict[str, tuple[str, pool.Job]]:
    """One job a different picture, with the post that errors name; in the order of the bundle."""
    jobs: dict[str, tuple[str, pool.Job]] = {}
    for post, picture in _pictures(bundle):
        key = _key(picture, cache)
        if key not in jobs:
            target, thumbnail = cache.paths(key)
            called = picture.called or picture.source.name
            jobs[key] = (
                post,
                pool.Job(
                    key, picture.source, target, picture.recipe, picture.crop, (thumbnail, THUMBNAIL), called
                ),
            )
    return jobs


def _formats(bundle: Bundle) -> tuple[Format, ...]:
    return tuple(each for each in FORMATS if each.in_draft or not bundle.draft)


def _render(
    jobs: dict[str, tuple[str, pool.Job]],
    found: dict[str, RenderedPicture | None],
    cache: RenderCache,
    workers: int,
    meter: _Meter,
    early: Early,
) -> dict[str, RenderedPicture]:
    """Every picture, from the cache or made now; ``early`` makes a format's files after each."""
    wanted = [job for key, (_, job) in jobs.items() if found[key] is None]
    ready = {key: entry for key, entry in found.items() if entry is not None}
    for job, result in pool.run(wanted, workers=workers, cancelled=meter.cancelled):
        post = jobs[job.key][0]
        if isinstance(result, UserError):
            if result.code.startswith("workspace."):  # the disk's trouble, not the picture's
                raise result
            raise UserError("bundle.picture", name=job.name, post=post) from result
        ready[job.key] = cache.put(job.key, result)
        meter.step("bundle.step.render", job.name)
        early.step()
    for key, entry in ready.items():
        post, job = jobs[key]
        if not entry.rendered.fits:
            limit = (job.recipe.max_bytes or 0) // 1024
            raise UserError("bundle.picture-limit", name=job.name, post=post, limit=limit)
    return ready


def _entry_count(bundle: Bundle) -> int:
    """Entries of the ZIP as the formats make them, for the scale of the progress bar only."""
    texts = sum(len(each.fields) for item in bundle.items for each in item.deliveries)
    alts = sum(bool(picture.alt) for _, picture in _pictures(bundle))
    uploads = sum(len(files) for _, files in making.made(bundle))
    return texts + alts + bundle.pictures + uploads + len(FORMATS)


def _all_entries(material: Material, archive: Archive, sign: Sign | None) -> Iterator[Entry]:
    """Everything in its order; manifest and sums last, since they name what was written before them."""
    draft = material.bundle.draft
    for each in _formats(material.bundle):
        yield from material.ahead.get(each.id) or each.entries(material)
    manifest = manifests.encode(manifests.build(material.bundle, archive.stored))
    yield Entry(manifests.NAME, manifest)
    if sign is not None and not draft:
        yield text_entry(manifests.SIGNATURE, sign(manifest))
    yield text_entry(manifests.SUMS, sums_text(archive.stored))


def _write(part: Path, material: Material, sign: Sign | None, meter: _Meter) -> None:
    """The whole ZIP, on the disk when this returns."""
    with part.open("w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as zipped:
            archive = Archive(zipped)
            for entry in _all_entries(material, archive, sign):
                archive.add(entry)
                meter.step("bundle.step.write", entry.path)
        file.flush()
        os.fsync(file.fileno())


def _prove(part: Path, meter: _Meter) -> None:
    """Read back what was written, with the reader that refuses anything odd."""
    report = verify(part, progress=lambda _n, _of, entry: meter.step("bundle.step.check", entry))
    if not report.whole:
        first = report.problems[0]
        raise UserError("bundle.readback", entry=first.entry or first.code)


@contextmanager
def _rot_forgotten(rendered: dict[str, RenderedPicture], cache: RenderCache) -> Iterator[None]:
    """When a rendered picture reads differently now, the cache forgets it: the next try makes it anew."""
    try:
        yield
    except Changed as error:
        for key in rendered:
            cache.find(key, proved=True)
        raise UserError("bundle.changed-meanwhile", name=error.path) from error


@contextmanager
def _disk_troubles(target: Path, rendered: dict[str, RenderedPicture]) -> Iterator[None]:
    """What the operating system refuses, in words."""
    try:
        yield
    except zipfile.LargeZipFile as error:
        raise UserError("bundle.too-large", limit=MAX_BYTES // _MIB) from error
    except OSError as error:
        if error.errno in _FULL:
            need = sum(entry.rendered.bytes for entry in rendered.values()) + _SPARE
            free = free_bytes(target.parent) // _MIB
            raise UserError(
                "bundle.full", name=str(target.parent), need=-(-need // _MIB), free=free
            ) from error
        raise UserError("bundle.refused", name=str(target), detail=error.strerror or str(error)) from error
