"""Upload files for schedulers: what each takes, what it cannot carry, and the cells of its rows."""
