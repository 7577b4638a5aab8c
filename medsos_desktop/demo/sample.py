"""Reads the sample (``resources/sample``): an office and its month, as plain data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from medsos_desktop import resources
from medsos_desktop.model.office import Account, Collaboration, Office, Partner, Person, Pillar
from medsos_desktop.model.post import State


@dataclass(frozen=True, slots=True)
class SamplePicture:
    """A picture of a post: a file of ``resources/sample/gambar`` and what it shows."""

    file: Path
    alt: str


@dataclass(frozen=True, slots=True)
class SampleVariant:
    """An account's own way: another surface, its own text; "" follows. ``before`` as in `SamplePost`."""

    surface: str = ""
    text: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class SamplePost:
    """A post and how far it has come. ``accounts`` and ``variants`` name accounts of the sample.

    ``planned`` is local wall time or `None`. ``before`` is the text that was submitted where the
    writer changed it afterwards; ``answer`` is what the writer said to its warnings.
    """

    slug: str
    title: str
    text: str
    planned: str | None
    accounts: tuple[str, ...]
    variants: Mapping[str, SampleVariant]
    pictures: tuple[SamplePicture, ...]
    pillar: int
    state: State
    before: str = ""
    answer: str = ""
    note: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """The office, and its posts in the order of the files. Keys are the sample's own short names.

    ``answer`` is what a writer says to a warning where the post has no answer of its own.
    """

    moment: datetime
    planned_on: datetime
    answer: str
    office: Office
    accounts: Mapping[str, Account]
    people: Mapping[str, Person]
    pillars: tuple[Pillar, ...]
    partners: Mapping[str, Partner]
    collaborations: Mapping[str, Collaboration]
    posts: tuple[SamplePost, ...]


_DETAILS = ("campaign", "collaboration", "pic", "template", "source")
_NOTES = ("returned_note", "withdrawn_note", "postponed_note")


def load(folder: Path | None = None) -> Sample:
    """The sample of ``folder``, ours by default."""
    folder = folder or resources.path("sample")
    data = tomllib.loads((folder / "office.toml").read_text(encoding="utf-8"))
    files = sorted((folder / "posts").glob("*.toml"))
    raw = [post for file in files for post in tomllib.loads(file.read_text(encoding="utf-8"))["post"]]
    return Sample(
        moment=datetime.fromisoformat(data["moment"]),
        planned_on=datetime.fromisoformat(data["planned_on"]),
        answer=data["answer"],
        office=Office(**_tuples(data["office"])),
        accounts={
            key: Account(order=order, **value) for order, (key, value) in enumerate(data["account"].items())
        },
        people={key: Person(**_tuples(value)) for key, value in data["person"].items()},
        pillars=tuple(Pillar(**value) for value in data["pillar"]),
        partners={key: Partner(**value) for key, value in data["partner"].items()},
        collaborations={key: Collaboration(**value) for key, value in data["collaboration"].items()},
        posts=tuple(_post(folder, post) for post in raw),
    )


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _post(folder: Path, raw: Mapping[str, Any]) -> SamplePost:
    pictures = (
        SamplePicture(folder / "gambar" / f"{one['file']}.png", one["alt"]) for one in raw.get("pictures", ())
    )
    return SamplePost(
        slug=raw["slug"],
        title=raw["title"],
        text=raw["text"].strip(),
        planned=raw["at"] or None,
        accounts=tuple(raw["accounts"]),
        variants={
            key: SampleVariant(**{name: text.strip() for name, text in value.items()})
            for key, value in raw.get("variant", {}).items()
        },
        pictures=tuple(pictures),
        pillar=raw["pillar"],
        state=State(raw["state"]),
        before=raw.get("before", "").strip(),
        answer=raw.get("answer", ""),
        note=next((raw[name] for name in _NOTES if name in raw), ""),
        details={name: raw[name] for name in _DETAILS if raw.get(name)},
    )
