"""Runs the check functions over a post. Pure: the same post, pack and context give the same findings."""

from collections.abc import Collection

from medsos_desktop.checks import registry
from medsos_desktop.checks.context import Context, Subject
from medsos_desktop.checks.document import Document
from medsos_desktop.checks.finding import RANK, Finding, Hit, about_of
from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.run import Run

Documents = dict[str, Document]
"""What was read out of texts, by text; only for runs with the same pack and context."""


def run(
    subject: Subject,
    pack: Pack,
    context: Context,
    known: Documents | None = None,
    only: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """All findings, the gravest first, then by place. Never a finding of a code that is switched off.

    Texts in ``known`` are not read again, new ones are put there: the surfaces of a post mostly share one.
    ``only`` runs the checks of these codes alone.
    """
    if known is None:
        known = {}
    found: list[Finding] = []
    seen: dict[str, int] = {}
    names = [field.name for field in subject.surface.fields if field.name in subject.fields]
    names += [name for name in subject.fields if name not in names]
    for text in subject.fields.values():
        if text not in known:
            known[text] = Document(text)
    told: set[str] = set()
    runs = [Run(subject, pack, context, name, known[subject.fields[name]], told) for name in names]
    if not runs:
        runs = [Run(subject, pack, context, "text", Document(""), told)]
    main = next((field.name for field in subject.surface.fields if field.main), "text")
    runs.sort(key=lambda one: one.field != main)
    for check in registry.checks():
        if not any(pack.runs(code) for code in check.codes if only is None or code in only):
            continue
        for one in runs[:1] if check.scope == "post" else runs:
            for hit in check.function(one):
                if pack.runs(hit.code):
                    told.add(hit.code)
                    found.append(_finding(one, hit, seen))
    found.sort(
        key=lambda finding: (RANK[finding.severity], finding.span or (-1, -1), finding.code, finding.key)
    )
    return tuple(found)


def _about(one: Run, hit: Hit) -> str:
    """What the finding is about, as the key names it: most are about their sentence, often several."""
    if hit.about is not None:
        return about_of(one.field, hit.about)
    if hit.span is None:
        said = ";".join(f"{name}={value}" for name, value in sorted(hit.params.items()))
        return about_of(one.field, said)
    start, end = one.doc.sentence(hit.span[0])
    known = ("about", one.field, start, max(end, hit.span[1]))
    found = one.doc.found.get(known)
    if not isinstance(found, str):
        found = one.doc.found[known] = about_of(one.field, one.doc.text[start : known[3]])
    return found


def _finding(one: Run, hit: Hit, seen: dict[str, int]) -> Finding:
    key = f"{hit.code}:{_about(one, hit)}"
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        key = f"{key}.{seen[key]}"
    severity = hit.severity or one.pack.severity(hit.code)
    return Finding(hit.code, severity, hit.span, dict(hit.params), hit.fix, one.field, key)
