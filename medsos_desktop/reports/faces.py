"""Which font draws which character, so that nothing of a text is lost on paper.

Each face is opened when a character first needs it. What no face has is written as its number, as is
what would turn the order of the letters around: on paper it shall stand where it stands in the text.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

from medsos_desktop.reports.typeface import typeface
from medsos_desktop.text import graphemes
from medsos_desktop.text.emoji import find_emoji

SANS, EMOJI = "sans", "emoji"

_FILES = {
    SANS: "NotoSans-Regular",
    EMOJI: "NotoEmoji-Regular",
    "arabic": "NotoSansArabic-Regular",
    "signs": "NotoSansSymbols2-Regular",
    "symbols": "NotoSansSymbols-Regular",
    "letters": "NotoSansMath-Regular",
    "javanese": "NotoSansJavanese-Regular",
    "balinese": "NotoSansBalinese-Regular",
    "sundanese": "NotoSansSundanese-Regular",
    "buginese": "NotoSansBuginese-Regular",
}
_BOLD = "NotoSans-Bold"

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Change the order of what follows."""
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
"""Take no room by themselves."""
_CARE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u00ad\u202a-\u202e\u2066-\u2069]")
"""Not drawn as they are, though a face may have a glyph for them."""


class Run(NamedTuple):
    """Text that one face draws."""

    face: str
    text: str


def file_of(face: str, *, bold: bool) -> str:
    """The file that draws a run; only writing has a bold one."""
    return _BOLD if bold and face == SANS else _FILES[face]


class Faces:
    """Which face draws what; each is asked once about a piece of text."""

    def __init__(self) -> None:
        self._pieces: dict[str, tuple[Run, ...]] = {}

    def printable(self, text: str) -> str:
        """The text with what cannot be drawn, or must not be heeded, written as its number."""
        sans = self.letters(SANS)
        if not _CARE.search(text) and all(ord(each) in sans for each in text):
            return text
        return "".join(run.text for piece in _pieces(text) for run in self._of(piece))

    def runs(self, text: str) -> list[Run]:
        """The text in the order of its characters, cut where the face changes."""
        sans = self.letters(SANS)
        if all(ord(each) in sans for each in text) and not _CARE.search(text):
            return [Run(SANS, text)] if text else []
        found: list[Run] = []
        for run in (run for piece in _pieces(text) for run in self._of(piece)):
            if found and found[-1].face == run.face:
                found[-1] = Run(run.face, found[-1].text + run.text)
            else:
                found.append(run)
        return found

    def letters(self, face: str) -> Collection[int]:
        """Code points that a face draws."""
        return typeface(_FILES[face]).letters

    def _of(self, piece: "_Piece") -> tuple[Run, ...]:
        key = piece.text
        if key not in self._pieces:
            self._pieces[key] = self._emoji(key) if piece.emoji else self._letters(key)
        return self._pieces[key]

    def _emoji(self, text: str) -> tuple[Run, ...]:
        if len(text) == 1 and ord(text) in self.letters(SANS):
            return (Run(SANS, text),)  # a sign that is writing unless it is asked to be a picture
        if all(ord(each) in self.letters(EMOJI) for each in text):
            return (Run(EMOJI, text),)
        seen = _UNSEEN.sub("", text)
        if all(ord(each) in self.letters(EMOJI) for each in seen):
            return (Run(EMOJI, seen),)
        return tuple(Run(SANS, f"[{_number(each)}]") for each in seen)

    def _letters(self, text: str) -> tuple[Run, ...]:
        whole = self._covering(text)
        if whole is not None and not _CARE.search(text):
            return (Run(whole, text),)
        return tuple(run for each in text for run in self._letter(each))

    def _letter(self, letter: str) -> Iterator[Run]:
        if letter in _TURNS or unicodedata.category(letter) == "Cc":
            yield Run(SANS, f"[{_number(letter)}]")
        elif not _UNSEEN.match(letter):
            face = self._covering(letter)
            yield Run(SANS, f"[{_number(letter)}]") if face is None else Run(face, letter)

    def _covering(self, text: str) -> str | None:
        return next((face for face in _FILES if all(ord(each) in self.letters(face) for each in text)), None)


class _Piece(NamedTuple):
    text: str
    emoji: bool


def _pieces(text: str) -> Iterator[_Piece]:
    """Emoji whole, the rest as readers count characters."""
    at = 0
    for start, end in (*find_emoji(text), (len(text), len(text))):
        rest = text[at:start]
        yield from (_Piece(rest[first:last], False) for first, last in graphemes.clusters(rest))
        if end > start:
            yield _Piece(text[start:end], True)
        at = end


def _number(letter: str) -> str:
    return f"U+{ord(letter):04X}"
