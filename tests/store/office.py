"""A PC with a workspace, for tests."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.post import Post
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.workspace import Workspace

START = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


class Office:
    """Opens and closes one workspace folder as one person's PC does."""

    def __init__(self, place: Path, name: str, *, step: timedelta = timedelta(milliseconds=1)) -> None:
        self.folder = place / name
        self.home = place / f"home-{name}"
        self.clock = SteppingClock(START, step)
        self.ids = SeededIds(f"{place.name}/{name}" if name == "same" else name)
        self.ws: Workspace | None = None

    def open(self, *, write: bool = True) -> Workspace:
        """Open (again)."""
        self.close()
        self.ws = Workspace.open(
            self.folder, write=write, create=write, clock=self.clock, ids=self.ids, home=self.home
        )
        return self.ws

    def close(self) -> None:
        """Close; safe to call twice."""
        if self.ws is not None:
            self.ws.close()
            self.ws = None


def verdict(ws: Workspace, post: str, action: str, **more: str) -> Verdict:
    """A decision about the post as it stands now."""
    return Verdict(action, ws.store.subject(ws.posts.get(post).post), **more)  # type: ignore[arg-type]


def picture(ws: Workspace, content: bytes) -> str:
    """Some bytes kept as a picture's original; the hash."""
    source = ws.folder.parent / "sumber.jpg"
    source.write_bytes(content)
    try:
        return ws.store.blobs.add(source, ".jpg")
    finally:
        source.unlink()


def simple(
    title: str = "Posyandu", text: str = "Datang ya", planned: str | None = "2026-12-03T10:00"
) -> Post:
    """A post without accounts."""
    return Post(title=title, text=text, planned=planned)
