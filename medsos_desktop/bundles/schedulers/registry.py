"""Every scheduler's format, in the order in which they are offered: a new one is a module and a line here."""

from medsos_desktop.bundles.formats import buffer, listed, metricool, postiz, publer, template
from medsos_desktop.bundles.schedulers.model import Tool

TOOLS: tuple[Tool, ...] = (
    buffer.TOOL,
    publer.TOOL,
    metricool.TOOL,
    postiz.TOOL,
    *listed.TOOLS,
    template.TOOL,
)


def tool(id: str) -> Tool:
    """The format of a scheduler; `KeyError` for an unknown one."""
    return {each.id: each for each in TOOLS}[id]
