"""Tests of pictures: reading safely, framing, rendering, the worker processes."""
