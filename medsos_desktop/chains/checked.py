"""The whole check for a window: run beside it, in words, each thing with the name of what it is about."""

from collections.abc import Callable
from dataclasses import dataclass

from medsos_desktop.chains import telling
from medsos_desktop.chains.service import ChainService
from medsos_desktop.errors import Cancelled
from medsos_desktop.store.verifying import Trouble
from medsos_desktop.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: ``text`` what, ``about`` whose record ("Unggahan “Posyandu”", "" where nobody knows).

    ``grave`` is what should not be; the rest a person should know and has an honest reason.
    """

    grave: bool
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Checked:
    """``verdict`` in a sentence, ``whole`` without anything grave, and everything ``found``, grave first."""

    whole: bool
    verdict: str
    found: tuple[Found, ...]

    def paper(self, head: str) -> str:
        """All of it as text, to be sent or kept; ``head`` says of which office and when."""
        lines = [f"{at}. {each.text}{_about(each)}" for at, each in enumerate(self.found, 1)]
        return "\n".join((head, self.verdict, "", *lines)).rstrip() + "\n"


def _about(found: Found) -> str:
    return f" [{found.about}]" if found.about else ""


def check(
    chains: ChainService,
    words: Words,
    local_zone: str,
    progress: Callable[[int, int, str], object],
    cancelled: Callable[[], bool],
) -> Checked:
    """Every record against its hashes, its neighbours, and what others told. Raises `Cancelled`."""

    def beat(done: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total, "")

    report, names = chains.report(beat), chains.names()

    def found(grave: bool, trouble: Trouble) -> Found:
        kind, name = chains.subject(trouble.record)
        key = "chains.about.post" if kind == "post" else "chains.about.other"
        about = words(key, name=name) if name else ""
        return Found(grave, telling.line(trouble, words, local_zone, names), about)

    return Checked(
        whole=not report.troubles,
        verdict=telling.verdict(report, words),
        found=(
            *(found(True, each) for each in report.troubles),
            *(found(False, each) for each in report.notices),
        ),
    )


def left(chains: ChainService, words: Words) -> tuple[str, ...]:
    """What should be explained to the other PCs, a sentence a chain; nothing where all is well."""
    return tuple(telling.left(each, words) for each in chains.set_back())
