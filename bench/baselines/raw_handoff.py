"""Baseline: read every entry of a ZIP with `zipfile`, hash it, and copy it durably to a file of its own."""

import hashlib
import json
import os
import sys
import time
import zipfile
from pathlib import Path

PIECE = 256 * 1024


def main() -> None:
    """Seconds for ``argv[1]`` into the folder ``argv[2]``."""
    file, target = Path(sys.argv[1]), Path(sys.argv[2])
    start = time.perf_counter()
    with zipfile.ZipFile(file) as archive:
        for number, info in enumerate(archive.infolist()):
            digest = hashlib.sha256()
            part = target / f"{number}.part"
            with archive.open(info) as source, part.open("wb") as copy:
                while piece := source.read(PIECE):
                    digest.update(piece)
                    copy.write(piece)
                copy.flush()
                os.fsync(copy.fileno())
            part.replace(target / digest.hexdigest())
    print(json.dumps({"seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
