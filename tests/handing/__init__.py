"""The page of hand-off files without its window."""
