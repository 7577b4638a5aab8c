"""What a check says: a code with its place and parameters, never a sentence."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["block", "warn", "hint"]
SEVERITIES: tuple[Severity, ...] = ("block", "warn", "hint")
RANK: Mapping[str, int] = {name: rank for rank, name in enumerate(SEVERITIES)}

Param = str | int
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check function yields: a finding before the pack's severity and its key are known.

    ``span`` is in code points of ``field``, half-open; ``None`` means the post as a whole. ``severity``
    of ``None`` takes the pack's. ``about`` names what a finding without a span is about (an asset, a
    list of missing facts), so that its key survives edits elsewhere.
    """

    code: str
    span: Span | None = None
    params: Mapping[str, Param] = field(default_factory=dict)
    fix: str | None = None
    severity: Severity | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as windows, terminal and approval see it. ``fix`` replaces ``span`` when taken.

    ``key`` stays the same while the sentence that carries the finding is unchanged: answers and
    waivers hang on it.
    """

    code: str
    severity: Severity
    span: Span | None
    params: Mapping[str, Param]
    fix: str | None
    field: str = "text"
    key: str = ""


def key_of(code: str, field_name: str, about: str) -> str:
    """A short stable key from a code, the field, and the sentence or thing it is about."""
    return f"{code}:{about_of(field_name, about)}"


def about_of(field_name: str, about: str) -> str:
    """The part of a key that all findings about the same sentence or thing share."""
    squeezed = " ".join(about.split())
    digest = hashlib.sha256(f"{field_name}\0{squeezed}".encode("utf-8", "replace")).hexdigest()
    return digest[:12]
