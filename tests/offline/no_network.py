"""Refuses every step onto a network: connecting, listening, sending, looking up a name.

Python tells its audit hooks of each before it happens. Sockets of the machine itself (AF_UNIX) are
not a network and stay allowed: worker processes may use them.
"""

import socket
import sys

LOOK_UPS = frozenset({
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
})  # fmt: skip
STEPS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
LOCAL = getattr(socket, "AF_UNIX", None)


class NetworkUsed(RuntimeError):
    """The product tried to reach a network, which it never may."""


def _refuse(event, arguments):
    if event in LOOK_UPS or (event in STEPS and arguments[0].family != LOCAL):
        raise NetworkUsed(f"{event} {arguments[1:]}")


def install():
    """From now on, until this process ends. Cannot be taken back: audit hooks stay."""
    if not getattr(sys, "_medsos_offline", False):
        sys._medsos_offline = True
        sys.addaudithook(_refuse)
