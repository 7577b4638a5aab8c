"""Which posts wait for the person at the PC: a quick read, asked before anything else of a decision is."""

from medsos_desktop.approval.moves import deciding_roles
from medsos_desktop.approval.policy import policy_of
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.model.office import Role
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.posts.service import PostService

WAITING = (State.IN_REVIEW, State.IN_APPROVAL)


def waiting_here(posts: PostService, directory: DirectoryService) -> list[PostRow]:
    """Posts that wait for a decision of the person here, the nearest first, undated ones before them.

    Roles held for somebody else count for posts planned on the days they are held.
    """
    here = directory.actor()
    if here is None:
        return []
    asked = {state: deciding_roles(state, policy_of(directory.office())) for state in WAITING}
    if not any(each.person == here[0] for each in directory.substitutes().values()):
        mine = [state for state in WAITING if asked[state] & set(here[1].roles)]
        return posts.by_state(*mine) if mine else []
    rows = posts.by_state(*WAITING)
    days = {day: {hold.role for hold in directory.held(here[0], day)} for day in {_day(row) for row in rows}}
    return [row for row in rows if asked[row.state] & days[_day(row)]]


def ever_approves(directory: DirectoryService) -> bool:
    """Whether the person here approves at all: by their own role, or some day for somebody else."""
    here = directory.actor()
    if here is None:
        return False
    lent = {each.start for each in directory.substitutes().values() if each.person == here[0]}
    return any(hold.role == Role.APPROVER for day in {"", *lent} for hold in directory.held(here[0], day))


def _day(row: PostRow) -> str:
    return row.planned[:10]
