"""The guideline checks: pure functions over a text, their words and patterns kept as data."""
