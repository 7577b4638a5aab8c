"""Read by every Python that a test starts (through PYTHONPATH): children may not use a network either."""

import no_network

no_network.install()
