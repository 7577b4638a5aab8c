"""What the search line offers besides posts and partners."""

from functools import partial
from typing import TYPE_CHECKING

from .places import in_rail
from .search import Command

if TYPE_CHECKING:
    from .desk import Desk


def offered(desk: "Desk") -> list[Command]:
    """New things, ways out, looks, and every place of the rail."""
    words = desk.words
    made = [
        Command(words("shell.command.new"), "tambah", lambda: desk.go("composer", new=""), "Ctrl+N"),
        Command(words("shell.command.export"), "ekspor", lambda: desk.go("export"), "Ctrl+E"),
        Command(words("shell.command.import"), "tabel", lambda: desk.go("importing")),
        Command(words("shell.command.results"), "tabel", lambda: desk.go("results")),
        Command(words("shell.command.open_file"), "dokumen", lambda: desk.go("handoff"), "Ctrl+O"),
        *(
            Command(words(f"shell.command.make_{kind}"), "kolaborasi", partial(desk.go, "handoff", make=kind))
            for kind in ("proposal", "decisions", "calendar", "succession")
        ),
        Command(words("shell.command.make_card"), "kunci", lambda: desk.go("handoff", make="key-card")),
        Command(words("shell.command.activity"), "versi", lambda: desk.go("activity")),
        Command(words("shell.command.backup"), "cadangan", desk.back_up),
        Command(words("shell.keys.title"), "info", desk.show_keys, "Ctrl+/"),
        Command(words("shell.command.light"), "ide", lambda: desk.ask("theme", "light")),
        Command(words("shell.command.dark"), "mata-tutup", lambda: desk.ask("theme", "dark")),
        Command(words("shell.command.system"), "pengaturan", lambda: desk.ask("theme", "system")),
    ]
    for number, place in enumerate(in_rail(), 1):
        said = words("shell.command.go", place=words(place.word))
        made.append(Command(said, place.icon, partial(desk.go, place.key), f"Ctrl+{number}"))
    return made
