"""Panduan: the guidance in short pages, found by search or from a finding."""
