"""Counting, finding and splitting text: pure, and nothing of ours but two data files."""
