"""Whether a number is somebody's account: bank, virtual or e-wallet, by the words around it."""

import re

from medsos_desktop.checks.digits import Number
from medsos_desktop.checks.run import Reach, Run

CODE = "pii.bank-account"
MOBILE = re.compile(r"(?:0|62)8[1-9]\d{7,10}\Z")
LABEL = re.compile(r"[\W_]{0,6}(?:nomor|nomer|no|number)(?!\w)")
VIRTUAL = re.compile(r"(?<!\w)(?:virtual account|akun virtual|nomor va|no va|kode va|kode bayar|briva)(?!\w)")
OTHER = re.compile(
    r"(?<!\w)(?:nomor|no|kode)\.?\s(?:registrasi|kegiatan|surat|antrean|peserta|pelanggan|resi|tiket|booking|pendaftaran|induk|program)"
)
"""Numbers that have another name."""
CARD = re.compile(
    r"(?<!\w)(?:kartu|buku)\s(?:vaksin\w*|peserta|berobat|anggota|poin|perpustakaan|pelajar|ujian|imunisasi|kia|garansi|antre\w*|parkir|tamu|menuju sehat|kesehatan|layanan|pelanggan(?:\s\w+){0,2}|member|debitur|antrian)"
    r"\s?(?:no|nomor|nomer|nomornya|dengan nomor|bernomor)?\W{0,3}\Z"
)
"""A card that is no bank's, right before its number."""
WALLET_GAP, BESIDE = 3, 2
"""Signs between a wallet's or a bank's name and a number that is its own beyond doubt."""


def phone_shaped(number: Number) -> bool:
    """Whether the whole number looks like a mobile number."""
    return bool(MOBILE.match(number.digits))


def account_place(run: Run, number: Number) -> bool:
    """Whether the words around make the number an account, a virtual account or an e-wallet.

    ``phone-shaped`` numbers need an e-wallet, or the word for account right before them.
    """
    if CARD.search(run.doc.low, max(0, number.start - 48), number.start):
        return False
    place = _Place(run, number)
    if place.virtual() or place.told_of() or place.wallet():
        return True
    if phone_shaped(number):
        return place.right_after_account()
    if place.account() or _labelled(run, number):
        return True
    return not place.contact_only() and (place.bank() or place.holder() or place.sent_to())


class _Place:
    """The words around one number, and the ways in which they make it an account."""

    def __init__(self, run: Run, number: Number) -> None:
        self.run, self.number = run, number
        self.start, self.end = number.start, number.end
        self.sentence = run.doc.around(self.start)
        self.wide = run.doc.around(self.start, 1, 1)
        reach = (max(self.sentence[0], self.start - 70), self.start)
        self.before = run.hits(CODE, "account", reach)
        self.contact = run.hits(CODE, "contact", reach)
        self.pays = run.any(CODE, "pay", self.wide) or run.any(CODE, "account", self.wide)
        self.held = run.any(CODE, "holder", self._behind(30))

    def _behind(self, letters: int) -> Reach:
        return self.end, min(len(self.run.doc.low), self.end + letters)

    def _long(self) -> bool:
        """Long enough for an account that is not named beside it, and nobody's phone."""
        return self.number.length >= 10 and not (self.contact or phone_shaped(self.number))

    def virtual(self) -> bool:
        """A virtual account named before, and money asked for."""
        if not (self._long() and self.pays):
            return False
        low = self.run.doc.low
        found = VIRTUAL.finditer(low, self.wide[0], self.start)
        return any(not OTHER.search(low, one.end(), self.start) for one in found)

    def told_of(self) -> bool:
        """Accounts are what the text is about: "no rek salah angka. Tercatat 135..., cek buku tabungan"."""
        return (
            self._long() and len(self.run.hits(CODE, "account", self.wide)) > 1 and not self._bill(self.wide)
        )

    def _bill(self, reach: Reach) -> bool:
        return self.run.any(CODE, "bill", reach)

    def wallet(self) -> bool:
        """An e-wallet named near by where money is asked for; in a list the asking stands further up."""
        reach = (max(self.sentence[0], self.start - 40), self._behind(14)[1])
        wallet = self.run.hits(CODE, "wallet", reach)
        if not wallet or (self.contact and self.contact[-1].start > wallet[-1].start):
            return False
        beside = 0 <= self.start - wallet[-1].end <= WALLET_GAP
        if beside and not self.pays:
            self.pays = self.run.any(CODE, "pay", self.run.doc.around(self.start, 4, 1))
        return self.pays or (beside and self.held)

    def account(self) -> bool:
        """The word for account before, nearer than one for a contact, and no bill's number."""
        if not self.before or self._bill(self.sentence):
            return False
        return not self.contact or self.contact[-1].start < self.before[-1].start

    def right_after_account(self) -> bool:
        """As `account`, with next to nothing between."""
        return self.account() and self.start - self.before[-1].end <= 12

    def contact_only(self) -> bool:
        """A word for a contact right before, and none for an account."""
        return bool(self.contact) and not self.before and self.start - self.contact[-1].end < 30

    def bank(self) -> bool:
        """A bank right before ("BCA 0002223334" says all by itself), or near by with holder or payment."""
        named = self.run.hits(CODE, "bank", (max(self.sentence[0], self.start - 24), self.start))
        if named and self.start - named[-1].end <= BESIDE and 8 <= self.number.length <= 16:
            return True
        if not self.run.any(CODE, "bank", (max(self.sentence[0], self.start - 40), self._behind(25)[1])):
            return False
        ahead = (max(self.wide[0], self.start - 60), self.start)
        return self.pays or self.held or self.run.any(CODE, "holder", ahead)

    def holder(self) -> bool:
        """A holder named behind it, and money asked for or digits enough."""
        return self.held and (self.pays or self.number.length >= 9)

    def sent_to(self) -> bool:
        """Money is sent to it: "transfer ke"."""
        return self.run.any(CODE, "send", (max(self.sentence[0], self.start - 22), self.start))


def _labelled(run: Run, number: Number) -> bool:
    """Whether the number's line says "Nomor:" and the lines right above name an account or a bank."""
    line = run.doc.low.rfind("\n", 0, number.start) + 1
    if not line or not LABEL.match(run.doc.low, line, number.start):
        return False
    above = (max(0, line - 90), line)
    return any(run.any(CODE, role, above) for role in ("account", "bank"))
