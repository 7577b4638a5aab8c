"""The calendar: month and week, the day beside them, the tray of undated posts."""
