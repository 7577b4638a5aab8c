"""Scripts around the product: setting up, starting, pinning, drawing the sample, proofs.

What a fresh machine runs (`setup`, `start`, `system_libraries`) needs the standard library only.
"""
