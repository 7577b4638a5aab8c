"""What somebody read out or scanned, against a public key."""

from medsos_desktop.errors import UserError
from medsos_desktop.keys import qr, six


def compare(told: str, public: bytes) -> str:
    """How ``told`` (six words, or the text of a QR) fits ``public``: "words" or "qr".

    Raises `UserError` ``keys.words-differ``, ``words-count``, ``words-unknown``, ``qr-*``.
    """
    if told.strip().upper().startswith(qr.MARK):
        how, same = "qr", qr.read(told) == public
    else:
        how, same = "words", six.fit(told, public)
    if not same:
        raise UserError("keys.words-differ")
    return how
