"""What the page of the keys knows and does, without a window: making, comparing, ending, revoking."""
