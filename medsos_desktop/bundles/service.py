"""Bundles of a workspace: plan, write, and note in the calendar that posts went out to be posted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.approval.service import ApprovalService
from medsos_desktop.bundles import plan as plans
from medsos_desktop.bundles.delivering import Deliveries
from medsos_desktop.bundles.plan import BundlePlan, ExportRequest, Sources
from medsos_desktop.bundles.schedulers import carrying
from medsos_desktop.changes import Changes
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.clock import Clock
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.media.service import MediaService
from medsos_desktop.model.post import State
from medsos_desktop.posts.service import PostService

if TYPE_CHECKING:
    from medsos_desktop.bundles.schedulers.carrying import Unmet
    from medsos_desktop.bundles.signatures import Signatures
    from medsos_desktop.bundles.verify import VerifyReport


def _silent(_done: int, _total: int, _what: str) -> None:
    pass


def _never() -> bool:
    return False


class BundleService:
    """``workspace.bundles``. Planning and writing read only, so they may run on a read-only opening."""

    def __init__(
        self,
        posts: PostService,
        directory: DirectoryService,
        approval: ApprovalService,
        media: MediaService,
        catalogue: Catalogue,
        pack_version: str,
        signatures: "Signatures",
        clock: Clock,
    ) -> None:
        self._posts, self._directory, self._approval = posts, directory, approval
        self._media, self._catalogue, self._pack = media, catalogue, pack_version
        self._signatures, self._clock = signatures, clock

    def plan(self, request: ExportRequest) -> BundlePlan:
        """What would go in, what would not and why. `UserError` ``bundle.range``."""
        deliveries = Deliveries(self._directory.accounts(), self._catalogue, self._media)
        office = self._directory.office()
        return plans.plan(
            request, Sources(self._posts, self._approval.standing, deliveries, office, self._pack)
        )

    def late(self, plan: BundlePlan) -> "tuple[Unmet, ...]":
        """What the chosen schedulers would refuse as too soon, were the bundle uploaded now."""
        return carrying.late(plan.bundle, self._clock.now())

    def write(
        self,
        plan: BundlePlan,
        target: Path,
        progress: Callable[[int, int, str], None] = _silent,
        cancelled: Callable[[], bool] = _never,
        *,
        limit: int | None = None,
    ) -> tuple[Path, ...]:
        """Write the planned bundle to ``target``, signed by this PC, and verify it; the files it became.

        The plan is made again first: what changed since somebody looked at it (``bundle.stale``) does
        not get out. Other refusals as `medsos_desktop.bundles.write.write_parts`.
        """
        from medsos_desktop.bundles.write import write_parts

        if self.plan(plan.request).bundle != plan.bundle:
            raise UserError("bundle.stale")
        sign = None if plan.bundle.draft else self._signatures.sign
        cache = self._media.cache
        return write_parts(
            plan.bundle, target, cache, limit=limit, sign=sign, progress=progress, cancelled=cancelled
        )

    def verify(self, path: Path, progress: Callable[[int, int, str], None] = _silent) -> "VerifyReport":
        """Whether a bundle is whole, and what its signature is worth by this office's key book."""
        from medsos_desktop.bundles.verify import verify

        return verify(path, judge=self._signatures.judge, progress=progress)

    def record(self, plan: BundlePlan) -> Changes:
        """After a bundle was handed over: its approved posts are scheduled now; a draft changes nothing."""
        if plan.bundle.draft:
            return Changes()
        return Changes.join(
            self._approval.schedule(item.post)
            for item in plan.items
            if self._posts.row(item.post).state is State.APPROVED
        )
