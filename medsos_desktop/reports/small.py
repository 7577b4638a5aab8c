"""Pictures as small as paper needs them, each as its account cuts it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.media import pool
from medsos_desktop.media.cache import Entry, RenderCache
from medsos_desktop.media.encode import jpeg
from medsos_desktop.media.render import Recipe, small
from medsos_desktop.model.post import Crop
from medsos_desktop.reports.model import Picture

SIDE = 640
"""Pixels of the longer side: 370 dpi where a picture is 44 mm, 490 where it is 33."""
_CREST = 360
_QUALITY = 82
_THUMBNAIL = 160  # the cache keeps one beside each picture; nobody looks at this one

Ratios = tuple[float | None, float | None]
Never = Callable[[], bool]
Tell = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to make small: ``asset`` is its SHA-256, ``ratios`` what the account takes."""

    asset: str
    source: Path
    name: str
    ratios: Ratios
    crop: Crop | None = None

    @property
    def recipe(self) -> Recipe:
        """How it is made."""
        return Recipe((SIDE, SIDE), self.ratios, quality=_QUALITY)


def made(
    wanted: Iterable[Wanted], cache: RenderCache, cancelled: Never, tell: Tell = _silent
) -> dict[Wanted, Picture]:
    """The small pictures; those that cannot be made are left out. `Cancelled` soon after ``cancelled()``.

    ``tell`` hears how many of those that are not in the cache are done.
    """
    keys = {each: cache.key(each.asset, each.recipe, each.crop, _THUMBNAIL) for each in dict.fromkeys(wanted)}
    found = {key: entry for key in dict.fromkeys(keys.values()) if (entry := cache.find(key)) is not None}
    missing = {key: each for each, key in keys.items() if key not in found}
    jobs = [_job(key, each, cache) for key, each in missing.items()]
    for done, (job, result) in enumerate(pool.run(jobs, cancelled=cancelled), 1):
        tell(done, len(jobs))
        if not isinstance(result, UserError):
            found[job.key] = cache.put(job.key, result)
        elif result.code.startswith("workspace."):  # the disk's trouble, not the picture's
            raise result
    return {each: _picture(found[key]) for each, key in keys.items() if key in found}


def _job(key: str, wanted: Wanted, cache: RenderCache) -> pool.Job:
    target, thumbnail = cache.paths(key)
    return pool.Job(
        key, wanted.source, target, wanted.recipe, wanted.crop, (thumbnail, _THUMBNAIL), wanted.name
    )


def _picture(entry: Entry) -> Picture:
    return Picture(entry.picture.read_bytes(), entry.rendered.width, entry.rendered.height)


def crest(file: Path) -> Picture:
    """The town's arms from a file, on white; `UserError` ``media.*`` as any picture from outside."""
    image = small(file, Recipe((_CREST, _CREST)), name=file.name)
    return Picture(jpeg(image, _QUALITY, progressive=False), image.width, image.height)
