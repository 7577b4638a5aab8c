"""Whether a number is somebody's account: bank, virtual or e-wallet, by the words around it."""

import re

from medsos_desktop.checks.digits import Number
from medsos_desktop.checks.run import Run

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
    code = "pii.bank-account"
    start, end = number.start, number.end
    if CARD.search(run.doc.low, max(0, start - 48), start):
        return False
    sentence = run.doc.around(start)
    reach = (max(sentence[0], start - 70), start)
    before = list(run.hits(code, "account", reach))
    contact = run.hits(code, "contact", reach)
    near = before and (not contact or contact[-1].start < before[-1].start)
    wide = run.doc.around(start, 1, 1)
    pays = run.any(code, "pay", wide) or run.any(code, "account", wide)
    virtual = number.length >= 10 and pays and not (contact or phone_shaped(number))
    if virtual and any(
        not OTHER.search(run.doc.low, one.end(), start)
        for one in VIRTUAL.finditer(run.doc.low, wide[0], start)
    ):
        return True
    told = len(run.hits(code, "account", wide)) > 1 and not run.any(code, "bill", wide)
    if told and number.length >= 10 and not (contact or phone_shaped(number)):
        return True  # "no rek salah angka. Tercatat 135..., cek buku tabungan"
    wallet = run.hits(code, "wallet", (max(sentence[0], start - 40), min(len(run.doc.low), end + 14)))
    beside = (
        bool(wallet) and 0 <= start - wallet[-1].end <= WALLET_GAP
    )  # a list: the asking stands further up
    pays = pays or (beside and run.any(code, "pay", run.doc.around(start, 4, 1)))
    owned = beside and run.any(code, "holder", (end, min(len(run.doc.low), end + 30)))
    if wallet and (pays or owned) and not (contact and contact[-1].start > wallet[-1].start):
        return True
    if phone_shaped(number):
        return bool(near and start - before[-1].end <= 12 and not run.any(code, "bill", sentence))
    if (near and not run.any(code, "bill", sentence)) or _labelled(run, number):
        return True
    if contact and (not before) and start - contact[-1].end < 30:
        return False
    bank = run.any(code, "bank", (max(sentence[0], start - 40), min(len(run.doc.low), end + 25)))
    named = run.hits(code, "bank", (max(sentence[0], start - 24), start))
    if named and start - named[-1].end <= BESIDE and 8 <= number.length <= 16:
        return True  # "BCA 0002223334" says all by itself
    holder = run.any(code, "holder", (end, min(len(run.doc.low), end + 30)))
    ahead = run.any(code, "holder", (max(wide[0], start - 60), start))
    sends = run.any(code, "send", (max(sentence[0], start - 22), start))
    return bool(
        (bank and (pays or holder or ahead))
        or (holder and (pays or bank or len(number.digits) >= 9))
        or sends
    )


def _labelled(run: Run, number: Number) -> bool:
    """Whether the number's line says "Nomor:" and the lines right above name an account or a bank."""
    line = run.doc.low.rfind("\n", 0, number.start) + 1
    if not line or not LABEL.match(run.doc.low, line, number.start):
        return False
    above = (max(0, line - 90), line)
    return any(run.any("pii.bank-account", role, above) for role in ("account", "bank"))
