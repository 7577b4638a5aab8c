"""The sample job: what gets in, what is refused and why, and the same bytes again."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from medsos_desktop.demo.build import open_sample
from medsos_desktop.demo.run import NUMBER, DemoReport, job, run
from medsos_desktop.demo.sample import load
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import State
from medsos_desktop.words import Words
from tests.guards.sources import ROOT

Done = tuple[DemoReport, list[str]]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The job, done once."""
    said: list[str] = []
    return job(tmp_path_factory.mktemp("demo"), Words("id"), said.append), said


def test_the_bundle_is_whole_and_holds_approved_posts(done: Done) -> None:
    report, _said = done
    assert report.good
    assert report.in_bundle >= 12
    assert report.posts == len(load().posts)


def test_the_identity_number_is_caught_and_stays_out(done: Done) -> None:
    report, said = done
    refused = dict(report.refused)
    for title in ("HKSN: mengetuk pintu", "Daftar penerima paket HKSN"):
        assert "pii.identity-number" in refused[title]
        assert any(title in line for line in said)
    with zipfile.ZipFile(report.bundle) as archive:
        assert not any(NUMBER.search(archive.read(name)) for name in archive.namelist())


def test_a_leak_makes_the_job_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("medsos_desktop.demo.run._leaks", lambda *_: iter(["captions.csv"]))
    assert run(tmp_path, Words("id"), said.append) == 1
    assert any("captions.csv" in line for line in said)


def test_the_partner_post_gets_in_with_its_partner_named(done: Done) -> None:
    report, _said = done
    with zipfile.ZipFile(report.bundle) as archive:
        manifest = next(name for name in archive.namelist() if name.endswith("manifest.json"))
        assert "Dapur Mandiri" in json.dumps(json.loads(archive.read(manifest)), ensure_ascii=False)


def test_what_stays_out_is_told_with_its_reason(done: Done) -> None:
    _report, said = done
    assert sum(line.startswith("Tidak ikut paket") for line in said) >= 8
    assert any("menunggu persetujuan" in line for line in said)


def test_the_sample_workspace_has_each_state(tmp_path: Path) -> None:
    workspace, filled = open_sample(tmp_path / "w", home=tmp_path / "h")
    with workspace as ws:
        for post in load().posts:
            assert ws.posts.get(filled.posts[post.slug]).state is post.state, post.slug
        assert {row.state for row in ws.posts.by_state(*State)} == set(State) - {State.MISSED}


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "contoh").mkdir()
    (tmp_path / "contoh" / "surat.txt").write_text("penting", encoding="utf-8")
    with pytest.raises(UserError, match="not-sample"):
        open_sample(tmp_path / "contoh", home=tmp_path / "h")
    assert (tmp_path / "contoh" / "surat.txt").read_text(encoding="utf-8") == "penting"


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
"""Import, check, approve, export, verify in a process where PySide6 cannot be imported."""


def test_elsewhere_and_without_qt_the_whole_flow_makes_the_same_bytes(done: Done, tmp_path: Path) -> None:
    report, _said = done
    elsewhere = {
        **os.environ, "TZ": "America/New_York", "LANG": "C", "PYTHONHASHSEED": "7",
        "HOME": str(tmp_path / "home"),
    }  # fmt: skip
    command = [sys.executable, "-c", FLOW, str(tmp_path)]
    flow = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=elsewhere, umask=0o077)
    assert flow.returncode == 0, flow.stderr[-2000:] + flow.stdout[-2000:]
    assert flow.stdout.rstrip().endswith("flow done")
    again = tmp_path / "out" / report.bundle.name
    assert (
        hashlib.sha256(again.read_bytes()).hexdigest()
        == hashlib.sha256(report.bundle.read_bytes()).hexdigest()
    )
