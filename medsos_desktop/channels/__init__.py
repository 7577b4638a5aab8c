"""The catalogue of channels and their limits, as data that the office may override."""
