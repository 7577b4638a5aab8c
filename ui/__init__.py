"""The windows: PySide6 widgets over `medsos_desktop`. Imports itself relatively, the core by name."""
