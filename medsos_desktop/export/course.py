"""Where the export stands, and where work that ends, fails or is stopped leads to. No Qt, no words."""

from medsos_desktop.bundles.receipts import Receipt

READY, RUNNING, DONE, CHECKED, TOOLS = "ready", "running", "done", "checked", "tools"

STOP, ASK, BACK, PLAN, HUSH = "stop", "ask", "back", "plan", "hush"
"""What Escape means: stop what runs, ask whether to, back from a look, to the plan, forget what was said."""


class Course:
    """``state`` is one of the five; ``receipts`` tell of the bundle made last, one for each of its files.

    While work runs, ``left`` is the key of what there is to say about files when it is stopped ("": nothing).
    """

    def __init__(self) -> None:
        self.state = READY
        self.receipts: tuple[Receipt, ...] = ()
        self.left = ""
        self._from = READY
        self._making = False

    @property
    def receipt(self) -> Receipt | None:
        """Of the first file of the bundle made last."""
        return self.receipts[0] if self.receipts else None

    @property
    def running(self) -> bool:
        """Whether something is made, looked at or copied."""
        return self.state == RUNNING

    @property
    def was_made(self) -> bool:
        """Whether the bundle was made, and nothing was looked at or copied since: what is refused now is
        that its posts are scheduled, and the file is good all the same.
        """
        return self.state == DONE and self._making

    # beginning

    def plan(self) -> None:
        """To choosing."""
        self.state = READY

    def choose_tools(self) -> None:
        """To choosing schedulers."""
        self.state = TOOLS

    def make(self) -> None:
        """A bundle is made."""
        self.state, self._making, self._from = RUNNING, True, READY
        self.left = "export.cancel.nothing_left"

    def look(self) -> None:
        """Some file is looked at; one look after another leads back to where the first began."""
        if self.state != CHECKED:
            self._from = self.state
        self.state, self._making, self.left = RUNNING, False, ""

    def carry(self) -> None:
        """The bundle made last is copied."""
        self.state, self._making, self._from = RUNNING, False, DONE
        self.left = "export.carry.stopped"

    # ending

    def made(self, receipts: tuple[Receipt, ...]) -> None:
        """The bundle is there."""
        self.state, self.receipts = DONE, receipts

    def looked(self) -> None:
        """What was found is shown."""
        self.state = CHECKED

    def carried(self) -> None:
        """The copy is there."""
        self.state, self._from = DONE, READY

    def failed(self, *, stopped: bool) -> None:
        """Back to where it began; work that was refused leads to the plan, unless a bundle is in sight."""
        self.state = self._from if stopped or self._from == DONE else READY
        self._from = READY

    def leave_look(self, *, planned: bool) -> bool:
        """Back from what was found, to the bundle where the look began there (True) or to the plan."""
        back = self._from == DONE and self.receipt is not None and planned
        self.state, self._from = DONE if back else READY, READY
        return back

    def escape(self, *, said: bool) -> str:
        """What Escape means now, "": nothing here; ``said``: a message stands above the cards.

        What only reads or copies is stopped at once; before a bundle is thrown away it is asked.
        """
        if self.running:
            return ASK if self._making else STOP
        if self.state == CHECKED:
            return BACK
        if self.state in (DONE, TOOLS):
            return PLAN
        return HUSH if said else ""
