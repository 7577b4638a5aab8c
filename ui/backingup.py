"""Making a backup beside the window, for whoever offers it: top search, Beranda, Pengaturan."""

from collections.abc import Callable
from pathlib import Path

from medsos_desktop.words import Words

from .jobs import Failed, JobHandle, Jobs, Progress


def back_up(
    jobs: Jobs,
    words: Words,
    done: Callable[[Path], object],
    target: Path | None = None,
    progress: Progress | None = None,
    failed: Failed | None = None,
) -> JobHandle:
    """Backs up into the workspace's own folder, or with all pictures into ``target``; ``done(file)``.

    A refusal is shown by the window unless ``failed`` takes it.
    """
    return jobs.read(
        lambda workspace, tell, stop: workspace.backups.make(target, progress=tell, cancelled=stop),
        done,
        progress,
        failed,
        title=words("shell.backing_up"),
    )
