"""Keeping what was typed: by itself, when the page is left, and as a version."""

from typing import TYPE_CHECKING

from .autosave import Autosave

if TYPE_CHECKING:
    from .screen import Screen


class Keeping:
    """For one screen."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen
        self.autosave = Autosave(self._save, screen)

    def keep(self, *, seal: bool = False) -> bool:
        """Saves what was typed (``seal``: as a version); False when that was refused."""
        screen, desk = self._screen, self._screen.desk
        if not desk.is_open:
            return True
        screen.page.media.flush()
        self.autosave.stop()
        kept = self.autosave.now()
        if kept and seal and desk.view is not None and desk.view.has_draft:
            kept = screen.session.run(desk.seal, screen) is not None
        return kept

    def _save(self) -> bool:
        screen, desk = self._screen, self._screen.desk
        if desk.unsaved_since is None:
            return True
        fresh = not desk.id
        if screen.session.run(desk.save, screen) is None:
            screen.showing.unsaved()
            return False
        if fresh:
            screen.opening.remember(desk.id)
        screen.showing.saved()
        screen.showing.state(screen.news)
        return True

    def seal(self) -> None:
        """Ctrl+S: a version, now."""
        screen = self._screen
        if not screen.desk.is_open:
            return
        if not screen.showing.unsealed_now():
            screen.context.say(screen.words("composer.nothing_to_seal"), undo=False)
        elif self.keep(seal=True):
            screen.showing.versions()
            screen.showing.state(screen.news)
            screen.asides.list_history()
            screen.context.say(screen.words("composer.done.sealed"), undo=False)
