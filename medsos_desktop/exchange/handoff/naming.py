"""Names of hand-off files: ASCII, short, safe on FAT32, and never the same for two different files."""

import re
from datetime import datetime

from medsos_desktop.exchange.handoff.kinds import FILE_WORD, Kind
from medsos_desktop.exchange.handoff.manifest import Manifest
from medsos_desktop.packing.names import slug

SUFFIX = ".medsos"
_NUMBER = r"( ?\(\d{1,3}\))?"
_LIKE = re.compile(rf".*\.medsos{_NUMBER}(\.zip)?{_NUMBER}", re.IGNORECASE | re.DOTALL)


def file_name(manifest: Manifest, sha256: str, local: datetime) -> str:
    """``usulan_cacaban_20261216-0920_3f9a1c2b.medsos``; ``local`` is when it was made, on the office's clock.

    The hash is the manifest's: so two PCs that write into one synced folder never meet on a name.
    """
    office = slug(manifest.sender.office_short or manifest.sender.office, 24) or "kantor"
    return f"{FILE_WORD[Kind(manifest.kind)]}_{office}_{local:%Y%m%d-%H%M}_{sha256[:8]}{SUFFIX}"


def looks_like_one(name: str) -> bool:
    """Whether a file may be one by its name, as phones and browsers rename them: ``x.medsos (1).zip``.

    Hidden files and what programs write beside a file while they copy it are none.
    """
    return not name.startswith((".", "~")) and _LIKE.fullmatch(name) is not None
