"""A plan of results as others see it: JSON for machines, sentences for screen and terminal."""

from collections.abc import Collection, Iterator
from dataclasses import asdict
from typing import Any

from medsos_desktop import figures, telling
from medsos_desktop.exchange.results.model import Kind, Line, Problem, ResultPlan
from medsos_desktop.model.publication import Publication
from medsos_desktop.words import Words


def to_json(plan: ResultPlan) -> dict[str, Any]:
    """Every row that is not empty exactly once, by `Kind`; moments in UTC."""
    return {kind.value: [_line(line) for line in plan.of(kind)] for kind in Kind}


def lines(plan: ResultPlan, words: Words) -> Iterator[str]:
    """Counts by kind; each row that needs a person with what is wrong."""
    for kind in Kind:
        found = plan.of(kind)
        if not found:
            continue
        yield f"{words(f'results.kind.{kind}')}: {len(found)}"
        if kind in (Kind.STOPPED, Kind.DOUBT, Kind.UPDATE):
            yield from (f"  {place(words, line)}, {title(words, line)}: {why(words, line)}" for line in found)


def partly(plan: ResultPlan, chosen: Collection[str]) -> list[dict[str, Any]]:
    """Posts that would be out on some of their accounts only, once the chosen rows are taken."""
    codes = {line.post: line.code for line in plan.lines}
    return [
        {"post": post, "code": codes[post], "told": reach.told, "accounts": reach.accounts}
        for post, reach in plan.reach(chosen).items()
        if reach.partly
    ]


def partly_lines(plan: ResultPlan, chosen: Collection[str], words: Words) -> Iterator[str]:
    """The same in sentences."""
    found = {post: reach for post, reach in plan.reach(chosen).items() if reach.partly}
    titles = {line.post: line.title or line.code for line in plan.lines}
    if found:
        yield words("results.done_partly", n=len(found))
    for post, reach in found.items():
        said = words("state.published_part", n=reach.told, total=reach.accounts)
        yield f"  {titles[post]}: {said}"


def place(words: Words, line: Line, *, sheet: bool = False) -> str:
    """Where a line stands."""
    return words(
        "results.line.place_sheet" if sheet else "results.line.place", sheet=line.sheet, row=line.row
    )


def title(words: Words, line: Line) -> str:
    """What the row is about: title and account as far as they are known."""
    return " · ".join(
        part for part in (line.title or line.code or words("results.untitled"), line.who) if part
    )


def why(words: Words, line: Line) -> str:
    """What a person has to know about the row: its problems, else what is different."""
    said = [problem(words, each) for each in line.problems]
    if line.changed:
        said.append(changes(words, line))
    return " ".join(said)


def changes(words: Words, line: Line) -> str:
    """What an update changes, by name."""
    fields = ", ".join(words(f"results.changed.{name}") for name in line.changed)
    return words("results.line.changes", fields=fields)


def problem(words: Words, each: Problem) -> str:
    """One problem in words."""
    told = dict(each.params)
    if "state" in told:
        told["state"] = words(f"state.{told['state']}").lower()
    if "field" in told:
        told["field"] = words(f"results.field.{told['field']}")
    if "n" in told:
        told["n"] = figures.number(words, int(told["n"]))
    return words(f"results.problem.{each.code}", **told)


def _line(line: Line) -> dict[str, Any]:
    told = line.told
    return {
        "sheet": line.sheet,
        "row": line.row,
        "code": line.code,
        "account": line.account or None,
        "post": line.post or None,
        "told": None if told is None else _told(told),
        "changed": list(line.changed),
        "problems": [{"code": each.code, "stops": each.stops, **each.params} for each in line.problems],
    }


def _told(told: Publication) -> dict[str, Any]:
    kept = asdict(told)
    return {name: kept[name] for name in ("at", "rough", "link", "metrics", "note")}


def said(words: Words, publication: Publication, zone: str) -> tuple[str, str, str]:
    """Moment, link and numbers of a publication, each as a person reads it."""
    return (
        telling.went_out(words, publication, zone) or words("results.no_time"),
        publication.link or words("results.no_link"),
        telling.numbers(words, publication.metrics),
    )
