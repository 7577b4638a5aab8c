"""The one thing to know about the open post before writing on: locked, changed elsewhere, approval lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medsos_desktop.composer.desk import Desk, News
from medsos_desktop.errors import Param


@dataclass(frozen=True, slots=True)
class Saying:
    """Worded by ``composer.notice.<key>``; ``deeds`` by ``composer.deed.<key>``; ``kind`` as in the kit."""

    kind: str
    key: str
    params: Mapping[str, Param] = field(default_factory=dict)
    deeds: tuple[str, ...] = ()


def saying(desk: Desk, news: News) -> Saying | None:
    """The gravest first; `None` when there is nothing to say."""
    lock, view = desk.lock, desk.view
    if lock in ("workspace", "newer", "deleted"):
        return Saying("warn", lock)
    if view is not None and view.conflicts:
        return Saying("warn", "conflict", {"n": len(view.conflicts)}, ("settle", "history"))
    if news.kind in ("joined", "kept"):
        kind = "warn" if news.kind == "kept" else "info"
        return Saying(kind, news.kind, deeds=("history", "heard"))
    if view is not None and view.reapproval and lock in ("", "waiting"):
        why = desk.workspace.approval.standing(view.id).why
        key = f"again_{why}" if why in ("proof", "basis") else "reapproval"
        if not lock or key != "reapproval":
            return Saying("warn", key, deeds=("history",))
    if lock:
        return Saying("info", lock)
    if desk.revising:
        return Saying("warn", "revising")
    return None
