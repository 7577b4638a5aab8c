"""Where the data files are, in a checkout (``resources/``) and in an installed wheel alike."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder ``resources``, beside the package in a checkout and inside it in a wheel."""
    here = Path(__file__).resolve().parent
    inside = here / "resources"
    return inside if inside.is_dir() else here.parent / "resources"


def path(*parts: str) -> Path:
    """A file or folder below ``resources``."""
    return root().joinpath(*parts)
