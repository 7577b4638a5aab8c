"""The two kinds of trouble: what a person can mend (`UserError`), and bugs (every other exception).

An error carries a code and parameters, never a sentence: the words stand in the catalogue: those of
``<file>.<rest>`` are ``<file>.error.<rest>.text`` and ``.hint``.
"""

from collections.abc import Mapping

Param = str | int


class UserError(Exception):
    """Something the person at the PC can understand and act on; shown calmly, exit code 1.

    ``code`` names the message in the catalogue (``sheet.empty`` is worded by ``sheet.error.empty.text``),
    ``params`` fills it. Nothing may have been half-written when this is raised.
    """

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: Mapping[str, Param] = params

    def __str__(self) -> str:
        detail = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({detail})" if detail else self.code


class Cancelled(Exception):
    """The person pressed Batal: the work stopped and left nothing behind."""
