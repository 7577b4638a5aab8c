"""Catatan kegiatan: who did what when, as a list, in words, and as a spreadsheet."""
