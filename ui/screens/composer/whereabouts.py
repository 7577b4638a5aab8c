"""Where the person is on the writing page: to come back to it, and for the guidance that fits."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from .screen import Screen


class Place(NamedTuple):
    """Where a person writes: post and account by id, the caret in code points, the bar in pixels."""

    post: str
    account: str
    caret: int
    scroll: int


def place_of(screen: "Screen") -> Place:
    """The post, its tab, and where in its words."""
    editor = screen.page.editor
    return Place(screen.desk.id, screen.desk.account, editor.caret(), editor.verticalScrollBar().value())


def go_to(screen: "Screen", place: object) -> None:
    """Back there; nothing when it is another post now."""
    if isinstance(place, Place) and screen.desk.is_open and place.post == screen.desk.id:
        if place.account in ("", *screen.desk.post.variants):
            screen.choose(place.account)
        screen.page.editor.stand(place.caret, place.scroll)


def code_at_caret(screen: "Screen") -> str:
    """The finding at the caret while words are written, by its code; "" when there is none."""
    page = screen.page
    found = screen.jumps.at(page.editor.caret()) if page.editor.hasFocus() else None
    return found.finding.code if found is not None else ""


def among_pictures(screen: "Screen") -> bool:
    """Whether the keyboard is on the pictures."""
    focused = QApplication.focusWidget()
    return focused is not None and screen.page.media.isAncestorOf(focused)
