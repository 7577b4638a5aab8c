"""What the post's record says beside its text: the information class."""

from collections.abc import Iterator

from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run


@check("info.excluded", scope="post")
def excluded(run: Run) -> Iterator[Hit]:
    """Information classed "dikecualikan" may not be published (UU KIP 14/2008 art. 17)."""
    if (run.context.information or "").strip().lower() in run.pack.values("info.excluded", "class"):
        yield Hit("info.excluded", None, {})
