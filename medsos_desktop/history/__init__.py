"""Undo and redo, named by what they take back."""
