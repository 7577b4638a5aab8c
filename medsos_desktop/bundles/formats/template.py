"""Any other scheduler: the user's own template, filled as the screen shows it and they confirmed."""

from medsos_desktop.bundles.schedulers import tables
from medsos_desktop.bundles.schedulers.model import Tool

TOOL = Tool("template", tables.files)
