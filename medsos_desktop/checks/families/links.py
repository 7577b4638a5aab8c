"""Links: insecure, shortened, and aid registration outside ``.go.id`` (Kemensos against phishing)."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.document import Link
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run

PATH = re.compile(r"[^/]/[^/\s]")
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
    """A shortened link: nobody sees where it leads. The host alone leads to the service itself."""
    hosts = run.pack.values(SHORT, "host")
    for link in run.doc.links:
        if _below(link.host, hosts) and PATH.search(link.text) and not _fake(run, link):
            yield Hit(SHORT, (link.start, link.end), {"host": link.host})


@check(AID)
def aid(run: Run) -> Iterator[Hit]:
    """A link to register for aid or to look it up that is not on ``.go.id``."""
    for link in run.doc.links:
        report = _below(link.host, run.pack.values(AID, "report-host")) and not _form(run, link)
        if is_official(link.host) or report or _fake(run, link):
            continue
        if _registers(run, link):
            yield Hit(AID, (link.start, link.end), {"host": link.host})


def _registers(run: Run, link: Link) -> bool:
    """Whether the link is for asking, checking or claiming aid, and not a report, a film or a donation."""
    own = run.doc.around(link.start)
    wide = run.doc.around(link.start, 1, 1)
    other = run.any(AID, "other-topic", own)
    right_before = (max(own[0], link.start - 32), link.start)
    named = any(word in link.text.lower() for word in run.pack.values(AID, "in-link"))
    if not named and run.any(AID, "other-topic", right_before) and not run.any(AID, "act", right_before):
        return False
    if named or run.any(AID, "aid", own):
        return run.any(AID, "act", own) or (
            not other and (run.any(AID, "act-weak", own) or run.any(AID, "act", wide) or _form(run, link))
        )
    if _form(run, link):
        wide = run.doc.around(link.start, 2, 1)
    return run.any(AID, "aid", wide) and run.any(AID, "act", wide) and not other


def _form(run: Run, link: Link) -> bool:
    """Whether the host is one for forms, chats or short links: nothing is reported there."""
    return _below(link.host, run.pack.values(AID, "form-host")) or _below(
        link.host, run.pack.values(SHORT, "host")
    )


def _fake(run: Run, link: Link) -> bool:
    """Whether a debunk names the link as the fake one, and does not send people there ("daftar hanya di")."""
    if not cues.debunks(run):
        return False
    own = run.doc.around(link.start)
    return not run.any(AID, "genuine", own) or run.any("cue", "debunk", own)
