"""Spreadsheets in: the reader against generated sheets with known truth, hostile files, applying."""
