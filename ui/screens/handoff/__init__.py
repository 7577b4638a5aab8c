"""Files between PCs: opening, taking, making, the watched folders."""
