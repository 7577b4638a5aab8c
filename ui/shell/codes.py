"""Versions by the code on their sheet, among what the search everywhere finds."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.lookup import Found, Lookup
from medsos_desktop.errors import UserError
from medsos_desktop.home import codes

from ..jobs import JobHandle
from ..screens.base import Context
from .results import Row

_ICON = "persetujuan"


class CodeRows(QObject):
    """Looks beside the window, once for each code; ``came`` is called when the rows are others."""

    def __init__(self, context: Context, came: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._came = context, came
        self._query = ""
        self._lookup: Lookup | None = None
        self._handle: JobHandle | None = None
        context.session.changed.connect(self._forget)

    def ask(self, query: str) -> None:
        """What stands in the line now; the same again is not looked for again."""
        if query == self._query:
            return
        self._forget()
        if not codes.may_be(query):
            return
        self._query = query
        handle = self._context.jobs.read(
            partial(codes.find, query), partial(self._found, query), None, partial(self._failed, query)
        )
        handle.spare = True
        if handle.running:
            self._handle = handle

    def _forget(self, *_: object) -> None:
        """Another query, or the posts are others: what was found is old."""
        if self._handle is not None:
            self._handle.forget()
        self._query, self._lookup, self._handle = "", None, None

    def _found(self, query: str, lookup: Lookup) -> None:
        if not isValid(self) or query != self._query:
            return
        self._handle, self._lookup = None, lookup
        if lookup.found or codes.must_be(query):
            self._came()

    def _failed(self, query: str, _error: Exception) -> None:
        """The workspace cannot be read just now: typed again, it is looked for again."""
        if isValid(self) and query == self._query:
            self._forget()

    def rows(self) -> list[Row]:
        """What is known by now. A word that only might be a code says nothing until something is found."""
        if not self._query:
            return []
        words = self._context.words
        if self._lookup is not None and self._lookup.found:
            return self._found_rows(self._lookup)
        if not codes.must_be(self._query):
            return []
        key = "shell.code.looking" if self._lookup is None else "shell.code.none"
        return [Row(_ICON, words(key), "")]

    def _found_rows(self, lookup: Lookup) -> list[Row]:
        words = self._context.words
        made = [
            Row(_ICON, self._title(each), self._detail(each), partial(self._go, each))
            for each in lookup.found
        ]
        if lookup.several:
            key = "shell.code.several_whole" if lookup.binds else "shell.code.several"
            made.append(Row("info", words(key, n=len(lookup.found)), ""))
        return made

    def _title(self, found: Found) -> str:
        words = self._context.words
        if self._is_gone(found.post):
            return words("shell.code.gone")
        return found.title or words("review.untitled")

    def _detail(self, found: Found) -> str:
        """As in "7KQ4-M2XD · isi sekarang · Disetujui"."""
        words = self._context.words
        version = "shell.code.current" if found.current else "shell.code.earlier"
        parts = [short_code(found.content), words(version)]
        if found.decisions:
            parts.append(words(f"review.did.{found.decisions[-1].action}"))
        return " · ".join(parts)

    def _go(self, found: Found) -> None:
        """To the post; where another version stands there now, or none, that is said."""
        if self._is_gone(found.post):
            self._context.say(self._context.words("shell.code.gone"), undo=False)
            return
        self._context.go("approval", post=found.post)
        if not found.current:
            code = short_code(found.content)
            self._context.say(self._context.words("shell.code.other", code=code), undo=False)

    def _is_gone(self, post: str) -> bool:
        try:
            return self._context.session.workspace.posts.get(post).post.deleted
        except UserError:
            return True
