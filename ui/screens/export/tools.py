"""Choosing the schedulers whose own files lie in the bundle, and the template of one that needs it."""

from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.bundles.schedulers.facts import facts
from medsos_desktop.errors import UserError

if TYPE_CHECKING:
    from .screen import Screen


class Tools:
    """For one screen, which shows them on a page of their own."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen

    def choose(self) -> None:
        """To that page."""
        self._screen.say_nothing()
        self._screen.course.choose_tools()
        self._screen.tools_page.show_desk()
        self._screen.show_state()

    def tick(self, tool: str, on: bool) -> None:
        """With or without a scheduler; one that needs a template asks for it first."""
        desk = self._screen.desk
        if on and facts(tool).template and desk.template(tool) is None:
            self.pick_template(tool)
        else:
            self._screen.say_nothing()
            desk.choose_tool(tool, on)
        self._screen.tools_page.show_desk()

    def pick_template(self, tool: str) -> None:
        """The system's dialog for a template, then its columns; what is wrong with it is said above."""
        chosen = self._screen.dialogs.template()
        if not chosen:
            return
        try:
            self._screen.desk.take_template(tool, Path(chosen))
        except UserError as error:
            self._screen.show_error(error)
            return
        self._screen.say_nothing()
        self._screen.tools_page.show_columns(tool)
        self._screen.order_tabs()

    def map_column(self, tool: str, at: int, field: str) -> None:
        """A column is filled with something else."""
        self._screen.desk.map_column(tool, at, field)
        self._screen.tools_page.show_desk()
