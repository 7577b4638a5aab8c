"""The schedule bundle: plan it, write it, read it, verify it."""
