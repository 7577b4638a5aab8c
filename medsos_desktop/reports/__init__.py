"""What goes on paper: the approval sheet of a post, as the same PDF on every PC, without a window."""
