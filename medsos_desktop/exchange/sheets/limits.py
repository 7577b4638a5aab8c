"""Limits for spreadsheets from outside, asked before anything is unpacked into memory.

A calendar of ten years has about 20,000 rows and well under 5 MB; the limits leave room and no more.
"""

FILE_BYTES = 64 * 2**20
ENTRIES = 2_000
ENTRY_BYTES = 192 * 2**20
TOTAL_BYTES = 256 * 2**20
RATIO = 250
"""Unpacked to packed, for entries over `RATIO_FROM`; sheet XML of real files stays under 60."""
RATIO_FROM = 2**20
SHEETS = 200
ROWS = 100_000
COLUMNS = 1_024
CELLS = 4_000_000
CELL_CHARS = 40_000
"""Excel itself allows 32,767 characters in a cell."""
