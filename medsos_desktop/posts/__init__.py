"""Posts: drafting, sealing, moving, deciding; what each account shows."""
