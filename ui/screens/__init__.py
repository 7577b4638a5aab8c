"""One folder per screen; each has a `Screen` that the shell makes when it is first shown."""
