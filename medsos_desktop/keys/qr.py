"""The QR of a public key: its whole fingerprint and the key itself, in the letters QR packs tightest."""

import io
import re
from typing import TYPE_CHECKING

from medsos_desktop.errors import UserError
from medsos_desktop.keys import ssh

if TYPE_CHECKING:
    import segno

MARK = "MEDSOS-KUNCI"
VERSION = 1
MAX_TEXT = 400
"""Characters of a scanned text; ours have 144."""
QUIET = 4
"""Light modules that must stay around the matrix, for a reader to find it."""
_TEXT = re.compile(rf"{MARK}:(\d{{1,3}}):([0-9A-F]{{64}}):([0-9A-F]{{64}})", re.ASCII)


def text(public: bytes) -> str:
    """What the code says: mark, version, fingerprint, key; capitals, so that it stays small."""
    return f"{MARK}:{VERSION}:{ssh.fingerprint(public)}:{ssh.sound(public).hex()}".upper()


def read(scanned: str) -> bytes:
    """The raw public key of a scanned text. `UserError` ``keys.qr-foreign``, ``keys.qr-newer``."""
    found = _TEXT.fullmatch(scanned.strip().upper()) if len(scanned) <= MAX_TEXT else None
    if found is None:
        raise UserError("keys.qr-foreign")
    if int(found[1]) != VERSION:
        raise UserError("keys.qr-newer")
    public = ssh.sound(bytes.fromhex(found[3]))
    if ssh.fingerprint(public).upper() != found[2]:
        raise UserError("keys.qr-foreign")
    return public


def matrix(public: bytes) -> tuple[tuple[bool, ...], ...]:
    """Rows of modules, true where dark; draw `QUIET` light ones around."""
    return tuple(tuple(bool(module) for module in row) for row in _code(public).matrix)


def svg(public: bytes) -> str:
    """A standalone SVG with its quiet zone, one unit a module; the same bytes every time."""
    out = io.BytesIO()
    _code(public).save(out, kind="svg", border=QUIET, xmldecl=False, nl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode("utf-8")


def _code(public: bytes) -> "segno.QRCode":
    import segno

    return segno.make_qr(text(public), error="m")
