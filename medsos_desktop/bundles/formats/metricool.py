"""Metricool's calendar import, filled by header name into the template the user downloaded there.

Its 90-odd columns change their spelling from time to time, so none of them stands in our data: what is
recognised is filled, one channel's column says TRUE, the others FALSE, and the rest stays empty.
"""

from medsos_desktop.bundles.schedulers import tables
from medsos_desktop.bundles.schedulers.model import Tool

TOOL = Tool("metricool", tables.files)
