"""A filled sheet of results of the sample, with a bit of everything, for the pictures."""

import csv
from datetime import datetime
from pathlib import Path

from medsos_desktop.calendar import zones
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

_COLUMNS = (
    "code", "channel", "account", "planned", "title", "date", "time", "link",
    "likes", "comments", "shares", "views", "reach", "note",
)  # fmt: skip
_WRONG_HOST = "https://tayang.contohkota.go.id/posyandu"
_OTHERS = ("ZZ00000", "Instagram", "@lain", "", "Jadwal dari kantor lain", "5/12/2026", "10.00", "x")
_NOTHING = ("",) * 9


def write(workspace: Workspace, words: Words, file: Path) -> Path:
    """Rows of what is out and of what is scheduled; some with a slip, as people make them."""
    rows: list[tuple[str, ...]] = []
    for post in workspace.posts.by_state(State.PUBLISHED, State.SCHEDULED, State.APPROVED):
        rows += _rows(workspace, post, len(rows))
    rows.append((*_OTHERS, *("",) * 6))
    with file.open("w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow([words(f"results.field.{column}") for column in _COLUMNS])
        writer.writerows(rows)
    return file


def _rows(workspace: Workspace, post: PostRow, before: int) -> list[tuple[str, ...]]:
    """One an account: what was told before with other numbers, what was not with all."""
    catalogue, accounts = workspace.catalogue, workspace.directory.accounts()
    planned = zones.parse(post.planned)
    known = {each.account: each for each in workspace.records.publications(post.id)}
    made = []
    for at, account in enumerate(post.accounts, before):
        about = accounts[account]
        host = next(iter(catalogue.hosts(about.channel)), "mastodon.contohkota.go.id")
        link = f"https://www.{host}/p/contoh-{post.code}" if at % 11 != 8 else _WRONG_HOST
        told = _NOTHING
        if account in known:
            old = known[account]
            likes = old.metrics.get("likes", 0) + (at % 3 == 0)
            told = ("", "", old.link, str(likes) if likes else "", *("",) * 5)
        elif post.state is State.PUBLISHED:
            told = _told(at, planned, link)
        head = (post.code, catalogue.name(about.channel), about.handle or about.name)
        made.append((*head, f"{planned:%d/%m/%Y %H.%M}", post.title, *told))
    return made


def _told(at: int, planned: datetime, link: str) -> tuple[str, ...]:
    day, hour = f"{planned:%d/%m/%Y}", f"{planned:%H}.{planned.minute + 3:02}"
    likes = "banyak" if at % 9 == 4 else str(31 + at * 17)
    return day, hour, link, likes, str(at % 12), "", "", f"{1 + at % 4},{at % 10} rb", ""
