"""The frozen dataclasses of the domain. No behaviour that needs a file, a clock or a database."""
