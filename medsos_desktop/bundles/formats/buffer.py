"""Buffer's bulk upload: four columns, one picture a post, one channel and at most 100 rows a file.

The header must be exactly as it stands in ``schedulers.toml``; times are those of the channel's own
zone, which is why a file holds one zone and is named after it. A blank row would stop the upload:
there are none. On the free plan only 10 rows are taken, which the words of the tool say.
"""

from medsos_desktop.bundles.schedulers import tables
from medsos_desktop.bundles.schedulers.model import Tool

TOOL = Tool("buffer", tables.files)
