"""The sample workspace and the sample job: fictional data, a fixed clock, public services only."""
