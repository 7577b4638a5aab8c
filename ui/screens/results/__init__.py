"""Hasil unggahan: what became of the posts, from the sheet of whoever posted them."""
