"""Medsos Desktop without its windows: planning, checking, approving and bundling social-media posts offline.

Nothing below this package may import Qt or ``ui``; a test says so. Everything here can be scripted.
"""

__version__ = "0.1.0"
