"""What no rule found, but reads like labelled posts that have the finding (see `likeness`)."""

from collections.abc import Iterator

from medsos_desktop.checks import cues, likeness
from medsos_desktop.checks.families import secret
from medsos_desktop.checks.families.links import is_official
from medsos_desktop.checks.finding import Hit, Severity
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Reach, Run, once

SHOWN = 3
"""Words and pairs that are named as the ones that weighed most."""

SIBLING = 1.0
"""How much surer it must be where a rule found something of the same kind: their posts are much alike."""


@check(
    "child.identity",
    "claim.absolute",
    "credit.person",
    "dignity.disability",
    "dignity.pity",
    "dignity.poverty-label",
    "hate.group",
    "hoax.hearsay",
    "link.aid-not-official",
    "neutral.campaign-call",
    "partner.cash-to-office",
    "partner.promotion",
    "pii.home-address",
    "secret.requested",
    "tone.hostile",
    scope="rest",
)
def alike(run: Run) -> Iterator[Hit]:
    """A warning at most: a likeness alone never stops anyone. Codes found by a rule are left to it."""
    for at, (taught, score) in enumerate(zip(likeness.ours().codes, _scores(run), strict=True)):
        sure, code = score - taught.threshold, taught.code
        if sure <= 0 or code in run.told or not run.pack.runs(code):
            continue
        allowed = code in run.pack.values("alike", "judged")
        if allowed and (sure > SIBLING or not _sibling_told(run, code)) and _possible(run, code):
            reach, shown = _weightiest(run, at)
            severity: Severity = "hint" if run.pack.severity(code) == "hint" else "warn"
            quote = run.quote(
                *reach
            )  # also where numbers alone weighed: what was no rule is never said as one
            yield Hit(code, reach, {"quote": quote, "alike": shown or quote}, None, severity)


def _sibling_told(run: Run, code: str) -> bool:
    head = code.partition(".")[0] + "."
    return any(told.startswith(head) for told in run.told)


@once
def _scores(run: Run) -> list[float]:
    found = likeness.words(run.doc.low)
    model = likeness.ours()
    if len(found) < likeness.FEWEST_WORDS:
        return [-1.0] * len(model.codes)
    return model.scores(likeness.features(found))


def _possible(run: Run, code: str) -> bool:
    """Whether what the code is about is there at all, where that is a fact and no matter of wording."""
    if code == "link.aid-not-official":
        return any(not is_official(link.host) for link in run.doc.links)
    if code == "secret.requested":
        return not (cues.debunks(run) or run.any(code, "refusal") or secret.to_office(run))
    if code == "hoax.hearsay":
        return not cues.debunks(run)
    return True


def _weightiest(run: Run, at: int) -> tuple[Reach, str]:
    """The sentence that adds most to the score, and the words of it that weigh most."""
    model = likeness.ours()
    sentences: dict[Reach, dict[str, int]] = {}
    before, place_before = "", -1
    for place, word in likeness.placed_words(run.doc.low):
        held = sentences.setdefault(run.doc.around(place), {})
        held[word] = model.points(word, at)
        if place_before >= 0:
            pair = f"{before} {word}"
            held[pair] = model.points(pair, at)
        before, place_before = word, place
    reach = max(sentences, key=lambda one: sum(sentences[one].values()))
    weighty = sorted(sentences[reach].items(), key=lambda item: -item[1])
    return reach, _shown([word for word, value in weighty if value > 0])


def _shown(words: list[str]) -> str:
    """The first words and pairs that do not say the same again; numbers are left out."""
    shown: list[str] = []
    for word in words:
        if "#" not in word and not any(word in one or one in word for one in shown):
            shown.append(word)
        if len(shown) == SHOWN:
            break
    return ", ".join(shown)
