"""What became of the posts that went out: the filled ``hasil.xlsx`` back into the calendar."""
