"""What comes in from and goes out to other programs: the office's spreadsheets."""
