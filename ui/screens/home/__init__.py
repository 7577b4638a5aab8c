"""Beranda: what is due, what is wrong, what next."""
