"""What was before the eyes: texts opened, waivers ticked, and where to look for what stops a decision."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .screen import Screen


class Attention:
    """Of whoever reads on one screen."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen

    def opened(self, part: str) -> None:
        """A text was on the screen long enough."""
        screen, look = self._screen, self._screen.desk.look
        if look is None or screen.desk.stale:
            return
        look.opened.add(part)
        screen.post.mark_tabs()
        self.note_seen()
        screen.show_bar()

    def note_seen(self, *, force: bool = False) -> None:
        """Remembers for the next look what was before the eyes: all of it, or all that was decided on."""
        screen, look = self._screen, self._screen.desk.look
        workspace = screen.session.workspace
        if look is None or look.noted or not (look.whole or force):
            return
        if workspace.writable and workspace.actor:
            seen = screen.session.run(lambda: screen.approval.mark_seen(screen.desk.post), screen)
            look.noted = seen is not None

    def confirm(self, key: str, on: bool) -> None:
        """A waiver was ticked or unticked."""
        look = self._screen.desk.look
        if look is not None:
            (look.confirmed.add if on else look.confirmed.discard)(key)
            self._screen.show_bar()

    def show_reason(self) -> None:
        """Brings what stops the decision into sight."""
        screen = self._screen
        codes = [why.code for why in screen.desk.reasons()]
        if "waiver" in codes or "block" in codes:
            screen.panes.show_facts(True)
        if "changed" in codes:
            screen.notice.say_stale(screen.reload)
        elif "waiver" in codes and screen.desk.look is not None:
            screen.side.show_waiver(screen.desk.look.confirmed)
        elif "block" in codes:
            screen.side.ensureWidgetVisible(screen.side.findings)
