"""Finds people's names in a text, and says who is an official, a contact or a giver.

There is no dictionary of all names, so a name is recognised by what stands around it: a title
("Bu", "Mbah"), a word that introduces it ("bernama"), what follows ("(67)", ", penyandang ..."), its
place in a list, or a common given name among capitalised words. The lists are rows of the pack
(``names.*``), which an office can extend.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from medsos_desktop.checks.run import Reach, Run, inside, once

WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)([\W\d_]*)")
"""A word, and what stands between it and the next."""
NUMBER = r"(?:\d{1,3}|sebelas|sepuluh|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?:\s(?:belas|puluh))?)"
AGE_AFTER = re.compile(
    r"\s?[(\[]\s?\d{1,3}\s?(?:th|thn|tahun|taun|bulan|bln)?\.?\s?[)\]]|,\s\d{2}(?=,\s)"
    rf"|,\s(?:umur|usia|berusia|berumur)?\s?{NUMBER}\s?(?:th|thn|tahun|taun|bulan)\b|,\s(?:umur|usia|berusia|berumur)\s{NUMBER}\b"
)
AGO = re.compile(r"\s(?:lalu|silam|kemudian|setelah|sebelum|lamanya|penjara|ke)")
PHONE_AFTER = re.compile(
    r"[\s,:(\-–/]{1,4}(?:(?:wa|hp|telp?|no|di|ya|nomor|aja|saja|bisa|lewat|via|pribadi)\W{1,3}){0,3}[(+]{0,2}[0-9](?:[\s.\-]{0,2}[0-9]){6,12}(?![\s.\-]{0,2}[0-9])"
)
PHONE_BEFORE = re.compile(
    r"[0-9](?:[\s.\-]{0,2}[0-9]){7,12}\s?(?:\(\s?(?:a\.?n\.?\s|dengan\s|ke\s|sama\s)?|a\.?n\.?\s|dengan\s)\Z"
)
FORM_BEFORE = re.compile(r"(?:contoh|misal(?:nya)?)\W{1,3}\Z|(?<!\w)nama(?: lengkap)?\s?:\s?\Z")
LIST_ITEM = re.compile(r"(?:\A|\n)[ \t]*(?:\d{1,3}[.)]|[-•*▪◦–])[ \t]*\Z")
LINE_START = re.compile(r"(?:\A|\n)[ \t]*\Z")
IN_TABLE = re.compile(
    r"(?:\s?(?:[|/;,\t:\u2013(-]|\n)\s?|\s)(?:(?:nik|no\.? ?kk|kk)[\s.:]{0,3}\d{2}|(?:\d[ .-]?){15}\d(?!\d))"
)
"""An identity number right behind, or in the next column of a list: the name's."""
INLINE_ITEM = re.compile(r"[:\s]\d{1,2}[.)][ \t]\Z")
GAPS = frozenset((" ", "  ", ". ", "."))


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the text. ``name`` is False for a title alone ("Pak Wali").

    ``role``: "official" (has an office named beside), "contact" (is given to be called), "actor"
    (gives, opens, explains), or "" for everybody else.
    """

    start: int
    end: int
    name: bool
    role: str


def listed(before: str) -> bool:
    """Whether ``before`` ends with the number or bullet of a list item."""
    if LIST_ITEM.search(before):
        return True
    return before.endswith((". ", ") ")) and bool(INLINE_ITEM.search(before, max(0, len(before) - 6)))


class _Token(NamedTuple):
    start: int
    end: int
    low: str
    cap: bool
    gap: str


class _Reader:
    """Walks the words of one field."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.low, self.plain = run.doc.low, run.doc.plain
        pack = run.pack
        self.titles = pack.values("names", "title")
        self.roles = pack.values("names", "role")
        self.given = pack.values("names", "given")
        self.stop = pack.values("names", "stop") | pack.values("names", "place-head")
        self.heads = pack.values("names", "place-head")
        self.tokens = self._tokens()
        self.endings = _endings(pack.values("names", "ending"))

    def _tokens(self) -> list[_Token]:
        low, plain = self.low, self.plain
        first = WORD.search(plain)
        start = first.start() if first else 0
        tokens = []
        make = tuple.__new__  # the named tuple's own way takes twice as long, for every word
        for word, gap in WORD.findall(plain):  # a list at once: half the time of a match for each word
            end = start + len(word)
            tokens.append(make(_Token, (start, end, low[start:end], word[0].isupper(), gap)))
            start = end + len(gap)
        return tokens

    def like_name(self, token: _Token) -> bool:
        return token.low in self.given or bool(self.endings.search(token.low))

    def name_from(self, first: int, titled: bool) -> int:
        """Index after the name that starts at ``first``; ``first`` when there is none."""
        at = first
        tokens = self.tokens
        while at < len(tokens) and at - first < 4:
            token = tokens[at]
            fits = token.cap and token.low not in self.stop and token.low not in self.roles
            if not titled and at > first and token.low in SPOKEN_TITLES:
                break  # "Doakan Bu Wagirah": the name begins at the title
            if titled and not token.cap and at == first:
                fits = token.low not in self.stop and self.like_name(token) and len(token.low) > 3
            if titled and token.cap and at == first and token.low in self.given:
                fits = True
            if not fits:
                break
            at += 1
            if token.gap not in GAPS or (token.gap.startswith(".") and token.end - token.start > 2):
                break
        return at

    def all(self) -> list[Person]:
        people: list[Person] = []
        at = 0
        tokens, titles, given = self.tokens, self.titles, self.given
        while at < len(tokens):
            token = tokens[at]
            if not token.cap and token.low not in titles and token.low not in given:  # most words
                at += 1
                continue
            at = self._titled(at, people) or self._bare(at, people)
        return people

    def _titled(self, at: int, people: list[Person]) -> int:
        """A title with a name or an office; the index to go on from, or 0."""
        tokens = self.tokens
        token = tokens[at]
        if token.low not in self.titles or token.gap not in GAPS or at + 1 == len(tokens):
            return 0
        if token.low in ("ibu", "hari") and tokens[at + 1].low == "kota":
            return 0
        if "." in token.gap and token.low in SPOKEN_TITLES and not self.like_name(tokens[at + 1]):
            return 0  # "terima kasih, Bu. Antrean ...": the title ends the sentence
        if len(token.low) <= 2 and not token.cap and token.low not in ("bu", "pk"):
            return 0
        place = at + 1
        official = False
        while place < min(len(tokens), at + 8) and (
            tokens[place].low in self.roles or tokens[place].low in self.titles
        ):
            official = official or tokens[place].low in self.roles
            place += 1
            if tokens[place - 1].gap not in GAPS:
                break
        joined = tokens[place - 1].gap in GAPS
        end = self.name_from(place, titled=True) if joined else place
        if end > place:
            people.append(self._person(tokens[at].start, tokens[end - 1].end, True, official, at))
            return end
        if official:
            people.append(Person(tokens[at].start, tokens[place - 1].end, False, "official"))
            return place
        return 0

    def _bare(self, at: int, people: list[Person]) -> int:
        """Capitalised words without a title, or a word of a list; the index to go on from."""
        tokens = self.tokens
        token = tokens[at]
        if not token.cap and token.low not in self.given:  # most words: nothing before them would help
            return at + 1
        before = self.low[max(0, token.start - 48) : token.start]
        if not token.cap and not (self.introduced(before) or listed(before)):
            return at + 1
        if token.low in self.heads:
            return self._skip_place(at)
        if token.low in self.stop or token.low in self.roles:
            return at + 1
        end = self.name_from(at, titled=False) if token.cap else at + 1
        if end == at:
            return at + 1
        words = tokens[at:end]
        rest = self.low[words[-1].end : words[-1].end + 60]
        if self._is_name(words, before, rest):
            people.append(self._person(words[0].start, words[-1].end, True, False, at))
            return end
        if len(words) > 2 and words[1].low in self.given:
            return at + 1
        return end if len(words) == 1 or words[1].low not in self.given else at + 1

    def introduced(self, before: str) -> bool:
        if before.endswith((": ", ":")) and HEADED.search(before):
            return True
        return bool(INTRODUCED.search(before, max(0, len(before) - 24)))

    def _is_name(self, words: list[_Token], before: str, rest: str) -> bool:
        alike = sum(self.like_name(word) for word in words)
        if len(words[0].low) > 2 and self.introduced(before):
            return True
        if words[0].end - words[0].start == 1:
            return False
        aged = AGE_AFTER.match(rest)
        apposed = bool(aged) or bool(APPOSED.match(rest))
        if aged and words[-1].end - words[0].start > 3 and not AGO.match(rest, aged.end()):
            return True
        if words[0].low in self.given and (len(words) > 1 or apposed or listed(before)):
            return True
        if apposed and (len(words) > 1 or alike):
            return True
        if IN_TABLE.match(rest) and (listed(before) or LINE_START.search(before)):
            return True
        if listed(before):
            return bool(alike) and (
                len(words) > 1 or bool(re.match(r"\s?(?:[,(\-–:=\n]|\d{1,2}[.)]|\d{4}[\s.-]?\d{4}|\Z)", rest))
            )
        return len(words) > 1 and alike > 0 and words[1].low in self.given

    def _skip_place(self, at: int) -> int:
        """Past a place, office or event and the capitalised words of its name."""
        tokens = self.tokens
        place = at
        while (
            place + 1 < len(tokens)
            and place - at < 6
            and tokens[place].gap in (" ", "-")
            and tokens[place + 1].cap
        ):
            if tokens[place + 1].low in self.titles:
                break
            place += 1
        return place + 1

    def _person(self, start: int, end: int, name: bool, official: bool, at: int) -> Person:
        return Person(start, end, name, "official" if official else self._role(start, end, at))

    def _role(self, start: int, end: int, at: int) -> str:
        after = self.low[end : end + 60]
        before = self.low[max(0, start - 40) : start]
        if CONTACT.search(before) or PHONE_AFTER.match(after) or PHONE_BEFORE.search(before):
            return "contact"
        if FORM_BEFORE.search(before):
            return "example"
        place = at - 1
        while place >= 0 and at - place <= 9:
            token = self.tokens[place]
            if not re.fullmatch(r"[\s,.\-–/()0-9]{1,7}", token.gap) or "\n" in token.gap:
                break
            if token.low in self.roles:
                return "official"
            if not token.cap and token.low not in ("dan", "rt", "rw", "si") and token.low not in self.heads:
                break
            place -= 1
        office = re.match(r"\s?[,(]\s?(?:selaku |sebagai |yang juga )?([^\W\d_]+)", after)
        if office and office.group(1) in self.roles - NOT_AN_OFFICE:
            return "official"
        reach = (end, min(len(self.low), end + 45))
        for hit in self.run.hits("names", "actor", reach):
            if re.fullmatch(r"[\s,]*(?:[^\s.!?;]+[\s,]+){0,3}", self.low[end : hit.start]):
                return "actor"
        return ""


SPOKEN_TITLES = frozenset(
    {"bapak", "pak", "ibu", "bu", "mas", "mbak", "mba", "kak", "kakak", "bang", "mbah", "lek", "dik", "dek"}
)
NOT_AN_OFFICE = frozenset({"rt", "rw", "kota", "kecamatan", "kelurahan", "dinas", "sosial"})
"""Words that make an office only beside another: alone after a name they are a place."""
INTRODUCED = re.compile(
    r"(?<!\w)(?:bernama|namanya|nama(?:nya)? (?:anak|korban|pelaku)(?:nya)?|korban|pelaku|saksi|tersangka|pasien|siswa|siswi"
    r"|murid|pelajar|santri|ananda|almarhum(?:ah)?|alm|kpm|lansia|penerima|penyintas|adalah|yaitu|yakni|inisial asli|jeneng(?:e|ipun)|asmane|panggilannya"
    r"|dipanggil|disapa|aran|alias|atas nama)[^\w.!?]{1,3}\Z"
    r"|(?<!\w)(?:an|alm)\W{1,3}\Z"
)
HEADED = re.compile(
    r"(?<!\w)(?:penerima(?: manfaat)?|korban|pasien|kpm|pelaku|almarhum(?:ah)?)(?:\s[^\W\d_]{2,14}){1,4}\s?:\s?\Z"
)
APPOSED = re.compile(
    r"\s?[,(–\-]\s?(?:seorang |salah satu |yang |si )?(?:warga|penyandang|penerima|siswa|siswi|pelajar|murid|santri|pasien|penderita"
    r"|anak|bocah|balita|bayi|remaja|gadis|lansia|ibu|bapak|janda|duda|buruh|kpm|penyintas|korban|tuli|tunanetra|tunarungu|tunadaksa|tunawicara|difabel|disabilitas|netra|odgj|rt|rw|jl|gang|dusun|kelas|nik|alamat|bantuan"
    r"|petani|pedagang|penjual|asal|umur|usia)(?!\w)"
)
CONTACT = re.compile(
    r"(?<!\w)(?:kontak(?: person)?|hubungi|hub|cp|narahubung|wa|whatsapp|chat|japri|telepon|telp|tlp|tanya(?: langsung)?(?: ke)?"
    r"|call|no(?:mor|mer)?(?: pribadi| wa| hp)|info(?:rmasi)?|konfirmasi(?: ke)?|daftar(?:nya)? ke|pendaftaran|menghubungi)\W{0,3}(?:(?:ke|aja|saja|langsung|dengan|sama|pribadi|kepada)\W{1,2}){0,2}\Z"
)
_made: dict[frozenset[str], re.Pattern[str]] = {}


def _endings(endings: frozenset[str]) -> re.Pattern[str]:
    known = _made.get(endings)
    if known is None:
        known = (
            re.compile(r"\w{2}(?:" + "|".join(sorted(map(re.escape, endings))) + r")\Z")
            if endings
            else re.compile(r"(?!)")
        )
        _made.clear()
        _made[endings] = known
    return known


@once
def people(run: Run) -> tuple[Person, ...]:
    """The people of a field, in reading order."""
    return tuple(_Reader(run).all())


@once
def _starts(run: Run) -> list[int]:
    return [one.start for one in people(run)]


def people_in(run: Run, reach: Reach) -> tuple[Person, ...]:
    """The people whose names begin within a stretch."""
    return people(run)[inside(_starts(run), reach)]
