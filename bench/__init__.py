"""What Medsos Desktop costs, measured against the bare tool that does the same: ``make bench``."""
