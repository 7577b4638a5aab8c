"""Publer's bulk scheduling: twelve columns of which none may be missing, addresses and alt texts joined.

Addresses share a cell with commas between them, alt texts with ``||``: the page refuses an address
with a comma, and a delivery whose alt text holds two bars stays out (`carrying`).
"""

from medsos_desktop.bundles.schedulers import tables
from medsos_desktop.bundles.schedulers.model import Tool

TOOL = Tool("publer", tables.files)
