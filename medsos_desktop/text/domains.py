"""Where a dotted run of characters holds a domain name, by X's rules.

A run is split at its dots into labels. A domain is a chain of labels followed by a known top-level
domain; the longest chain wins. `Chain` answers for every possible beginning in constant time after one
pass, so that hostile runs of thousands of labels cost linear time (X's own pattern backtracks here).
"""

import re
from functools import cache

from medsos_desktop.text import grammar
from medsos_desktop.text.data import domains

MAX_LABEL = 63
"""Longest label of a domain in ASCII (punycode) letters, RFC 1035."""

_LETTERS = re.compile("[A-Za-z]+")
_PUNYCODE = re.compile("[xX][nN]--[-0-9A-Za-z]+")
_NO_END = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@+-")
_JOINERS = ("-", "_")


def top_level_end(text: str, dot: int, stop: int) -> int:
    """Where the top-level domain right after ``dot`` ends, -1 when there is none before ``stop``."""
    begin = dot + 1
    if begin >= stop:
        return -1
    known = domains()
    letters = _LETTERS.match(text, begin, stop)
    if letters:
        end = letters.end()
        if letters[0].lower() in known.ascii and (end == stop or text[end] not in _NO_END):
            return end
    for name in known.others.get(text[begin].lower(), ()):
        end = begin + len(name)
        if end <= stop and text[begin:end].lower() == name and (end == stop or text[end] not in _NO_END):
            return end
    punycode = _PUNYCODE.match(text, begin, stop)
    return punycode.end() if punycode else -1


class Chain:
    """The labels of one run ``text[start:stop]`` and the best domain that each can begin."""

    __slots__ = ("_best", "_low_lines", "_tops", "dots", "starts", "text")

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text = text
        self.dots: list[int] = []
        dot = text.find(".", start, stop)
        while dot >= 0:
            self.dots.append(dot)
            dot = text.find(".", dot + 1, stop)
        self.starts = [start, *(dot + 1 for dot in self.dots[:-1])]
        self._tops = [top_level_end(text, dot, len(text)) for dot in self.dots]
        self._low_lines = [text.rfind("_", *label) for label in zip(self.starts, self.dots, strict=True)]
        self._best = self._follow()

    def _follow(self) -> list[int]:
        best = [-1] * (len(self.dots) + 1)
        for label in range(len(self.dots) - 1, -1, -1):
            begin = self.starts[label]
            if self.text[begin] not in _JOINERS and self._closed(label, begin):
                best[label] = self._choose(label, begin, best[label + 1])
        return best

    def _closed(self, label: int, begin: int) -> bool:
        return self.dots[label] > begin and self.text[self.dots[label] - 1] not in _JOINERS

    def _choose(self, label: int, begin: int, later: int) -> int:
        if later >= 0:
            return later
        return label if self._tops[label] >= 0 and self._low_lines[label] < begin else -1

    def hopeless(self, label: int) -> bool:
        """Whether no beginning inside ``label`` can lead to a domain."""
        return self._best[label + 1] < 0 and self._tops[label] < 0

    def domain_end(self, label: int, begin: int) -> int:
        """End of the longest domain that begins at ``begin`` inside ``label``, -1 when there is none."""
        if self.text[begin] in _JOINERS or not self._closed(label, begin):
            return -1
        last = self._choose(label, begin, self._best[label + 1])
        return self._tops[last] if last >= 0 else -1


def encodable(domain: str) -> bool:
    """Whether each label has 1 to 63 letters as ASCII, and none is ``xn--`` mixed with other scripts."""
    plain = domain.isascii()
    if not plain and domain[:4] == "xn--" and not latin_domains(domain):
        return False
    for label in domain.split("."):
        if not label or len(label) > MAX_LABEL:
            return False
        if not plain and not label.isascii() and _encoded_length(label) > MAX_LABEL:
            return False
    return True


def _encoded_length(label: str) -> int:
    if len(label) > MAX_LABEL - len("xn--"):  # each character costs at least one letter
        return MAX_LABEL + 1
    return len("xn--") + len(label.encode("punycode", "replace"))


@cache
def _latin_labels() -> re.Pattern[str]:
    return re.compile(f"(?:[-A-Za-z0-9{grammar.LATIN}]+\\.)+")


@cache
def _plain_domain() -> re.Pattern[str]:
    return re.compile("(?:[-A-Za-z0-9]+\\.)+[-A-Za-z0-9]+")


def latin_domains(domain: str) -> list[tuple[int, int]]:
    """Spans inside ``domain`` whose labels are Latin: without a protocol only these become links."""
    if _plain_domain().fullmatch(domain):
        return [(0, len(domain))]
    spans: list[tuple[int, int]] = []
    labels = _latin_labels().search(domain)
    while labels:
        start, after = labels.span()
        dot, end = after - 1, -1
        while dot >= start:
            end = top_level_end(domain, dot, len(domain))
            if end >= 0:
                spans.append((start, end))
                break
            dot = domain.rfind(".", start, dot)
        labels = _latin_labels().search(domain, max(after if end < 0 else end, start + 1))
    return spans
