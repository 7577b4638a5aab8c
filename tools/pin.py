"""Pins every package: ``python tools/pin.py`` writes ``run.txt``, ``dev.txt`` and ``train.txt`` anew.

Needs ``uv`` (``.venv/bin/python -m pip install uv``), which is not a dependency of the product. One
file serves Python 3.11 to 3.14 on Linux and Windows: markers stand where versions differ. The files
carry names, versions and hashes only, never an index address. Versions rise only when this runs.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
    "--no-emit-index-url", "--quiet", "--upgrade",
)  # fmt: skip


def _uv() -> str:
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.is_file() else shutil.which("uv")
    if found is None:
        sys.exit(f"uv is missing: {sys.executable} -m pip install uv")
    return found


def _compile(sources: list[str], constraints: list[str], target: str) -> None:
    holds = [part for name in constraints for part in ("--constraint", f"requirements/{name}")]
    command = [_uv(), "pip", "compile", *OPTIONS, *holds, *sources, "--output-file", f"requirements/{target}"]
    subprocess.run(command, cwd=ROOT, check=True)
    lines = (FOLDER / target).read_text(encoding="utf-8")
    if "://" in lines:
        sys.exit(f"requirements/{target} names an address")
    print(f"requirements/{target}: {sum('==' in line for line in lines.splitlines())} packages")


def main() -> None:
    """Pins what the product needs, its developers beside it, and what teaches the second opinion."""
    _compile(["pyproject.toml"], ["constraints.in"], "run.txt")
    _compile(["pyproject.toml", "requirements/dev.in"], ["constraints.in", "run.txt"], "dev.txt")
    _compile(["requirements/train.in"], ["constraints.in"], "train.txt")


if __name__ == "__main__":
    main()
