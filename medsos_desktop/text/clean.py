"""The one door for text from outside: done before counting, at import and in the editor.

Lone surrogates cannot be written as UTF-8 and NUL ends strings in foreign tools, so neither may get
in (decision 2); one kind of line end keeps spans and hashes the same on every PC.
"""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with CRLF and CR as LF, NUL removed, lone surrogates as U+FFFD. Idempotent."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
