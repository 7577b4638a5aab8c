"""Counting, finding and splitting text: pure, and nothing of ours but its data files."""
