"""Reading the office's own spreadsheet: pure, without a workspace. See `read.read_sheet`."""
