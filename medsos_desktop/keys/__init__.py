"""Keys of people and PCs: key files under a PIN, cards to show, signatures, and whom this PC believes.

``cryptography`` and ``segno`` are imported where they are used, so that the start pays for neither.
"""
