"""What the import's screen knows, without a window: where one is, what was chosen, how a line is worded."""
