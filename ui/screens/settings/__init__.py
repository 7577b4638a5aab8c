"""Pengaturan: the office and its lists, channels, look, backups, and what this program is."""
