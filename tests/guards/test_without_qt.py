"""The whole flow in a process where PySide6 cannot be imported: import, check, approve, export, verify."""

import subprocess
import sys
from pathlib import Path

from tests.guards.sources import ROOT

FLOW = '''
import sys
from pathlib import Path


class NoQt:
    """Refuses every import of Qt and of the windows."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "ui"}:
            raise ImportError(name + " is not for the core")


sys.meta_path.insert(0, NoQt())
folder = Path(sys.argv[1])
from medsos_desktop.cli import main

sheet = folder / "kalender.csv"
sheet.write_text(
    "Tanggal,Jam,Kanal,Judul,Caption\\n"
    "21/12/2026,08:00,WA,Jam layanan,Loket buka pukul 08.00 WIB. Semua layanan gratis.\\n",
    encoding="utf-8",
)
assert main(["demo", "--out", str(folder / "out")]) == 0
space = str(folder / "out" / "contoh")
assert main(["import", str(sheet), "--workspace", space]) == 0
assert main(["check", "--workspace", space]) in (0, 1)
bundle = str(folder / "lagi.zip")
days = ["--from", "2026-12-16", "--to", "2026-12-31"]
assert main(["export", "--workspace", space, *days, "--out", bundle]) == 0
assert main(["verify", bundle]) == 0
assert not any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in sys.modules)
print("flow done")
'''


def test_the_whole_flow_runs_without_qt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FLOW, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    assert done.stdout.rstrip().endswith("flow done")
