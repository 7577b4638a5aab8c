"""Tests of the schedule bundle: plan, write, read, verify."""
