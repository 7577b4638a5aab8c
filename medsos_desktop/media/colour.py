"""Any mode and any profile to plain sRGB on white, which is what every channel shows."""

import io
from typing import TYPE_CHECKING, Any

from medsos_desktop.media import limits

if TYPE_CHECKING:
    from PIL import Image

_PAPER = (255, 255, 255)


def smooth(image: "Image.Image") -> "Image.Image":
    """In a mode that can be scaled well: palettes and bitmaps would be scaled by nearest neighbour."""
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "I":
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("RGB", "L") and "transparency" in image.info:
        return image.convert("RGBA" if image.mode == "RGB" else "LA")
    return image


def to_srgb(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    """RGB in sRGB, transparency laid on white. ``profile`` is the embedded ICC profile, if any."""
    if profile and len(profile) <= limits.MAX_ICC:
        image = _managed(image, profile)
    if image.mode in ("RGBA", "LA", "RGBa", "La"):
        image = _on_paper(image.convert("RGBA"))
    return image if image.mode == "RGB" else image.convert("RGB")


def _on_paper(image: "Image.Image") -> "Image.Image":
    from PIL import Image

    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _managed(image: "Image.Image", profile: bytes) -> "Image.Image":
    """Through the profile, when it is a good one and not sRGB itself; otherwise as it is."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    body = image.convert({"RGBA": "RGB", "LA": "L"}[image.mode]) if alpha is not None else image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if _is_srgb(source):
            return image
        if body.mode not in _modes_of(source):
            return image
        made = ImageCms.profileToProfile(body, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a damaged profile says nothing about the colours
    if made is None:
        return image
    if alpha is not None:
        made.putalpha(alpha)
    return made


def _is_srgb(profile: Any) -> bool:
    description = profile.profile.profile_description or ""
    return "srgb" in description.lower()


def _modes_of(profile: Any) -> tuple[str, ...]:
    space = (profile.profile.xcolor_space or "").strip()
    return {"RGB": ("RGB",), "GRAY": ("L",), "CMYK": ("CMYK",), "Lab": ("LAB",)}.get(space, ())
