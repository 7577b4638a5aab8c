"""Hand-off files (``*.medsos``): records and pictures between offices, by stick, phone or folder."""
