"""Links in a text by X's rules (twitter-text 3.1.0), with and without ``http://``.

X finds links with one large pattern that is tried at every position. The same answer comes here from
looking only where a dot is followed by a top-level domain (see `domains`), and from small patterns
for port, path and query. Order and consumption of characters follow the pattern, because X's users see
the difference: a rejected candidate still uses up its characters, and the character before a link
belongs to it.
"""

import re
from functools import cache
from typing import NamedTuple

from medsos_desktop.text import grammar
from medsos_desktop.text.domains import Chain, encodable, latin_domains, top_level_end
from medsos_desktop.text.memory import remember

MAX_LENGTH = 4096
MAX_TCO_SLUG = 40


class Url(NamedTuple):
    """A link: code point span, half-open, and whether it was written with its protocol."""

    start: int
    end: int
    protocol: bool


class _Patterns(NamedTuple):
    dotted: re.Pattern[str]
    run: re.Pattern[str]
    plain: re.Pattern[str]
    before: re.Pattern[str]
    tail: re.Pattern[str]
    rest: re.Pattern[str]
    tco: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    path = f"[A-Za-z{grammar.CYRILLIC}0-9!*';:=+,.$/%#\\[\\]\\-\u2013_~@|&{grammar.LATIN}]"
    ending = f"[+\\-A-Za-z{grammar.CYRILLIC}0-9=_#/{grammar.LATIN}]"
    parens = rf"\((?:{path}+|{path}*\({path}+\){path}*)\)"
    query = r"[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
    return _Patterns(
        re.compile(r"\.(?:[A-Za-z]|[^\x00-\x7f])"),
        re.compile("[^" + re.escape("".join(sorted(grammar.HOST_BREAKS))) + "]+"),
        re.compile(r"(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\.)+[A-Za-z]+"),
        re.compile(f"[^A-Za-z0-9{grammar.AT}${grammar.HASH}{grammar.INVALID}]"),
        re.compile(
            rf"(?::[0-9]+)?(/(?:{path}*(?:{parens}{path}*)*{ending}|{parens}|@{path}+/)*)?(?:\?{query})?"
        ),
        re.compile(rf"(?:{path}|[()?])*"),
        re.compile(rf"[hH][tT][tT][pP][sS]?://[tT]\.[cC][oO]/([A-Za-z0-9]+)(?:\?{query})?"),
    )


@remember
def find_urls(text: str) -> tuple[Url, ...]:
    """All links of ``text`` in order. Linear in its length."""
    if "." not in text:
        return ()
    patterns = _patterns()
    first = patterns.dotted.search(text)
    if not first:
        return ()
    return tuple(_Search(text, patterns).run(first.start()))


class _Search:
    """One pass over one text; ``used`` is the position up to which characters are used up."""

    __slots__ = ("found", "patterns", "text", "used")

    def __init__(self, text: str, patterns: _Patterns) -> None:
        self.text = text
        self.patterns = patterns
        self.used = 0
        self.found: list[Url] = []

    def run(self, dot: int) -> list[Url]:
        """Look at each run of domain characters that holds a dot which a letter follows."""
        text, runs, dotted = self.text, self.patterns.run, self.patterns.dotted
        while True:
            start = self._run_start(dot)
            run = runs.match(text, start)
            stop = run.end() if run else dot + 1
            if stop > self.used:
                self._search_run(start, stop)
            following = dotted.search(text, max(stop, self.used - 1))
            if not following:
                return self.found
            dot = following.start()

    def _run_start(self, dot: int) -> int:
        """The first character of the run that holds ``dot``: a few steps back, each run only once."""
        text, breaks = self.text, grammar.HOST_BREAKS
        start = dot
        while start and text[start - 1] not in breaks:
            start -= 1
        return start

    def _search_run(self, start: int, stop: int) -> None:
        if self._plain_run(start, stop):
            return
        chain = Chain(self.text, start, stop)
        if not chain.hopeless(0) and self._with_protocol(chain, start) and self.used >= stop:
            return
        for label in range(len(chain.dots)):
            if chain.dots[label] <= self.used or chain.hopeless(label):
                continue
            self._search_label(chain, label)

    def _plain_run(self, start: int, stop: int) -> bool:
        """The usual case, without a chain: a run that is one plain domain from end to end."""
        text = self.text
        if not self.patterns.plain.fullmatch(text, start, stop):
            return False
        if top_level_end(text, text.rindex(".", start, stop), len(text)) != stop:
            return False
        begin = self._protocol_start(start)
        if begin >= 0:
            self._take(begin, start, stop, protocol=True, linked=True)
            return True
        if start and (start <= self.used or not self.patterns.before.match(text, start - 1)):
            return False
        self._take(start, start, stop, protocol=False, linked=not start or text[start - 1] != "/")
        return True

    def _protocol_start(self, host: int) -> int:
        """Where ``http://`` or ``https://`` right before ``host`` begins; -1 without a good one."""
        text = self.text
        if text[max(host - 3, 0) : host] != "://":
            return -1
        begin = host - (8 if text[max(host - 4, 0)] in "sS" else 7)
        if begin < self.used or text[begin : begin + 4].lower() != "http":
            return -1
        if begin and (begin == self.used or not self.patterns.before.match(text, begin - 1)):
            return -1
        return begin

    def _with_protocol(self, chain: Chain, start: int) -> bool:
        begin = self._protocol_start(start)
        end = chain.domain_end(0, start) if begin >= 0 else -1
        if end < 0:
            return False
        self._take(begin, start, end, protocol=True, linked=True)
        return True

    def _search_label(self, chain: Chain, label: int) -> None:
        """Try each beginning that X tries: right after a character that may stand before a link."""
        text, dot = self.text, chain.dots[label]
        before = self.patterns.before
        at = chain.starts[label]
        if at == 0 and self.used == 0 and self._at_first(chain, label):
            return
        position = max(at - 1, self.used, 0)
        preceding = before.search(text, position, dot)
        while preceding:
            begin = preceding.end()
            if begin > at and text[begin - 1] > "\uffff" and self._bare(chain, label, begin - 1, halved=True):
                return  # X sees two halves there, and the first may stand before a link
            if at <= begin < dot and self._bare(chain, label, begin):
                return
            preceding = before.search(text, begin, dot)

    def _at_first(self, chain: Chain, label: int) -> bool:
        """At the very beginning X first lets the first character stand before the link."""
        text = self.text
        second = chain.dots[label] > 1 and text[0] <= "\uffff" and self.patterns.before.match(text, 0)
        return bool(second and self._bare(chain, label, 1)) or self._bare(chain, label, 0)

    def _bare(self, chain: Chain, label: int, begin: int, *, halved: bool = False) -> bool:
        end = chain.domain_end(label, begin)
        if end < 0:
            return False
        linked = halved or not begin or self.text[begin - 1] not in "-_./"
        self._take(begin, begin, end, protocol=False, linked=linked)
        return True

    def _take(self, start: int, host: int, host_end: int, *, protocol: bool, linked: bool) -> None:
        """Use up a candidate, and keep it when it is a link."""
        text = self.text
        # No link is longer, and brackets without end would be read again from each of them.
        tail = self.patterns.tail.match(text, host_end, host_end + MAX_LENGTH)
        end = tail.end() if tail else host_end
        rest = self.patterns.rest.match(text, end) if end - host + 8 > MAX_LENGTH else None
        self.used = rest.end() if rest else end
        domain = text[host:host_end]
        if not linked or end - host + 8 > MAX_LENGTH or not encodable(domain):
            return
        if protocol:
            self._keep_short(start, end)
        else:
            self._keep_bare(start, domain, end if tail and tail[1] else 0)

    def _keep_short(self, start: int, end: int) -> None:
        """X's own short links end with their slug."""
        short = self.patterns.tco.match(self.text, start, end)
        if short:
            if len(short[1]) > MAX_TCO_SLUG:
                return
            end = short.end()
        self.found.append(Url(start, end, True))

    def _keep_bare(self, start: int, domain: str, path_end: int) -> None:
        spans = latin_domains(domain)
        for first, last in spans:
            self.found.append(Url(start + first, start + last, False))
        if path_end and spans and spans[-1][1] == len(domain):
            self.found[-1] = Url(start + spans[-1][0], path_end, False)
