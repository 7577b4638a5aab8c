"""Opening, making and leaving workspaces for the window, so that the window itself only shows."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from medsos_desktop import resources
from medsos_desktop.errors import UserError
from medsos_desktop.store.troubles import calm
from medsos_desktop.workspace import Workspace

from ..jobs import IsCancelled, Job, Progress
from .clocks import WindowClock

SAMPLE_FOLDER = "Contoh Kelurahan Cacaban"


class Opened(NamedTuple):
    """An open workspace, its clock, and who writes there when we may only read ("" otherwise)."""

    workspace: Workspace
    clock: WindowClock
    holder: str = ""


def open_workspace(folder: Path, home: Path, *, create: bool = False) -> Opened:
    """Opens for writing; while somebody else writes, for reading. Raises `UserError` ``workspace.*``."""
    clock = WindowClock()
    holder = ""
    try:
        workspace = Workspace.open(folder, create=create, clock=clock, home=home)
    except UserError as error:
        if error.code != "workspace.locked":
            raise
        holder = str(error.params.get("holder", "?"))
        workspace = Workspace.open(folder, write=False, clock=clock, home=home)
    if workspace.directory.office().sample:
        clock.set_to(sample_moment())
    return Opened(workspace, clock, holder)


def sample_moment() -> datetime:
    """The moment at which the sample is looked at; one line, as reading the whole sample takes 12 ms."""
    for line in resources.path("sample", "office.toml").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(" = ")
        if name == "moment":
            return datetime.fromisoformat(value.strip('"'))
    raise ValueError("moment")


def make_sample(folder: Path, home: Path) -> None:
    """Fills ``folder`` with the fictional office; what stands there already is kept as it is."""
    if (folder / "medsos.db").is_file():
        return
    from medsos_desktop.demo.build import open_sample

    workspace, _filled = open_sample(folder, home=home / "sample")
    workspace.close()


def sample_job(folder: Path, home: Path) -> Job:
    """`make_sample` as a job for a worker thread."""

    def job(_progress: Progress, _cancelled: IsCancelled) -> Path:
        make_sample(folder, home)
        return folder

    return job


def remove_sample(folder: Path) -> None:
    """Deletes a sample workspace that has been closed; refuses anything else.

    `UserError` ``workspace.*`` when the system holds on to a file of it.
    """
    with Workspace.open(folder, write=False) as workspace:
        if not workspace.directory.office().sample:
            raise UserError("demo.not-sample", folder=str(folder))
    with calm(folder):
        shutil.rmtree(folder)


def receiving_folder(file: Path) -> Path:
    """Where what a hand-off file brings is kept: named after the office that sends it, so that its next
    file comes to the same place. Raises `UserError` ``handoff.*`` for a file that is none.
    """
    from medsos_desktop.exchange.handoff.opening import peek
    from medsos_desktop.packing.names import slug

    sender = peek(file).manifest.sender
    return default_folder() / (slug(sender.office or sender.office_short, 60) or "kantor")


def default_folder() -> Path:
    """Where workspaces are made when nobody says otherwise."""
    documents = Path.home() / "Documents"
    return (documents if documents.is_dir() else Path.home()) / "Medsos Desktop"
