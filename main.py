"""Opens the window; with a command, the terminal's door to the same services (``python main.py --help``)."""

import builtins
import gc
import sys


def window_options(arguments: list[str]) -> dict[str, object] | None:
    """What the window is to do, `None` when the line holds a command for the terminal.

    ``--workspace DIR``, ``--lang id|en`` and ``--probe`` alone are for the window, and so is the one hand-off
    file that a double click names.
    """
    found: dict[str, object] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name == "--probe" and not equals:
            found["probe"] = True
        elif name in ("--workspace", "--lang") and (equals or rest):
            found["workspace" if name == "--workspace" else "language"] = value if equals else rest.pop(0)
        elif "file" not in found and _is_handoff(name):
            found["file"] = name
        else:
            return None
    return found


def _is_handoff(name: str) -> bool:
    """Whether an argument is such a file by its name; commands of the terminal load nothing for this."""
    if name.startswith("-") or ".medsos" not in name.casefold():
        return False
    from pathlib import Path

    from medsos_desktop.exchange.handoff.naming import looks_like_one

    return looks_like_one(Path(name).name)


def _import_plainly() -> None:
    """Qt's binding reads the source of every module imported after it, looking for ``__feature__``.

    Nothing here asks for that, so Python's own way of importing is put back where the binding keeps it:
    10 ms of a start that may take 200.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def main(arguments: list[str]) -> int:
    """Runs what the arguments ask for and returns the exit code."""
    options = window_options(arguments)
    if options is None:
        from medsos_desktop.cli.door import main as terminal

        return terminal(arguments)
    gc.disable()  # nothing made while starting becomes garbage; `ui.app` turns it on after the first paint
    from pathlib import Path

    _import_plainly()
    from ui.app import run

    workspace, file = options.get("workspace"), options.get("file")
    return run(
        Path(str(workspace)) if workspace else None,
        probe=bool(options.get("probe")),
        language=str(options.get("language", "")),
        file=Path(str(file)).absolute() if file else None,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
