"""Who may import whom: the one place that says it, read by `test_layers` and by CONTRIBUTING.

A room is a folder or a file directly below ``medsos_desktop``. A room may import itself, the
`GROUND`, and what stands in its line here; nothing else of ours. Who needs more changes this table,
with a reason, in the same commit.
"""

GROUND = frozenset({"errors", "changes", "clock", "resources", "model", "__version__"})
"""Small, free of behaviour: open to every room. (Of these, only ``model`` is needed by the others.)"""

_PURE = frozenset({"text", "channels", "checks", "calendar"})
_SERVICES = frozenset({"posts", "directory", "history", "approval", "media", "checking"})

ROOMS: dict[str, frozenset[str]] = {
    # the ground itself: nothing above it
    "errors": frozenset(),
    "clock": frozenset(),
    "resources": frozenset(),
    "model": frozenset(),
    "changes": frozenset(),
    "words": frozenset(),
    "figures": frozenset(),
    "jotter": frozenset(),
    # pure rooms: no file but resources, no database, no clock of their own
    "text": frozenset(),
    "calendar": frozenset(),
    "channels": frozenset({"text"}),
    "checks": frozenset({"text", "channels"}),
    "guidance": frozenset(),
    # the database, and the services that change what is in it
    "store": frozenset(),
    "posts": frozenset({"store", "text", "channels"}),
    "directory": frozenset({"store", "text"}),
    "keys": frozenset({"store", "jotter"}),
    "history": frozenset({"store"}),
    "media": frozenset({"store", "channels"}),
    "checking": frozenset({"posts", "directory", "media"}) | _PURE,
    # (a scan that is attached to a decision passes the same door as a picture)
    "approval": frozenset(
        {"keys", "store", "posts", "directory", "checking", "media", "text", "channels", "checks"}
    ),
    "telling": frozenset({"checking", "calendar", "words", "figures"}),
    # (its spreadsheet is packed and made harmless like those of the bundles)
    "activity": frozenset({"store", "words", "calendar", "media", "bundles", "packing"}),
    "chains": frozenset({"store", "words", "calendar"}),
    # what leaves the PC and what comes in
    "packing": frozenset(),
    # (hand-off files and bundles are signed by the device key and judged by the key book; results that
    # come back are told as screens tell them)
    "exchange": _SERVICES | _PURE | {"words", "figures", "telling", "store", "packing", "keys"},
    # (a scheduler's own template is a sheet from outside: read by the reader that trusts nobody;
    # the list as PDF is drawn with the ink and the faces of the printed sheets, which need no bundle)
    "bundles": _SERVICES | _PURE | {"words", "store", "packing", "keys", "exchange", "reports"},
    "reports": _SERVICES | _PURE | {"words", "telling"},
    # the composition root
    "services": _SERVICES | _PURE | {"store", "keys", "exchange", "bundles", "reports", "activity", "chains"},
    "workspace": frozenset({"services", "store", "history"}) | _SERVICES | _PURE,
    # what a screen knows and does, without a window: above the workspace, below the screens
    "home": frozenset({"workspace", "words", "posts", "directory", "calendar", "approval", "checking"}),
    "composer": _SERVICES | _PURE | {"workspace", "words", "telling", "figures", "jotter"},
    # (the review prints sheets: "reports" knows the papers)
    "review": _SERVICES | _PURE | {"keys", "store", "workspace", "words", "jotter", "reports"},
    "export": _PURE | {"workspace", "words", "jotter", "bundles", "home"},
    "importing": _PURE | {"workspace", "words", "jotter", "exchange"},
    "handing": _PURE | {"workspace", "words", "figures", "jotter", "exchange", "store", "keys"},
    "keydesk": frozenset({"workspace", "keys", "store"}),
    # the doors
    "doctor": _SERVICES | _PURE | {"store", "workspace", "words", "bundles"},
    "demo": _SERVICES | _PURE | {"workspace", "words", "exchange", "bundles"},
    "cli": _SERVICES
    | _PURE
    | {"workspace", "words", "figures", "store", "exchange", "bundles", "reports", "demo", "doctor"}
    | {"activity", "chains"},
}

NETWORK = frozenset({
    "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "poplib", "imaplib", "socketserver", "xmlrpc",
    "asyncio", "webbrowser", "requests", "httpx", "aiohttp", "urllib3",
    "QtNetwork", "QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets", "QtHttpServer",
})  # fmt: skip
"""Modules that reach a network, or start a program that does. Nobody may import them."""

NETWORK_FREE_PARTS = frozenset({"urllib.parse"})
"""Parts of the above that only take text apart."""

QT = frozenset({"PySide6", "shiboken6", "PyQt6", "PyQt5", "ui"})
"""What the core may not import, ever: the windows and what they are made of."""

THREADS = frozenset({"threading", "concurrent", "_thread", "QThread", "QThreadPool", "QRunnable"})
"""Names of threads; only `THREAD_ROOMS` may import them."""

THREAD_ROOMS = ("ui/jobs.py", "medsos_desktop/media/pool.py", "medsos_desktop/bundles/")
"""Threads live in one file; worker processes in two rooms of the core."""

SQL_ROOM = "medsos_desktop/store/"
"""The only folder with SQL."""
