"""Dates, zones, holidays, hours and what the calendar shows where. Pure: no clock, no database."""
