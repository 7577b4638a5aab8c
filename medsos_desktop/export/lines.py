"""The plan as lines of a list: what goes in, what is held back and why, what has no date. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.bundles.model import BundleItem
from medsos_desktop.bundles.plan import Held
from medsos_desktop.bundles.schedulers import telling
from medsos_desktop.bundles.schedulers.carrying import Unmet
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.export.desk import Desk
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostRow
from medsos_desktop.words import Words

_TO_APPROVAL = frozenset({"waiting-review", "waiting-approval", "proof", "signature", "basis", "own"})


@dataclass(frozen=True, slots=True)
class Line:
    """A head (``post`` is "") or a post; ``why`` it is held back (``whole`` says all), ``screen`` mends.

    ``unmet``: it goes in, but a scheduler's file does not carry it, or not all of it.
    """

    text: str
    when: str = ""
    post: str = ""
    monograms: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    pictures: int = 0
    why: str = ""
    whole: str = ""
    state: State | None = None
    blocked: bool = False
    screen: str = "composer"
    role: str = ""
    icon: str = ""
    unmet: bool = False

    @property
    def is_head(self) -> bool:
        """Between groups."""
        return not self.post


def lines(words: Words, desk: Desk) -> list[Line]:
    """Everything the plan says, in order of time within its group."""
    plan = desk.plan
    if plan is None:
        return []
    made: list[Line] = []
    if plan.items:
        said = words("export.list.in", posts=len(plan.items), deliveries=plan.bundle.deliveries)
        made.append(Line(said, icon="f-ok", role="ok"))
        made += (_item(words, item) for item in plan.items)
    made += _lacking(words, desk.unmet())
    catalogue = desk.workspace.catalogue
    if plan.held:
        made.append(Line(words("export.list.held", n=len(plan.held)), icon="kunci", role="warn"))
        made += (held(words, catalogue, each, desk.blocks(each.post)) for each in plan.held)
    if desk.undated:
        made.append(Line(words("export.list.undated", n=len(desk.undated)), icon="kalender", role="text-2"))
        made += _undated(words, catalogue, desk.undated)
    return made


def _item(words: Words, item: BundleItem) -> Line:
    each = item.deliveries
    return Line(
        item.title or words("bundle.untitled"),
        _when(words, item.planned),
        item.post,
        tuple(dict.fromkeys(one.monogram for one in each)),
        tuple(f"{one.channel_name} {one.handle or one.account_name}".strip() for one in each),
        sum(len(one.pictures) for one in each),
    )


def _lacking(words: Words, unmet: tuple[Unmet, ...]) -> Iterator[Line]:
    """What the schedulers' files do not carry, then what is to be minded; one line for all tools alike."""
    for out, key, role in ((True, "left_out", "warn"), (False, "minded", "text-2")):
        found = telling.alike(words, (each for each in unmet if each.out is out))
        if found:
            yield Line(words(f"export.list.{key}", n=len(found)), icon="f-warn" if out else "info", role=role)
        yield from (_unmet(words, group) for group in found)


def _unmet(words: Words, group: tuple[Unmet, ...]) -> Line:
    item, delivery = group[0].item, group[0].delivery
    return Line(
        item.title or words("bundle.untitled"),
        _when(words, item.planned),
        item.post,
        (delivery.monogram,),
        (f"{delivery.channel_name} {delivery.who}",),
        why=telling.why(words, group),
        unmet=True,
    )


def held(words: Words, catalogue: Catalogue, held: Held, blocks: int) -> Line:
    """A post that stays out; ``blocks`` findings say it better than its state."""
    whole = words(f"bundle.held.{held.reason}", **held.params)
    short = words(f"export.held.{held.reason}")
    if blocks:
        short = words("export.list.blocks", n=blocks)
        whole = f"{whole}, {short}"
    return Line(
        held.title or words("bundle.untitled"),
        _when(words, held.planned),
        held.post,
        tuple(catalogue.monogram(each) for each in held.channels),
        tuple(catalogue.name(each) for each in held.channels),
        why=short,
        whole=whole,
        state=held.state,
        blocked=bool(blocks),
        screen="approval" if held.reason in _TO_APPROVAL else "composer",
    )


def _undated(words: Words, catalogue: Catalogue, rows: tuple[PostRow, ...]) -> Iterator[Line]:
    for row in rows:
        yield Line(
            row.title or words("bundle.untitled"),
            words("export.list.no_date"),
            row.id,
            tuple(catalogue.monogram(each) for each in row.channels),
            tuple(catalogue.name(each) for each in row.channels),
            why=words("export.list.no_date_why"),
            state=row.state,
        )


def _when(words: Words, planned: str) -> str:
    at = zones.parse(planned)
    return words("export.list.when", day=spell.brief_date(words, at.date()), clock=spell.clock(words, at))


def spoken(words: Words, line: Line) -> str:
    """A line as a screen reader says it, and as the tool tip has it in full."""
    if line.is_head:
        return line.text
    parts = [line.when, line.text, ", ".join(line.channels)]
    if line.pictures:
        parts.append(words("export.pictures", n=line.pictures))
    if line.unmet:
        parts.append(line.why)
    elif line.why:
        parts.append(words("export.list.held_because", why=line.whole or line.why))
    return " · ".join(part for part in parts if part)
