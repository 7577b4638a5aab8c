"""What the page of hand-off files knows and does, without a window: opening, taking, writing, watching."""
