"""The start pays for no key: what is heavy is imported where it is used."""

import subprocess
import sys
from pathlib import Path

from medsos_desktop import keys

HEAVY = ("cryptography", "segno")


def test_importing_the_room_imports_neither_cryptography_nor_segno() -> None:
    names = sorted(file.stem for file in Path(keys.__file__).parent.glob("*.py") if file.stem != "__init__")
    assert len(names) > 10
    code = "".join(f"import medsos_desktop.keys.{name}\n" for name in names)
    code += f"import sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
