"""Aid presented as somebody's gift instead of a programme with its funds."""

from collections.abc import Iterator

from medsos_desktop.checks import names
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.names import Person
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run

CODE = "credit.person"


@check(CODE)
def credit(run: Run) -> Iterator[Hit]:
    """A named or titled person as the giver ("hadiah dari Pak Wali"), without programme or funds."""
    if not (run.any("cue", "aid") or run.any(CODE, "gift") or run.any(CODE, "personal")):
        return
    last = -1
    for person in _givers(run):
        if person.role == "contact" or person.start < last:
            continue
        own = run.doc.around(person.start)
        wide = run.doc.around(person.start, 1, 1)
        if _gift(run, person, own, wide):
            last = wide[1]
            yield Hit(CODE, (person.start, person.end), {"name": run.quote(person.start, person.end)})


def _givers(run: Run) -> list[Person]:
    """The people of the field, and offices that stand without a title ("anggota dewan kita")."""
    found = list(names.people(run))
    taken = {place for one in found for place in range(one.start, one.end)}
    for hit in run.hits(CODE, "office"):
        if hit.start not in taken:
            found.append(Person(hit.start, hit.end, False, "official"))
    return sorted(found, key=lambda one: one.start)


def _gift(run: Run, person: Person, own: Reach, wide: Reach) -> bool:
    before = (max(own[0], person.start - 60), person.start)
    after = (person.end, min(own[1], person.end + 70))
    aid = run.any("cue", "aid", own) or run.any(CODE, "gift", own)
    if run.any(CODE, "personal", wide) and (aid or _given(run, own, wide)):
        if run.any(CODE, "beloved", own) and _joined(run, "from", before, person.start):
            return True
        return person.role != "" or not person.name or _official(run, person)
    if not aid and not run.any("cue", "aid", wide):
        return False
    if not _official(run, person):
        return False
    if run.any(CODE, "funds", wide):
        return False
    if _joined(run, "from", before, person.start) and (
        run.any("cue", "aid", before) or run.any(CODE, "gift", before)
    ):
        return True
    if run.any(CODE, "gives", after) and run.any("cue", "aid", own):
        return True
    return run.any(CODE, "thanks", before) and run.any("cue", "aid", after)


def _given(run: Run, own: Reach, wide: Reach) -> bool:
    """Whether something is given here, said with a word for it or with a verb."""
    return run.any("cue", "aid", wide) or run.any(CODE, "gift", wide) or run.any(CODE, "gives", own)


def _official(run: Run, person: Person) -> bool:
    behind = (person.start, min(len(run.doc.low), person.end + 30))
    if person.role in ("official", "actor") or run.any("neutral.party-or-candidate", within=behind):
        return True
    return run.any(CODE, "office", (behind[0], min(len(run.doc.low), person.end + 20)))


def _joined(run: Run, role: str, reach: Reach, place: int) -> bool:
    """Whether a word like "dari" ends right before the person."""
    return any(not run.doc.low[hit.end : place].strip(" ,.:") for hit in run.hits(CODE, role, reach))
