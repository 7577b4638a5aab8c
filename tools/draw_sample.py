"""Draws the pictures of the sample: ``python tools/draw_sample.py`` fills ``resources/sample/gambar``.

Run it only when a scene changes; the pictures are kept in the tree, so that the bundle's bytes do
not depend on the fonts of the machine that makes it.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "sample" / "gambar"


def main() -> None:
    """Draws every scene, and says how large the files are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtGui import QGuiApplication

    from tools.sample_art import more_scenes, scenes

    application = QGuiApplication([])
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, draw in {**scenes.ALL, **more_scenes.ALL}.items():
        file = TARGET / f"{name}.png"
        draw().save(file)
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")
    del application


if __name__ == "__main__":
    main()
