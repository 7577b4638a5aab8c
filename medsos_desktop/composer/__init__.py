"""What writing a post means, without a window: edits of a frozen post, counters, better wording."""
