"""Pictures of every screen from the sample, light and dark, for `docs/` and ``make run`` without a display.

``python tools/screenshots.py --out FOLDER [--workspace DIR] [--size 1366x768] [--only NAME] [--scale 1.5]``
Without ``--workspace`` the sample is made in a temporary folder. Needs only the offscreen platform of Qt.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop  # noqa: E402 - after the platform is chosen
from PySide6.QtWidgets import QApplication  # noqa: E402

from medsos_desktop.model.office import Role  # noqa: E402
from medsos_desktop.model.post import State  # noqa: E402
from ui.app import application  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.shell.window import MainWindow  # noqa: E402
from ui.theme.apply import apply, choose  # noqa: E402

_THEMES = ("light", "dark")
_SUFFIX = {"light": "", "dark": "-gelap"}
_QUIET_MS, _LONGEST_MS = 320, 4_000
"""A picture is taken once no work has run for a while (the editor checks after 250 ms)."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: file name, screen, and what is opened there (asked of the window when it is time).

    ``who``: somebody with this role sits at the PC, and nobody of another role.
    """

    name: str
    screen: str
    target: Callable[[MainWindow], dict[str, str]] = field(default=lambda _window: {})
    who: Role = Role.WRITER


def _post(*states: State) -> Callable[[MainWindow], dict[str, str]]:
    def find(window: MainWindow) -> dict[str, str]:
        assert window.session is not None
        rows = window.session.workspace.posts.by_state(*states)
        return {"post": rows[0].id} if rows else {}

    return find


def _signed(window: MainWindow) -> dict[str, str]:
    return {**_post(State.IN_APPROVAL)(window), "sheet": "week"}


def _sheet(window: MainWindow) -> dict[str, str]:
    from tools import sample_sheet

    return {"file": str(sample_sheet.write(window.home / "kalender-januari.csv"))}


def _results(window: MainWindow) -> dict[str, str]:
    from tools import sample_results

    assert window.session is not None
    workspace, words = window.session.workspace, window.session.words
    return {"file": str(sample_results.write(workspace, words, window.home / "hasil.csv"))}


def _parcel(window: MainWindow) -> dict[str, str]:
    from tools import sample_parcel

    assert window.session is not None
    return {"file": str(sample_parcel.write(window.session.workspace, window.home / "berkas"))}


def _section(key: str) -> Callable[[MainWindow], dict[str, str]]:
    return lambda _window: {"section": key}


SHOTS = (
    Shot("beranda", "home"),
    Shot("kalender-bulan", "calendar", lambda _window: {"view": "month"}),
    Shot("kalender-minggu", "calendar", lambda _window: {"view": "week"}),
    Shot("naskah", "composer", _post(State.RETURNED)),
    Shot("naskah-tayang", "composer", _post(State.PUBLISHED)),
    Shot("persetujuan", "approval", _post(State.IN_APPROVAL), Role.APPROVER),
    Shot("persetujuan-kertas", "approval", _signed),
    Shot("ekspor", "export"),
    Shot("ekspor-penjadwal", "export", lambda _window: {"part": "tools"}),
    Shot("ambil-excel", "importing", _sheet),
    Shot("hasil-unggahan", "results", _results),
    Shot("catatan-kegiatan", "activity"),
    Shot("panduan", "guidance", lambda _window: {"code": "dignity.poverty-label"}),
    Shot("panduan-istilah", "guidance", lambda _window: {"page": "glossary"}),
    Shot("panduan-foto", "guidance", lambda _window: {"page": "photo-list"}),
    Shot("panduan-balasan", "guidance", lambda _window: {"page": "reply-kit"}),
    Shot("pengaturan", "settings", _section("office")),
    Shot("pengaturan-akun", "settings", _section("accounts")),
    Shot("pengaturan-orang", "settings", _section("people")),
    Shot("pengaturan-persetujuan", "settings", _section("policy"), Role.APPROVER),
    Shot("pengaturan-pilar", "settings", _section("pillars")),
    Shot("pengaturan-mitra", "settings", _section("partners")),
    Shot("pengaturan-kanal", "settings", _section("channels")),
    Shot("pengaturan-aturan", "settings", _section("rules")),
    Shot("pengaturan-kunci", "settings", _section("keys")),
    Shot("pengaturan-tampilan", "settings", _section("look")),
    Shot("pengaturan-cadangan", "settings", _section("backups")),
    Shot("pengaturan-pemeriksaan", "settings", _section("check")),
    Shot("pengaturan-tentang", "settings", _section("about")),
    Shot("berkas", "handoff"),
    Shot("berkas-buat", "handoff", lambda _window: {"make": "proposal"}),
    Shot("berkas-buka", "handoff", _parcel),
)


def settle(window: MainWindow, quiet: int = _QUIET_MS) -> None:
    """Lets timers, jobs and painting come to rest."""
    whole, still = QElapsedTimer(), QElapsedTimer()
    whole.start()
    still.start()
    while still.elapsed() < quiet and whole.elapsed() < _LONGEST_MS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if window.jobs.running():
            still.restart()


def _exists(screen: str) -> bool:
    return (ROOT / "ui" / "screens" / screen / "screen.py").is_file()


def take(window: MainWindow, out: Path, theme: str, only: str) -> Iterator[Path]:
    """Every shot in one theme."""
    for shot in SHOTS:
        if (only and only not in shot.name) or not _exists(shot.screen) or window.desk is None:
            continue
        _seat(window, shot.who)
        window.desk.go(shot.screen, **shot.target(window))
        settle(window)
        yield _save(window, out / f"{shot.name}{_SUFFIX[theme]}.png")


def _seat(window: MainWindow, role: Role) -> None:
    """Lets a person with a role sit down, where nobody with it does yet."""
    assert window.session is not None
    session, directory = window.session, window.session.workspace.directory
    here = directory.actor()
    if here is not None and role.value in here[1].roles:
        return
    person = next(id_ for id_, each in directory.people().items() if role.value in each.roles)
    session.run(lambda: directory.sign_in(person))


def _save(window: MainWindow, file: Path) -> Path:
    window.grab().save(str(file))
    return file


def _sample(folder: Path) -> Path:
    from medsos_desktop.demo.build import open_sample

    workspace, _filled = open_sample(folder / "contoh", home=folder / "demo")
    workspace.close()
    return folder / "contoh"


def main() -> int:
    """Takes the pictures and prints where each lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", default="")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    app = application()
    width, height = (int(part) for part in options.size.split("x"))
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        workspace = options.workspace or _sample(home)
        for theme in _THEMES:
            settings = Settings(theme=theme, scale=options.scale)
            apply(app, choose(theme, options.scale))
            window = MainWindow(home / "home", settings)
            window.resize(width, height)
            window.show()
            if not options.only or "mulai" in options.only:
                window.show_welcome()
                settle(window, 100)
                print(_save(window, options.out / f"mulai{_SUFFIX[theme]}.png"))
            if not window.open_folder(workspace) or window.desk is None:
                return 1
            window.desk.settle()
            settle(window)
            for file in take(window, options.out, theme, options.only):
                print(file)
            window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
