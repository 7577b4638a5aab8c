"""Persetujuan: what waits for a decision, exactly as it will go out."""
