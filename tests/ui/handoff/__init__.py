"""The page of hand-off files, with the keys and the mouse a person uses."""
