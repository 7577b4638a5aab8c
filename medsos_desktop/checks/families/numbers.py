"""Numbers that belong to a person: identity, tax, account, phone, e-mail, plate.

One reading decides what each number is, so that none is reported twice ("Where the lines run"):
identity first, then tax, account, the other sixteen digits, and phones last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.checks import digits
from medsos_desktop.checks.accounts import MOBILE, account_place
from medsos_desktop.checks.digits import Number
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run, once

CODES = ("pii.identity-number", "pii.tax-number", "pii.bank-account", "pii.sixteen-digits", "pii.phone")
NAMED = re.compile(
    r"(?<!\w)(?:n\.?i\.?k|k\.?k|e?-?ktp(?:-?el)?|kartu keluarga(?!\s(?:sejahtera|sehat|harapan))|kartu tanda penduduk|nokk|no\.?kk|no(?:mor|mer|\.)? induk(?: kependudukan)?"
    r"|nomor kependudukan|identitas kependudukan)(?:-?(?:nya|mu|ku|ne|e|ipun))?(?!\w)"
)
"""The words that make sixteen digits an identity number, whatever stands between in the same sentence."""
NAMED_AFTER = re.compile(
    r"(?:\s?\(\s?|[\s,–-]{1,3}(?:itu|iku|kuwi|niku|ini|adalah)\s)(?:no(?:mor|mer)?\.?\s)?(?:nik|kk|ktp)(?:-?(?:nya|mu|ku|e))?(?!\w)"
)
OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:rek|rekening|norek|npwp|va|virtual|resi|tiket|kode|nota|invoice|antrean|transaksi|voucher|kks|bpjs|debit|atm"
    r"|pelanggan|meter|imei|barcode|seri|peserta|aduan|surat|token|paspor|sim|id|isbn|nisn|nis|nip)(?:nya)?(?!\w)"
)
YEARS = re.compile(r"(?:19|20)\d\d\Z")
TAX_NAME = re.compile(r"n[. ]?p[. ]?w[. ]?p")
TAX_NAMED = re.compile(
    r"(?<!\w)n[. ]?p[. ]?w[. ]?p(?:-?nya|mu|ku)?(?:[\s:.=\-–(#,]|(?:no|nomor|adalah|baru|lama|dengan|toko|usaha|bendahara|kantor|sekolah|perusahaan|pribadi|saya|beliau|rekanan|penyedia|vendor)(?!\w)){0,12}\Z"
)
TAX = re.compile(r"(?<![\d.])\d{2}\.\d{3}\.\d{3}\.\d[-.–]\d{3}\.\d{3}(?!\d)")
ID_TAX_LENGTHS = (15, 16)
MOBILE_LENGTHS = (12, 11, 13, 10, 14)
AREA = re.compile(r"0[2-9]\d{1,2}\Z")
LANDLINE = re.compile(r"0[2-9]\d{7,10}\Z")
CALLED = re.compile(r"(?<!\w)(?:telp|tlp|telepon|tel|fax|faks|phone)\W{1,4}\Z")
SERVICE_LINE = re.compile(r"(?:1500\d{3}|14\d{3}|0800\d{6,7})\Z")
"""Numbers of service lines: a bank names its own beside the word for account."""
BUDGET = re.compile(r"[1-9]\.\d\.\d{2}\.\d{2}\.\d{2}(?:\.\d{2,5})?\Z")
"""Codes of a government budget (Permendagri 90/2019): "kode rekening 5.1.02.01.01.0026"."""
TAX_OBJECT = re.compile(r"(?<!\d)\d{2}[.-]\d{2}[.-]\d{3}[.-]\d{3}[.-]\d{3}[.-]\d{4}[.-]\d(?!\d)")
"""A number of the land tax (NOP, 18 digits): a plot, not a person."""
PLOT = 18
SCORES = re.compile(r"(?<!\w)(?:skor|nilai|poin|regu|hasil|perolehan|juara|point|score)(?!\w)")
A_CARD = re.compile(r"(?<!\w)(?:kartu|nomor(?:nya)?|no|member)(?!\w)")
DATES = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\Z")
SHORTEST = 6
"""Digits of the shortest number that is looked for: a landline number without its area."""
LETTER = re.compile(
    r"(?<!\w)(?:surat|keputusan|sk|pks|mou|perjanjian|perda|perwal|permen\w*|nota|undangan|peraturan|uu)(?:\s\w{1,12}){0,2}\s(?:nomor|no\.?|nomer)\s?:?\s(?:[\d/.-]{1,12}/)?\Z"
)
"""What makes the number behind it that of a letter or a rule."""
CALL = re.compile(
    r"(?<!\w)(?:hubungi|dihubungi|telepon|telp|call|menelepon|kontak|layanan|hotline|di|ke)\W{1,3}(?:di\s|nomor\s|no\s)?\Z"
)
BROKEN = re.compile(r"\d\n\d")
SERVICE = re.compile(r"(?:1500?|1[0-9]{2}|14\d{3}|1708|0800)")


@dataclass(frozen=True, slots=True)
class Found:
    """A number and the code it raises."""

    code: str
    number: Number


def valid_identity(text: str, provinces: frozenset[str]) -> bool:
    """Whether 16 digits have a province and a plausible birth or issue date (day, or day+40)."""
    day, month = int(text[6:8]), int(text[8:10])
    return text[:2] in provinces and 1 <= month <= 12 and (1 <= day <= 31 or 41 <= day <= 71)


@once
def read(run: Run) -> tuple[Found, ...]:
    """What the numbers of the field are."""
    return tuple(_Reading(run).all())


class _Reading:
    """One pass over the numbers of a field; ``taken`` holds what has been decided."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.low = run.doc.low
        long = (one for one in digits.runs(self.low) if one.end - one.start >= SHORTEST)
        self.runs = [one for one in long if not digits.is_money(self.low, one)]
        self.taken = bytearray(len(self.low) + 1)

    def free(self, number: Number) -> bool:
        return 1 not in self.taken[number.start : number.end]

    def take(self, code: str, number: Number) -> Found:
        self.taken[number.start : number.end] = b"\x01" * (number.end - number.start)
        return Found(code, number)

    def all(self) -> Iterator[Found]:
        yield from self.tax()
        yield from self.identity()
        yield from self.accounts()
        yield from self.sixteen()
        yield from self.phones()

    def before(self, number: Number, length: int = 40) -> str:
        return self.low[max(0, number.start - length) : number.start]

    def _broken(self) -> list[Number]:
        """Runs that go on over the end of a line, where there are any."""
        if not BROKEN.search(self.low):
            return []
        return [
            one
            for one in digits.runs(self.low, digits.JOINS | {"\n"})
            if "\n" in self.low[one.start : one.end]
        ]

    def _once_broken(self, number: Number) -> bool:
        """Whether a line's end is one of several joins of the number, as in no column of numbers."""
        written = self.low[number.start : number.end]
        return written.count("\n") == 1 and " " in written and len(number.groups) <= 4

    def _alone(self, run: Number, number: Number) -> bool:
        """Whether the lines hold this number and no other, in lines of unlike length: no column."""
        if (run.start, run.end) != (number.start, number.end) or len(number.groups) > 5:
            return False  # asked by place: counting the run's digits for each number in it would take squared
        lines = self.low[number.start : number.end].split("\n")
        return len({len(re.sub(r"\D", "", line)) for line in lines}) > 1

    def identity(self) -> Iterator[Found]:
        provinces = self.run.pack.values("pii.identity-number", "province")
        for run in self.runs:
            for plot in TAX_OBJECT.finditer(self.low, run.start, run.end) if run.length >= PLOT else ():
                self.taken[plot.start() : plot.end()] = b"\x01" * len(plot[0])
        for run in self._broken():
            for number in digits.windows(run, 16):
                if not (self.free(number) and valid_identity(number.digits, provinces)):
                    continue
                if "\n" in self.low[number.start : number.end] and (
                    self.named(number) or self._once_broken(number) or self._alone(run, number)
                ):
                    yield self.take("pii.identity-number", number)
        for run in self.runs:
            for number in digits.windows(run, 16):
                if not self.free(number) or digits.is_money(self.low, number):
                    continue
                if _years(number):
                    self.taken[number.start : number.end] = b"\x01" * (number.end - number.start)
                elif self.named(number) or valid_identity(number.digits, provinces):
                    yield self.take("pii.identity-number", number)

    def named(self, number: Number) -> bool:
        """Whether the text calls the number NIK or KK: before it in the sentence, or right after it."""
        if NAMED_AFTER.match(self.low, number.end):
            return True
        start = max(self.run.doc.around(number.start, 1)[0], number.start - 60)
        before = self.low[start : number.start]
        last = None
        for last in NAMED.finditer(before):  # noqa: B007
            pass
        if last is None:
            return False
        between = before[last.end() :]
        same = len(between) <= 14 or not re.search(r"[.!?\n]\s", between)
        return same and not re.search(r"\d{4}", between) and not OTHER_NUMBER.search(between)

    def tax(self) -> Iterator[Found]:
        provinces = self.run.pack.values("pii.identity-number", "province")
        long = [run for run in self.runs if run.length >= min(ID_TAX_LENGTHS)]
        if not long or not (TAX_NAME.search(self.low) or TAX.search(self.low)):
            return
        for run in long:
            for length in ID_TAX_LENGTHS:
                for number in digits.windows(run, length):
                    written = TAX.match(self.low, number.start)
                    if not self.free(number) or not (written or TAX_NAMED.search(self.before(number))):
                        continue
                    yield self.take("pii.tax-number", number)
                    if length == 16 and valid_identity(number.digits, provinces):
                        yield Found("pii.identity-number", number)

    def sixteen(self) -> Iterator[Found]:
        for run in self.runs:
            rest = run.length - 16
            if not 0 <= rest <= 2:
                continue
            for number in digits.windows(run, 16):
                alone = rest == 0 or (
                    rest <= 2
                    and run.groups[0].text not in number.digits[:2]
                    and rest == len(run.groups[0].text)
                )
                if alone and self.free(number) and self._one_number(number):
                    yield self.take("pii.sixteen-digits", number)

    def _one_number(self, number: Number) -> bool:
        """Whether sixteen digits belong together: no list of scores, no span of two days."""
        if "/" in self.low[number.start : number.end]:
            return False
        if len(number.groups) == 2 and all(DATES.match(group.text) for group in number.groups):
            return False
        scores = len(number.groups) == 4 and all(group.gap == " " for group in number.groups[1:])
        scored = SCORES.search(self.low, max(0, number.start - 40), number.start)
        return not (
            scores and scored and not A_CARD.search(self.low, max(0, number.start - 40), number.start)
        )

    def accounts(self) -> Iterator[Found]:
        own = {re.sub(r"\D", "", one) for one in self.run.context.allow.accounts}
        for run in self._broken():
            if 8 <= run.length <= 17 and self.free(run) and self._below_bank(run):
                found = self.take("pii.bank-account", run)
                if run.digits not in own:
                    yield found
        for run in [part for one in self.runs for part in _between_slashes(one)]:
            number = _without_list_number(run)
            if not 7 <= number.length <= 20 or not self.free(number) or digits.is_time(self.low, number):
                continue
            if self._no_account(number):
                continue
            if account_place(self.run, number):
                found = self.take("pii.bank-account", number)
                if number.digits not in own:
                    yield found

    def _no_account(self, number: Number) -> bool:
        """Whether the number is a budget code, a service line or the number of a letter."""
        before = self.low[max(0, number.start - 40) : number.start]
        if BUDGET.match(self.low[number.start : number.end]) or LETTER.search(before):
            return True
        return bool(SERVICE_LINE.match(number.digits)) and bool(CALL.search(before))

    def _below_bank(self, number: Number) -> bool:
        """Whether a number of several lines stands right below the name of a bank or a wallet, where money is asked for."""
        code, start = "pii.bank-account", number.start
        near = (max(0, start - 30), start)
        bank = (*self.run.hits(code, "bank", near), *self.run.hits(code, "wallet", near))
        asked = (max(0, start - 120), start)
        return any(start - one.end <= 3 for one in bank) and self.run.any(code, "pay", asked)

    def phones(self) -> Iterator[Found]:
        own = {_national(one) for one in self.run.context.allow.phones}
        for run in self.runs:
            for number in _phones_in(self.low, run):
                if self.free(number):
                    found = self.take("pii.phone", number)
                    if _national(number.digits) not in own:
                        yield found


def _years(number: Number) -> bool:
    """Whether the sixteen digits are four years in a row."""
    return len(number.groups) == 4 and all(YEARS.match(group.text) for group in number.groups)


def _between_slashes(run: Number) -> list[Number]:
    """The numbers of a run that slashes part: two accounts, an account and a code."""
    parts: list[list[digits.Group]] = [[]]
    for group in run.groups:
        if "/" in group.gap and parts[-1]:
            parts.append([])
        parts[-1].append(group)
    return [Number(tuple(part)) for part in parts]


def _without_list_number(run: Number) -> Number:
    """The run without a list number ("1. ") before it."""
    first = run.groups[0]
    if len(run.groups) > 1 and len(first.text) <= 2 and run.groups[1].gap in (". ", ") ", "- "):
        return Number(run.groups[1:])
    return run


def _national(phone: str) -> str:
    """A phone number's digits with the country code made 0."""
    plain = re.sub(r"\D", "", phone)
    return "0" + plain[2:] if plain.startswith("62") else plain


def _phones_in(low: str, run: Number) -> Iterator[Number]:
    first = 0
    groups = run.groups
    while first < len(groups):
        number = _mobile_at(groups, first) or _landline_at(low, groups, first)
        if number is None:
            first += 1
            continue
        yield number
        first += len(number.groups)


def _mobile_at(groups: tuple[digits.Group, ...], first: int) -> Number | None:
    head = "".join(group.text for group in groups[first : first + 5])[:4]
    if not re.match(r"08[1-9]|628[1-9]|62[08]", head):
        return None
    ends: dict[int, int] = {}
    count = 0
    for last in range(first, len(groups)):
        if last > first and "/" in groups[last].gap and groups[last].gap.strip() != groups[last].gap:
            break
        count += len(groups[last].text)
        if count > 15:
            break
        ends[count] = last
    single = all(len(group.text) == 1 for group in groups[first : first + 15])
    for length in sorted(MOBILE_LENGTHS, reverse=True) if single else MOBILE_LENGTHS:
        if length in ends:
            number = Number(groups[first : ends[length] + 1])
            text = number.digits
            if MOBILE.match(text) or MOBILE.match(text[:2] + text[3:] if text.startswith("6208") else ""):
                return number
    return None


def _landline_at(low: str, groups: tuple[digits.Group, ...], first: int) -> Number | None:
    group = groups[first]
    if AREA.match(group.text) and first + 1 < len(groups):
        count = len(group.text)
        for last in range(first + 1, min(first + 4, len(groups))):
            if "/" in groups[last].gap or (
                "." in groups[last].gap and first + 1 == last and len(groups[last].text) == 2
            ):
                return None
            count += len(groups[last].text)
            if 9 <= count <= 12 and (
                last + 1 == len(groups) or count >= 10 or len(groups[last + 1].text) > 4
            ):
                return Number(groups[first : last + 1])
        return None
    if LANDLINE.match(group.text) and (first == 0 or "/" not in group.gap):
        return Number((group,))
    if CALLED.search(low[max(0, group.start - 14) : group.start]):
        number = Number(groups[first : first + 2])
        if 6 <= len(number.digits) <= 8 and not SERVICE.match(number.digits):
            return number
        if 6 <= len(group.text) <= 8 and not SERVICE.match(group.text):
            return Number((group,))
    return None


@check(*CODES)
def numbers(run: Run) -> Iterator[Hit]:
    """Identity, tax, account and phone numbers (UU PDP 27/2022; UU 24/2013 art. 84)."""
    for found in read(run):
        number = found.number
        fix = (
            _masked(run.doc.text[number.start : number.end]) if found.code == "pii.identity-number" else None
        )
        start = number.start
        if found.code == "pii.phone" and run.doc.text[start - 1 : start] in ("+", "("):
            start -= 1
        yield Hit(found.code, (start, number.end), {"quote": run.quote(start, number.end)}, fix)


def _masked(text: str) -> str:
    """The number with all but its first four digits made stars."""
    seen = 0
    out = []
    for char in text:
        if char.isdigit():
            seen += 1
            out.append(char if seen <= 4 else "*")
        elif seen <= 4:
            out.append(char)
    return "".join(out)


@check("pii.email")
def emails(run: Run) -> Iterator[Hit]:
    """E-mail addresses outside ``.go.id`` and the office's own."""
    own = {one.lower() for one in run.context.allow.emails}
    for start, end in run.doc.emails:
        address = re.sub(r"\s?[\[(]\s?at\s?[\])]\s?", "@", run.doc.text[start:end].lower())
        address = re.sub(r"\s?[\[(]dot[\])]\s?", ".", address)
        if address in own or address.endswith(".go.id"):
            continue
        yield Hit("pii.email", (start, end), {"quote": run.quote(start, end)})


@check("pii.plate")
def plates(run: Run) -> Iterator[Hit]:
    """Vehicle plates: a hint only, since many codes look alike."""
    for hit in run.hits("pii.plate"):
        yield Hit("pii.plate", (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})
