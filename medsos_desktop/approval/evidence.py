"""Scans of signed sheets and screenshots of posts, kept beside the decision or publication they belong to.

Evidence is shown, never weighed: the proof of a decision stays what it was recorded with. Who signed on
paper has decided on paper, which is a decision of its own with the proof "paper".
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.media.files import sha256_of
from medsos_desktop.media.probe import probe
from medsos_desktop.model.publication import Publication
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.store import bodies, records, remarks
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.operation import subject_of
from medsos_desktop.store.store import Store

MAX_BYTES = 20 * 1024 * 1024
"""Of one scan; ten pages in grey at 300 dpi have about 8 MB. Its pixels are limited as a picture's are."""

MOST = 20
"""Scans of one decision."""

_NAME = 120
_HOLDS = ("decision", "publication")
_PDF = "application/pdf"
_EXTENSIONS = {"image/jpeg": ".jpg", "image/png": ".png", _PDF: ".pdf"}
_MEGA = 1024**2
_TAIL = 2048
_ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/Encrypt")
"""What no scanner writes. Only what stands in the open is seen: the file is never opened by us."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A scan: ``blob`` is the SHA-256 of the file in hex, ``size`` its bytes, ``name`` what it was called.

    ``decision`` is the record it belongs to, which may be a publication's.
    """

    id: str
    post: str
    decision: str
    blob: str
    mime: str
    size: int
    name: str
    author: str
    at: str


class EvidenceService:
    """``workspace.evidence``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def attach(self, decision: str, scan: Path) -> tuple[str, Changes]:
        """Keep ``scan`` (JPEG, PNG or PDF) with a decision or a publication, byte for byte; id, what changed.

        The same file again at the same decision changes nothing. Raises `UserError` ``approval.evidence-*``:
        ``gone`` (no such decision), ``big``, ``kind``, ``active`` (a PDF with more than pages), ``many``;
        ``media.*`` for a picture that cannot be used. Then nothing is kept.
        """
        post = self._post_of(decision)
        mime = _kind(scan)
        try:
            blob = sha256_of(scan)
        except OSError as error:
            raise UserError("media.missing", name=scan.name) from error
        known = [each for each in self.of(post) if each.decision == decision]
        same = next((each.id for each in known if each.blob == blob), None)
        if same is not None:
            return same, Changes()
        if len(known) >= MOST:
            raise UserError("approval.evidence-many", limit=MOST)
        self._keep(scan, blob, mime)
        data = {
            "decision": decision,
            "blob": blob,
            "mime": mime,
            "size": scan.stat().st_size,
            "name": scan.name[:_NAME],
        }
        with self._store.operation("op.evidence.attach") as op:
            op.rename(subject_of(op.head("post", post).data))
            record = op.put("evidence", post, data, (decision,))
        return record, op.changes

    def tell(self, post: str, account: str, planned: datetime | None, scan: Path) -> Changes:
        """Keep a screenshot of an account of which nobody told yet: with it, it is told to be out.

        The moment is the ``planned`` one (aware), roughly and not in the future, until somebody knows better.
        One step; where `attach` refuses the file, nothing is told either.
        """
        now = self._store.clock.now()
        at = min(planned, now) if planned is not None else now
        with self._store.operation("op.publication.add") as op:
            told = Publication(account, timestamp(at), rough=True)
            publication, _changes = DecisionBook(self._store).publish(post, told)
            self.attach(publication, scan)
        return op.changes

    def of(self, post: str) -> tuple[Evidence, ...]:
        """What is attached to the decisions about a post, oldest first."""
        rows = remarks.evidence(self._store.db, post)
        return tuple(
            Evidence(
                id=id_,
                post=post,
                decision=data["decision"],
                blob=data["blob"],
                mime=data["mime"],
                size=data["size"],
                name=data.get("name", ""),
                author=author,
                at=at,
            )
            for id_, at, author, data in rows
        )

    def file(self, evidence: Evidence) -> Path:
        """The scan; `UserError` ``approval.evidence-away`` while the file is not on this PC."""
        found = self._store.blobs.path(evidence.blob)
        if found is None:
            raise UserError("approval.evidence-away", name=evidence.name)
        return found

    def _post_of(self, decision: str) -> str:
        record = records.get(self._store.db, decision)
        if record is None or record.kind not in _HOLDS or record.body is None:
            raise UserError("approval.evidence-gone")
        if bodies.read(record.kind, record.body)[1]:
            raise UserError("store.read-only-entity")
        return record.entity

    def _keep(self, scan: Path, blob: str, mime: str) -> None:
        try:
            self._store.blobs.add(scan, _EXTENSIONS[mime], name=blob)
        except OSError as error:
            raise UserError("media.missing", name=scan.name) from error


def _kind(scan: Path) -> str:
    """The type of the file by what is in it, after its limits."""
    try:
        size = scan.stat().st_size
        if size > MAX_BYTES:
            raise UserError("approval.evidence-big", name=scan.name, limit=MAX_BYTES // _MEGA)
        with scan.open("rb") as file:
            data = file.read(MAX_BYTES + 1) if file.read(5) == b"%PDF-" else b""
    except OSError as error:
        raise UserError("media.missing", name=scan.name) from error
    if not data:
        mime = probe(scan).mime
        if mime not in _EXTENSIONS:
            raise UserError("approval.evidence-kind", name=scan.name)
        return mime
    if b"%%EOF" not in data[-_TAIL:]:
        raise UserError("approval.evidence-kind", name=scan.name)
    if any(mark in data for mark in _ACTIVE):
        raise UserError("approval.evidence-active", name=scan.name)
    return _PDF
