"""The pictures of the sample, drawn flat by our own code: no photograph, no real person."""
