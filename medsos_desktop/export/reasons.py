"""Why a bundle cannot be made yet, in words, and where that is mended. No Qt."""

from dataclasses import dataclass

from medsos_desktop.export.desk import Desk
from medsos_desktop.words import Words


@dataclass(frozen=True, slots=True)
class Reason:
    """``kind`` is the look; ``jump`` names the place: days, accounts, held, tools, folder, name."""

    kind: str
    text: str
    jump: str = ""


def reasons(words: Words, desk: Desk) -> list[Reason]:
    """Everything that stands in the way, the gravest first; empty when it can be made."""
    found: list[Reason] = []
    if not desk.workspace.writable:
        found.append(Reason("plain", words("export.why.read_only")))
    if desk.plan is None:
        found.append(Reason("block", words("export.why.days"), "days"))
    elif not desk.plan.items:
        found.append(_empty(words, desk))
    if desk.tool_error() is not None:
        found.append(Reason("block", words("export.why.tools"), "tools"))
    if desk.folder_error is not None:
        key = "no_folder" if desk.folder_error.code == "bundle.no-folder" else "folder"
        found.append(Reason("block", words(f"export.why.{key}"), "folder"))
    if desk.name_error() is not None and desk.plan is not None:
        found.append(Reason("block", words("export.why.name"), "name"))
    return found


def _empty(words: Words, desk: Desk) -> Reason:
    accounts = desk.request.accounts
    if accounts is not None and not accounts:
        return Reason("plain", words("export.why.accounts"), "accounts")
    if desk.plan is not None and desk.plan.held:
        return Reason("plain", words("export.why.held", n=len(desk.plan.held)), "held")
    return Reason("plain", words("export.why.nothing"), "days")
