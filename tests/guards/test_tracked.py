"""What may not stand in any file that is part of the project."""

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.guards.sources import ROOT

# Spelled in pieces, so that this file does not hold what it looks for.
MACHINE = [
    "/" + "work/", "/" + "tmp/brief", "/" + "root/", "/home" + "/", "c:" + "\\users",
    "pypi" + ".org", "debian" + ".org", "artifact" + "ory", "index" + "-url =",
]  # fmt: skip
ANY_MACHINE = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, MACHINE)) + ")")
ALLOWED = {
    "tools/prove_fresh.sh": {"/" + "root/", "/home" + "/"},  # homes inside the system that it makes
}
TOOLS = ("cla" + "ude", "anthro" + "pic", "chat" + "gpt", "co-" + "authored")
WORDS = re.compile(r"\b(" + "|".join(TOOLS) + r")\b", re.IGNORECASE)
MARKS = re.compile(r"(^|\s)[#*/]+\s*(TO" + "DO|FIX" + "ME|X" + r"XX)\b")
BINARY = (
    ".png", ".jpg", ".jpeg", ".xlsx", ".xls", ".ods", ".zip", ".ico", ".ttf", ".otf", ".db", ".heic", ".webp",
)  # fmt: skip


def tracked() -> list[str]:
    """Files that git knows; the test is left out where there is no git (a source archive)."""
    if shutil.which("git") is None:
        pytest.skip("no git here")
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git checkout")
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every tracked file that is no picture or archive."""
    for name in tracked():
        if not name.endswith(BINARY):
            yield name, (ROOT / name).read_text(encoding="utf-8", errors="replace")


def test_no_paths_of_a_machine_and_no_address_of_a_registry() -> None:
    wrong = [
        f"{name}: {found}"
        for name, text in texts()
        for found in sorted(set(ANY_MACHINE.findall(text.lower())) - ALLOWED.get(name, set()))
    ]
    assert not wrong


def test_no_words_of_the_tools_that_wrote_it_and_no_unfinished_marks() -> None:
    wrong = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if WORDS.search(line) or MARKS.search(line)
    ]
    assert not wrong


def test_nothing_made_by_running_is_tracked() -> None:
    made = ("out/", ".venv/", "build/", "dist/")
    assert not [name for name in tracked() if name.startswith(made) or name.endswith((".pyc", ".part"))]


def test_pictures_of_the_sample_are_small() -> None:
    sample = [name for name in tracked() if name.startswith("resources/sample/")]
    assert not [name for name in sample if (ROOT / name).stat().st_size > 120_000]
