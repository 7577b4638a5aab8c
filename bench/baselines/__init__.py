"""The bare tools we measure ourselves against, at most 40 lines each, with their best settings."""
