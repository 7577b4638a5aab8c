"""A deed in words: for the screen, the terminal and the spreadsheet alike."""

from medsos_desktop.activity.log import Entry
from medsos_desktop.words import Words

_ROOM = "op."
PROOFS = ("none", "paper", "key")


def said(words: Words, entry: Entry) -> str:
    """What was done, as in "Setujui “Posyandu balita”".

    An operation that this version has no words for (another version's, or somebody's own) is told by its
    kind: names come from records, so none but those of operations is looked up.
    """
    subject = entry.subject or words("activity.untitled")
    if entry.action.startswith(_ROOM) and words.find(entry.action) is not None:
        told = words(entry.action, subject=subject)
        return words("activity.because", what=told, reason=entry.subject) if _reasoned(entry) else told
    return words("activity.other", kind=kind(words, entry.kind))


def _reasoned(entry: Entry) -> bool:
    return entry.kind == "erase" and bool(entry.subject)


def kind(words: Words, key: str) -> str:
    """The kind of a deed."""
    return words(f"activity.kind.{key}")


def person(words: Words, entry: Entry) -> str:
    """Who it was; of somebody whose data was erased only that."""
    if entry.name:
        return entry.name
    return words("activity.erased_person") if entry.person else words("activity.nobody")


def proof(words: Words, entry: Entry) -> str:
    """How a decision is proved; "" for what is no decision, and for kinds of proof not known here."""
    return words(f"activity.proof.{entry.proof}") if entry.proof in PROOFS else ""
