"""Taking the office's own spreadsheet into the calendar."""
