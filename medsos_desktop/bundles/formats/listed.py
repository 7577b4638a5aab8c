"""Schedulers that are one row of ``schedulers.toml`` and nothing more: the table writer does them all."""

from medsos_desktop.bundles.schedulers import tables
from medsos_desktop.bundles.schedulers.model import Tool

TOOLS = tuple(Tool(id, tables.files) for id in ("hootsuite", "sprout", "socialbee", "contentstudio"))
