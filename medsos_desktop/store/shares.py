"""Is a folder on a network share, where SQLite's locks cannot be trusted?"""

import sys
from pathlib import Path

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "davfs"}
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def on_network(folder: Path, mounts: str | None = None) -> bool:
    """Whether ``folder`` lies on a network share, as far as the system tells.

    ``mounts`` is the text of ``/proc/mounts``, read when not given.
    """
    if sys.platform == "win32":
        import ctypes

        path = str(folder.resolve())
        drive = ctypes.windll.kernel32.GetDriveTypeW(path[:3])
        return path.startswith("\\\\") or int(drive) == _DRIVE_REMOTE
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
    return _kind(str(folder.resolve()), mounts) in _NETWORK


def _kind(path: str, mounts: str) -> str:
    """File system of the longest mount point above ``path``."""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:
            point = parts[1].replace("\\040", " ")
            inside = path == point or path.startswith(point.rstrip("/") + "/")
            if inside and len(point) >= len(best):
                best, kind = point, parts[2]
    return kind
