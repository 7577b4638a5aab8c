"""The guidance: short pages in our own words, found by the code of a finding, by name, or by search."""
