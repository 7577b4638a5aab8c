"""ZIP files that leave the PC or come in: written to the byte, read without trust, placed whole or not."""
