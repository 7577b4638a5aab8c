"""What the bar offers: for the post that is read, or for all that are ticked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.reasons import Reason
from medsos_desktop.review import sayings
from medsos_desktop.review.desk import EDIT, PAPER
from medsos_desktop.review.signing import KeyState

from ...kit.labels import show_if
from .bar import Offer

if TYPE_CHECKING:
    from .screen import Screen


class Offers:
    """Words, icons and locks of one screen's bar."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._words = screen, screen.words

    def show(self) -> None:
        """As desk and list are now."""
        screen, words = self._screen, self._words
        desk, bar, model = screen.desk, screen.bar, screen.queue.model
        show_if(bar, desk.review is not None and not screen.note.action and screen.papers.panel.isHidden())
        if desk.review is None:
            return
        bar.show_code(desk.review.code)
        if model.picking:
            self._show_picking()
            return
        step, why, may = desk.primary(), desk.reasons(), desk.possible()
        model.choosable = frozenset(desk.ready)
        model.touch()
        bar.primary.setText(words("review.do.edit") if step == EDIT else words(f"review.do.{step}"))
        bar.primary.set_icon("naskah" if step == EDIT else "f-ok")
        lead = words("review.not_yet.pass") if step == Action.PASS else words("review.not_yet.approve")
        told = words("review.proof_paper") if step == PAPER else self._proof()
        bar.show_state(told, lead, sayings.reasons(words, why), jump=_can_jump(why))
        show_if(bar.give_back, Action.RETURN in may)
        show_if(bar.recall, Action.RECALL in may)
        bar.show_offers(self._rarer(step, may))

    def _show_picking(self) -> None:
        words, bar, chosen = self._words, self._screen.bar, len(self._screen.queue.model.chosen)
        bar.primary.setText(words("review.do.many", n=chosen))
        bar.primary.set_icon("f-ok")
        why = [] if chosen else [words("review.reason.none-chosen")]
        bar.show_state(self._proof(), words("review.not_yet.approve"), why, jump=False)
        for button in (bar.give_back, bar.recall, bar.more):
            button.hide()

    def _proof(self) -> str:
        """What kind of proof the decision will have."""
        signs = self._screen.signing.state() is not KeyState.NONE
        return self._words("review.proof_key" if signs else "review.proof")

    def _rarer(self, step: str, may: frozenset[Action]) -> Sequence[Offer]:
        words, deeds = self._words, self._screen.deeds
        found: list[Offer] = []
        if Action.POSTPONE in may:
            found.append((words("review.do.postpone"), lambda: deeds.ask(Action.POSTPONE)))
        if Action.WITHDRAW in may:
            found.append((words("review.do.withdraw"), lambda: deeds.ask(Action.WITHDRAW)))
        if Action.RESUME in may:
            found.append((words("review.do.resume"), deeds.resume))
        if step != PAPER and self._screen.desk.signable():
            found.append((words("review.do.paper"), self._screen.papers.one))
        if step != EDIT:
            go, post = self._screen.context.go, self._screen.desk.post
            found.append((words("review.do.edit"), lambda: go("composer", post=post)))
        return found


def _can_jump(why: Sequence[Reason]) -> bool:
    return any(each.code in ("changed", "waiver", "block") for each in why)
