"""Catatan kegiatan: who did what when, filtered, and saved as a spreadsheet."""
