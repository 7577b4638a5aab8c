"""Facts of a picture file, from its header alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError
from medsos_desktop.media import limits
from medsos_desktop.media.opening import opened

if TYPE_CHECKING:
    from PIL import Image

_ORIENTATION = 0x0112
_GPS = 0x8825


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header says. ``width`` and ``height`` are pixels after the EXIF turn; ``size`` is in bytes.

    ``format`` is Pillow's name. ``located`` says that the file carries a place (GPS), which an export
    strips. ``turned`` is the EXIF orientation, 1 to 8.
    """

    format: str
    mime: str
    size: int
    width: int
    height: int
    animated: bool
    turned: int
    located: bool
    alpha: bool
    profile: bool


def probe(path: Path, name: str = "") -> Facts:
    """Facts of the picture at ``path``; refuses with `UserError` as `media.opening.opened` does."""
    with opened(path, name) as image:
        kind = image.format or ""
        if kind not in limits.MIMES:
            raise UserError("media.format", name=name or path.name)
        turned, located = _exif(image)
        width, height = image.size if turned < 5 else image.size[::-1]
        return Facts(
            format=kind,
            mime=limits.MIMES[kind],
            size=path.stat().st_size,
            width=width,
            height=height,
            animated=_animated(image),
            turned=turned,
            located=located,
            alpha=image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info,
            profile=bool(image.info.get("icc_profile")),
        )


def orientation(image: "Image.Image") -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none or it is nonsense."""
    return _exif(image)[0]


def _exif(image: "Image.Image") -> tuple[int, bool]:
    try:
        exif = image.getexif()
        turned = exif.get(_ORIENTATION, 1)
        located = _GPS in exif
    except Exception:  # damaged metadata: the picture itself is still good
        return 1, False
    return (turned if isinstance(turned, int) and 1 <= turned <= 8 else 1), located


def _animated(image: "Image.Image") -> bool:
    if image.format not in ("GIF", "WEBP", "PNG"):
        return False
    try:
        return bool(getattr(image, "is_animated", False))
    except Exception:  # a damaged second frame; the first one is what we use
        return False
