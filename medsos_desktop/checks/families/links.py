"""Links: insecure, shortened, and aid registration outside ``.go.id`` (Kemensos against phishing)."""

from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.document import Link
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run

INSECURE, SHORT, AID = "link.insecure", "link.shortener", "link.aid-not-official"


def is_official(host: str) -> bool:
    """Whether a host is below ``go.id``, read from the right."""
    return host == "go.id" or host.endswith(".go.id")


def _below(host: str, hosts: frozenset[str]) -> bool:
    while host not in hosts:
        _, dot, host = host.partition(".")
        if not dot:
            return False
    return True


@check(INSECURE)
def insecure(run: Run) -> Iterator[Hit]:
    """An ``http://`` link; the fix is the same with ``https://``."""
    for link in run.doc.links:
        if link.text.lower().startswith("http://"):
            yield Hit(INSECURE, (link.start, link.end), {"quote": link.text[:60]}, "https://" + link.text[7:])


@check(SHORT)
def shortener(run: Run) -> Iterator[Hit]:
    """A shortened link: nobody sees where it leads."""
    hosts = run.pack.values(SHORT, "host")
    for link in run.doc.links:
        if _below(link.host, hosts) and not _fake(run, link):
            yield Hit(SHORT, (link.start, link.end), {"host": link.host})


@check(AID)
def aid(run: Run) -> Iterator[Hit]:
    """A link to register for aid or to look it up that is not on ``.go.id``."""
    for link in run.doc.links:
        if (
            is_official(link.host)
            or _below(link.host, run.pack.values(AID, "report-host"))
            or _fake(run, link)
        ):
            continue
        own = run.doc.around(link.start)
        wide = run.doc.around(link.start, 1, 1)
        named = any(word in link.text.lower() for word in run.pack.values(AID, "in-link"))
        topic = run.any(AID, "aid", wide) or named
        acts = run.any(AID, "act", own) or run.any(AID, "act", wide)
        near_topic = run.any(AID, "aid", own) or named
        if topic and acts and (near_topic or not run.any(AID, "other-topic", own)):
            yield Hit(AID, (link.start, link.end), {"host": link.host})


def _fake(run: Run, link: Link) -> bool:
    """Whether a debunk names the link as the fake one."""
    return cues.debunks(run)
