"""Setting up and starting: what is skipped, what is named, and where a window is opened."""

import ast
import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.guards.sources import ROOT

TOOLS = ROOT / "tools"
PLAIN = ("setup", "start", "system_libraries")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> object:
    """Imports a script of ``tools`` as it imports its neighbours when it is run."""
    monkeypatch.syspath_prepend(str(TOOLS))

    def load(name: str) -> ModuleType:
        for each in PLAIN:
            sys.modules.pop(each, None)
        return importlib.import_module(name)

    yield load
    for each in PLAIN:
        sys.modules.pop(each, None)


@pytest.mark.parametrize("name", PLAIN)
def test_a_fresh_machine_needs_the_standard_library_only(name: str) -> None:
    module = ast.parse((TOOLS / f"{name}.py").read_text(encoding="utf-8"))
    for node in ast.walk(module):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for each in names:
            assert each.partition(".")[0] in sys.stdlib_module_names | set(PLAIN)


@pytest.mark.parametrize("name", PLAIN)
def test_an_older_python_can_read_the_file_and_say_so(name: str) -> None:
    """So that it meets our message and not a syntax error."""
    ast.parse((TOOLS / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_up_to_date_environment_is_left_alone(
    tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = tool("setup")
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(setup, "STAMP", tmp_path / "made-from")
    done: list[str] = []
    monkeypatch.setattr(setup, "_make_environment", lambda: done.append("environment"))
    monkeypatch.setattr(setup, "_install", done.append)

    assert setup.packages(dev=False)
    assert done == ["environment", "run.txt"]
    assert not setup.packages(dev=False)
    assert setup.packages(dev=True)
    assert done == ["environment", "run.txt", "dev.txt"]
    assert not setup.packages(dev=True)
    assert not setup.packages(dev=False)


def test_changed_pins_make_the_environment_anew(
    tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = tool("setup")
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(setup, "STAMP", tmp_path / "made-from")
    (tmp_path / "made-from").write_text("run.txt old\n", encoding="ascii")
    done: list[str] = []
    monkeypatch.setattr(setup, "_make_environment", lambda: done.append("environment"))
    monkeypatch.setattr(setup, "_install", done.append)
    assert setup.packages(dev=False)
    assert done == ["environment", "run.txt"]


def test_what_does_not_load_is_named_by_its_package(tool, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = tool("system_libraries")
    monkeypatch.setattr(libraries.sys, "platform", "linux")
    assert libraries.missing({"libc.so.6": "libc6", "libnosuch.so.9": "libnosuch9"}) == ["libnosuch9"]


def test_elsewhere_than_on_linux_nothing_is_missing(tool, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = tool("system_libraries")
    monkeypatch.setattr(libraries.sys, "platform", "win32")
    assert libraries.missing({"libnosuch.so.9": "libnosuch9"}) == []
    assert libraries.missing_fonts() == []


@pytest.mark.parametrize(
    ("left", "display", "good"),
    [
        ((), True, True),
        (("qt",), False, False),
        (("window",), False, True),  # pictures can be made without what a window needs
        (("window",), True, False),
        (("fonts",), True, True),
    ],
)
def test_what_is_still_missing_decides(
    tool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], left, display, good
) -> None:
    setup = tool("setup")
    names = {"qt": setup.libraries.QT, "window": setup.libraries.WINDOW}
    monkeypatch.setattr(
        setup.libraries,
        "missing",
        lambda asked: [f"lib-{key}" for key, table in names.items() if table is asked and key in left],
    )
    monkeypatch.setattr(setup.libraries, "missing_fonts", lambda: ["fonts-x"] if "fonts" in left else [])
    monkeypatch.setattr(setup.libraries, "can_install", lambda: False)
    assert setup.system(display) is good
    said = capsys.readouterr().err
    assert all(("fonts-x" if key == "fonts" else f"lib-{key}") in said for key in left)


@pytest.mark.parametrize(
    ("surroundings", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ":98765"}, False),  # nobody listens there
        ({"DISPLAY": "remote:0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_window_needs_a_display(tool, monkeypatch: pytest.MonkeyPatch, surroundings, shown) -> None:
    start = tool("start")
    monkeypatch.setattr(start.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert start.has_display() is shown


@pytest.mark.parametrize(
    ("display", "qt", "calls", "code"),
    [
        (True, True, ["main.py"], 0),
        (False, True, ["main.py", "tools/screenshots.py"], 0),
        (False, False, ["main.py"], 1),  # the bundle is made all the same
        (True, False, ["main.py"], 1),
    ],
)
def test_what_make_run_does(tool, monkeypatch: pytest.MonkeyPatch, display, qt, calls, code) -> None:
    start = tool("start")
    done: list[tuple[str, ...]] = []
    monkeypatch.setattr(start.setup, "packages", lambda dev: False)
    monkeypatch.setattr(start.setup, "system", lambda display: qt)
    monkeypatch.setattr(start, "has_display", lambda: display)
    monkeypatch.setattr(start, "_python", lambda *args, **_env: done.append(args) or 0)
    monkeypatch.setattr(start.sys, "argv", ["start.py"])
    assert start.main() == code
    assert [args[0] for args in done] == calls
    assert ("demo" in done[0]) is (not (display and qt))
