"""The export: which days and accounts, what goes in and what stays out, and the finished bundle."""
