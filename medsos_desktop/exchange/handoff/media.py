"""Pictures and other files inside a hand-off file: looked at before anything is kept of them."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import lines
from medsos_desktop.exchange.handoff import manifest as manifests
from medsos_desktop.exchange.handoff.kinds import UNOPENED
from medsos_desktop.exchange.handoff.package import Media
from medsos_desktop.exchange.handoff.plan import CARD
from medsos_desktop.media import limits
from medsos_desktop.media.opening import image_in
from medsos_desktop.packing.reading import Member, Window

_OTHER = frozenset({manifests.NAME, manifests.SIGNATURE, lines.RECORDS, lines.LINKS, CARD})
_NAME = re.compile(r"media/([0-9a-f]{64})(\.[a-z0-9]{1,5})", re.ASCII)
_PICTURES = frozenset(limits.EXTENSIONS.values())


def checked(file: BinaryIO, entries: Iterable[Member]) -> Mapping[str, Media]:
    """Those among ``entries`` that are media, by SHA-256.

    What says it is a picture must be one, of its format and within the limits; the few other kinds are
    kept as they are. Raises `UserError` ``handoff.extra``, ``handoff.media`` naming the ``entry``.
    """
    found: dict[str, Media] = {}
    for member in entries:
        if member.name in _OTHER:
            continue
        named = _NAME.fullmatch(member.name)
        if named is None or named[1] in found or named[2] not in _PICTURES | UNOPENED:
            raise UserError("handoff.extra", entry=member.name)
        if named[2] in _PICTURES:
            _require_picture(file, member, named[2])
        found[named[1]] = Media(named[1], named[2], member)
    return found


def _require_picture(file: BinaryIO, member: Member, extension: str) -> None:
    if member.size > limits.MAX_BYTES:
        raise UserError("handoff.media", entry=member.name)
    try:
        with image_in(io.BufferedReader(Window(file, member)), member.name) as image:
            good = limits.EXTENSIONS.get(image.format or "") == extension
    except UserError as error:
        good = error.code == "media.heic"  # no decoder on this PC is no fault of the picture
    if not good:
        raise UserError("handoff.media", entry=member.name)
