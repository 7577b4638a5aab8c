"""The main window around the screens: rail, top bar, status bar, first start."""
