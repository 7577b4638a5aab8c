"""``python -m bench [NAME ...] [--quick]``: runs the benches and prints one line a figure."""

import argparse
import importlib
import os
import platform
import sqlite3
import sys
import traceback

from bench.harness import versions

MODULES = (
    "start",
    "month",
    "search",
    "import_rows",
    "export_photos",
    "zip_hash",
    "handoff",
    "activity",
    "text_count",
    "text_entities",
    "text_check",
    "key_press",
    "long_sheet",
    "rules_change",
)
PACKAGES = ("PySide6-Essentials", "Pillow", "python-calamine", "openpyxl", "sqlite-utils", "regex")


def main() -> int:
    """Prints the report; 0 also when figures fall short, since this is no test; 1 when a bench broke."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"benches to run, of: {', '.join(MODULES)}")
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"# Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions(PACKAGES)}")
    print(f"# {platform.machine()}, {os.cpu_count()} cores")
    print("name | ours | baseline | ratio | goal | verdict | note", flush=True)
    short = failed = 0
    for name in args.names or MODULES:
        try:
            for row in importlib.import_module(f"bench.{name}").rows(args.quick):
                print(row.line(), flush=True)
                short += row.verdict == "short"
        except Exception:  # a bench that breaks must not hide the others
            traceback.print_exc()
            print(f"{name} | - | - | - | - | failed", flush=True)
            failed += 1
    print(f"# {short} short, {failed} failed" if short or failed else "# every goal reached")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
