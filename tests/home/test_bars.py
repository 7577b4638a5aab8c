"""What the bars around every screen say, without a window."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.home import bars
from medsos_desktop.home.last_backup import LastBackup
from medsos_desktop.model.office import Office, Person
from medsos_desktop.model.record import Op
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

WORDS = Words("id")
TODAY = date(2026, 12, 16)


@pytest.fixture
def ws(tmp_path: Path, clock: SteppingClock, ids: SeededIds) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "kantor", create=True, clock=clock, ids=ids, home=tmp_path / "home") as ws:
        yield ws


def test_the_office_or_its_folder(ws: Workspace) -> None:
    assert bars.office_name(ws) == "kantor"
    ws.directory.set_office(Office(short_name="Cacaban"))
    assert bars.office_name(ws) == "Cacaban"
    ws.directory.set_office(Office("Kelurahan Cacaban", "Cacaban"))
    assert bars.office_name(ws) == "Kelurahan Cacaban"


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (Person("Bu Lurah", title="Lurah"), ("Bu Lurah", "")),
        (Person("Dra. Sri Wahyuni", title="Sekretaris"), ("Sri", "Sekretaris")),
        (Person("Arum", roles=("writer",)), ("Arum", WORDS("shell.role.writer"))),
        (Person("Arum"), ("Arum", WORDS("shell.role.none"))),
    ],
)
def test_who_is_here(ws: Workspace, person: Person, told: tuple[str, str]) -> None:
    assert bars.who_is_here(WORDS, ws) == (WORDS("shell.nobody"), "")
    ws.directory.sign_in(ws.directory.save("person", None, person)[0])
    assert bars.who_is_here(WORDS, ws) == told


def test_a_deed_within_a_sentence(ws: Workspace) -> None:
    ws.directory.save("person", None, Person("Arum"))
    op = ws.history.undoable()
    assert isinstance(op, Op)
    assert bars.deed(WORDS, op) == "tambah orang"


def test_the_last_backup() -> None:
    assert bars.backup_told(WORDS, None, TODAY) == WORDS("shell.backup_none")
    daily = bars.backup_told(WORDS, LastBackup(TODAY, None, 1), TODAY)
    by_hand = bars.backup_told(WORDS, LastBackup(TODAY, time(9, 20), 1), TODAY)
    assert (daily, by_hand) == ("Cadangan hari ini", "Cadangan hari ini 09.20")
