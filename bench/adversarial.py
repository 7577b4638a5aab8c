"""Texts that are built to hurt a checker, and how its time grows on them: it must stay linear.

Each kind repeats what a reader of texts begins to read and cannot finish, or what makes it look back:
digits with every separator, signs of hashtags and links, quotations that stay open, beginnings of words of
the rule pack, people and addresses in a sentence without end.
"""

from collections.abc import Callable, Iterator
from functools import cache

from bench.harness import Row, each
from medsos_desktop.channels import catalogue
from medsos_desktop.checks import engine, pack
from medsos_desktop.checks.context import Allow, Context, Subject

SEPARATORS = " .-/·()'–\t\n,:+"
UNITS = {
    "spaces": " ", "newlines": "\n", "lines of spaces": "\n ", "carriage returns": "\r\n", "dots": ".",
    "sentences": "A. ", "letters": "a", "capitals": "A", "capital words": "AWAS ",
    "capital pairs": "AB-A ", "hyphens": "a-", "apostrophes": "a'", "underscores": "_", "stars": "*",
    "exclamations": "!", "open brackets": "(", "square brackets": "[", "code marks": "`a",
    "open quotes": '"', "open curly quotes": "“", "open quoted words": "“Saya ",
    "closed quotations": '"a" ', "single quotes": "'saya ", "emoji": "\U0001f389",
    "families": "\U0001f468\u200d", "flags": "\U0001f1ee", "skin tones": "\U0001f3fb",
    "keycaps": "1\ufe0f\u20e3", "styled": "\U0001d5ee", "marks": "e\u0301", "zero": "\0",
    "surrogates": "\ud800", "digits": "1", "bare hashtags": "#", "hashtags": "#a ",
    "spaced hashtags": "# tag ", "tags with signs": "#a-b ", "glued hashtags": "a#tag ",
    "wide hashtags": "a＃tag ", "mentions": "@a ", "ats": "@", "tags in brackets": "(#a)",
    "links": "http://a ", "protocols": "http://", "linked hashtags": "#a x.go.id ", "hosts": "x.go.id ",
    "labels": "a.", "www": "www.", "hosts without spaces": "日.com", "paths": "a.id/", "mails": "a@b.id ",
    "mail beginnings": "a@b.", "mail words": "a.b+", "spelled mails": "a [at] b [dot] ",
    "forms": "kirim KTP x.com ", "people": "Pak Budi ", "names": "Budi Santoso ",
    "people with commas": "Bu Siti, ", "titles": "pak ", "roles": "pak lurah ", "addresses": "RT 01 ",
    "streets": "Jalan Mawar ", "homes": "Pak Budi, RT 01 ", "streets of people": "Budi Jl. Mawar 1 ",
    "hours": "10.00 ", "hours with zone": "10.00 WIB ", "amounts": "Rp1 ", "dates": "1 Mei 2026 ",
    "slashed dates": "1/1/", "weekdays": "Senin, ", "shares": "12 persen ", "counts": "1.000 warga ",
    "number words": "dua puluh ", "ages": "usia yang yang ", "identity words": "NIK ",
    "secrets": "kirim NIK ", "identity numbers": "NIK 3300120101900001 ", "codes": "OTP kirim ",
    "refusals": "jangan kirim OTP ", "phones": "081234567890 ", "accounts": "rek 1234567890 ",
    "tax numbers": "npwp no no 123456789012345 ", "aid": "bantuan dari Pak Wali ",
    "partners": "diskon CSR ", "insults": "bodoh kamu ", "force": "kami kamu usir ",
    "oneself": "saya bodoh ", "jeers": "otak kamu ", "barbs": "bapak cengeng ibu manja ",
    "groups": "kaum kafir ", "slurs": "cina kafir ", "scenes": "anak korban cabul ",
    "scenes of people": "cabul Pak Lurah Budi anak ", "scenes of names": "cabul anak Xyz ",
    "scenes at home": "cabul anak balai RT 01 ", "scenes in lines": "anak cabul\n",
    "parents": "anak dari dari ", "children": "korban anak Dina (9) ", "initials": "korban A ",
    "parties": "PKS PDIP ", "votes": "pilih nomor 1 ", "old words": "cacat ", "first person": "saya ",
    "spelling": "apotik ", "acronyms": "KPM DTKS ", "list numbers": "1. ", "list items": "- Budi\n",
    "numbered people": "1. Budi, lansia\n", "abbreviations": "dr. ",
}  # fmt: skip
"""What is repeated, by kind."""
MADE: dict[str, Callable[[int], str]] = {
    "every separator": lambda size: _repeated("".join(f"12{one}" for one in SEPARATORS), size),
    "long hashtag": lambda size: "#" + "a" * (size - 1),
    "hashtag of words": lambda size: "#" + _repeated("lansia", size - 1),
    "hashtag of parts": lambda size: "#" + _repeated("a-", size - 1),
    "dots before a letter": lambda size: "." * (size - 1) + "a",
    "spaces before a list": lambda size: " " * (size // 2) + _repeated("Budi, lansia 67 ", size - size // 2),
    "tones after a letter": lambda size: "a" + "\U0001f3fb" * (size - 1),
    "marks after a letter": lambda size: "a" + "\u0301" * (size - 1),
    "long link": lambda size: "http://a.id/" + "a" * (size - 12),
    "link with brackets": lambda size: "http://a.id/" + _repeated("(a)", size - 12),
    "links with brackets": lambda size: _repeated("http://a.id/" + "(a)" * 600 + " ", size),
    "long host": lambda size: "a" * (size - 3) + ".id",
    "long amount": lambda size: "Rp1" + _repeated(".000", size - 3),
    "half words": lambda size: _repeated(_halves(" "), size),
    "half words in a row": lambda size: _repeated(_halves(""), size),
}
"""What is made otherwise, by kind."""
UNITS.update({f"digits with {one!r}": f"1{one}" for one in SEPARATORS})
KINDS = (*UNITS, *MADE)
SIZES = (1_000, 10_000, 100_000)
GROWTH = 3.0
"""Ten times the text may cost so many times more for each character; what is quadratic would cost ten."""
OWN = Allow(("024123456",), ("kami@contoh.go.id",), ("1234567",), ("Jl. Contoh 1",))


def text(kind: str, size: int) -> str:
    """``size`` code points of a kind."""
    return _repeated(UNITS[kind], size) if kind in UNITS else MADE[kind](size)[:size]


def _repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@cache
def _halves(between: str) -> str:
    """Words of every eighth row that begin a phrase, and single ones without their last letter."""
    found: list[str] = []
    for row in _pack().rows[::8]:
        for term in row.terms:
            words = [word for word in term.split() if word.isalpha()]
            found += words[:-1] or [word[:-1] for word in words]
    return between.join(dict.fromkeys(found)) + between


@cache
def _pack() -> pack.Pack:
    return pack.load()


def check(text: str) -> int:
    """Number of findings of one text on one surface, for an office with numbers and addresses of its own."""
    subject = Subject(catalogue.load().surface("ig_feed"), {"text": text})
    return len(engine.run(subject, _pack(), Context(allow=OWN)))


def costs(kind: str, sizes: tuple[int, ...]) -> list[float]:
    """Microseconds a character at each size; the best of a few texts that are not quite the same."""
    check(text(kind, sizes[0]))  # words are compiled when first needed
    found = []
    for size in sizes:
        many = [text(kind, size)[:-1] + str(turn) for turn in range(max(1, min(3, 30_000 // size)))]
        found.append(min(each(check, many).seconds) * 1e6 / size)
    return found


def rows(quick: bool) -> Iterator[Row]:
    """The dearest kind at each size, then the kind that grew most."""
    sizes = SIZES[:2] if quick else SIZES
    measured = {kind: costs(kind, sizes) for kind in KINDS}
    for at, size in enumerate(sizes):
        figure, worst = max((measured[kind][at], kind) for kind in KINDS)
        name = f"check: worst of {len(KINDS)} hostile kinds, {size:,} characters each"
        yield Row(name, figure, None, figure, None, unit="us", note=f"a character; {worst}")
    if quick:
        return  # some kinds repeat more than a thousand letters
    grown = max(KINDS, key=lambda kind: measured[kind][-1] / measured[kind][-2])
    before, after = measured[grown][-2:]
    note = f"a character; {grown}, {sizes[-1]:,} against {sizes[-2]:,}"
    yield Row("check: growth, worst of all kinds", after, before, after / before, GROWTH, "us", note)
