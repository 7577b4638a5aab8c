"""What stands between a post and its submission: a list of reasons, each with a place to go."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from medsos_desktop.checking import Placed
from medsos_desktop.errors import Param
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.model.rows import PostView


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason, worded by ``approval.blocker.<code>``.

    Codes: ``conflict``, ``undated``, ``account``, ``empty`` (``account``), ``picture`` (``name``),
    ``consent``, ``block`` and ``warn`` (``n``).
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


def blockers(
    view: PostView,
    resolved: Iterable[Resolved],
    placed: Iterable[Placed],
    *,
    names: Mapping[str, str],
    has_picture: Callable[[str], bool],
    answers_needed: bool,
    consented: bool = True,
) -> tuple[Blocker, ...]:
    """Every reason why the post cannot be submitted, in the order to mend them.

    ``names`` tells an account's name by id; ``answers_needed`` is false where the office's policy asks
    nobody (then a warning stops nothing, a block still does); ``consented`` is false where submitting is
    the approval and a partner's written consent is missing.
    """
    found = _blockers(view, tuple(resolved), tuple(placed), names, has_picture, answers_needed)
    return (*found, *(() if consented else (Blocker("consent"),)))


def _blockers(
    view: PostView,
    resolved: tuple[Resolved, ...],
    placed: tuple[Placed, ...],
    names: Mapping[str, str],
    has_picture: Callable[[str], bool],
    answers_needed: bool,
) -> Iterator[Blocker]:
    if view.conflicts:
        yield Blocker("conflict")
    if view.post.planned is None:
        yield Blocker("undated")
    if not resolved:
        yield Blocker("account")
    for each in resolved:
        if not each.text.strip() and not each.media:
            yield Blocker("empty", {"account": names.get(each.account, each.account)})
    for asset in dict.fromkeys(use.asset for each in resolved for use in each.media):
        if not has_picture(asset):
            yield Blocker("picture", {"name": asset[:12]})
    for severity in ("block", "warn") if answers_needed else ("block",):
        count = sum(each.open and each.finding.severity == severity for each in placed)
        if count:
            yield Blocker(severity, {"n": count})
