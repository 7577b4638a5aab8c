"""The terminal door: the same services as the window, for scripts and for people without a screen.

Nothing here decides anything; each command parses, calls one service, and words the answer.
"""

from medsos_desktop.cli.door import main

__all__ = ["main"]
