"""How much a hand-off file may hold. The writer keeps to it, the reader refuses what is beyond."""

MAX_RECORDS = 100_000
"""Records and bare links together: more than ten years of a busy office."""

MAX_TEXT = 128 * 1024**2
"""Bytes of the records with their bodies."""

MAX_LINE = 32 * 1024**2
"""Bytes of one line; the largest body that `store.vetting` lets in fits even when every letter is escaped."""

MAX_LISTS = 8 * 1024**2
"""Bytes of the manifest."""

MAX_SIGNATURE = 16 * 1024
"""Bytes of a signature."""

MAX_CARD = 64 * 1024
"""Bytes of a key card."""

MAX_NAME = 200
"""Characters of a person's or an office's name in the manifest."""

MAX_BYTES = 4 * 1024**3 - 64 * 1024**2
"""Bytes of the whole file: just below what FAT32 and a ZIP without 64-bit fields hold."""

SPARE = 4 * 1024**2
"""Bytes that must stay free beside what is written."""
