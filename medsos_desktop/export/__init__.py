"""What the export's screen knows, without a window: days, accounts and target, the plan, why not yet."""
