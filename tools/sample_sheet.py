"""An office's calendar as a spreadsheet, made of the sample's texts a month later, for the pictures."""

import csv
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from medsos_desktop import resources

_HEAD = ("Tanggal", "Jam", "Platform", "Judul", "Caption", "PIC", "Status")
_STATUS = {"published": "ACC", "approved": "ACC"}
_WRONG = ("31/02/2027", "10.00", "IG", "Kerja bakti", "Kita mulai dari gang masing-masing.", "Arum", "Konsep")
_MONTH = timedelta(days=31)


def write(file: Path) -> Path:
    """Title, header, the posts of December moved to January, and one row with a day that does not exist."""
    rows: list[tuple[str, ...]] = []
    for part in sorted(resources.path("sample", "posts").glob("*.toml")):
        for post in tomllib.loads(part.read_text(encoding="utf-8"))["post"]:
            if not post.get("at"):
                continue
            at = datetime.fromisoformat(post["at"]) + _MONTH
            where = ", ".join(post["accounts"]).upper()
            status = _STATUS.get(post.get("state", ""), "Konsep")
            title, text = _moved(post["title"]), _moved(post["text"].strip())
            rows.append((f"{at:%d/%m/%Y}", f"{at:%H.%M}", where, title, text, post["pic"], status))
    rows.insert(6, _WRONG)
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=";").writerows([("KALENDER KONTEN JANUARI 2027",), _HEAD, *rows])
    return file


def _moved(text: str) -> str:
    return text.replace("Desember", "Januari").replace("2026", "2027")
