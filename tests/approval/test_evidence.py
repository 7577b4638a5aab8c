"""Scans of signed sheets: kept beside a decision, never in place of it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from medsos_desktop.approval import evidence as evidences
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Asset
from medsos_desktop.model.post import MediaUse
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.store import records, wire
from medsos_desktop.store.vetting import vet
from medsos_desktop.workspace import Workspace
from tests.approval.conftest import Desk
from tests.approval.test_service import approved

PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def scan(folder: Path, name: str = "lembar.pdf", data: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def photo(folder: Path, name: str = "lembar.jpg", kind: str = "JPEG") -> Path:
    out = io.BytesIO()
    Image.new("L", (60, 80), 230).save(out, kind)
    return scan(folder, name, out.getvalue())


def decision(desk: Desk, post: str, **told: object) -> str:
    verdict = Verdict("approve", "0" * 64, proof="paper")._replace(**told)  # type: ignore[arg-type]
    desk.ws.records.decide(post, verdict)
    return desk.ws.records.decisions(post)[-1].id


@pytest.mark.parametrize("make", [scan, photo, lambda folder: photo(folder, "lembar.png", "PNG")])
def test_a_scan_is_kept_byte_for_byte(desk: Desk, tmp_path: Path, make: object) -> None:
    file = make(tmp_path)  # type: ignore[operator]
    post = desk.post()
    paper = decision(desk, post)
    id_, changes = desk.ws.evidence.attach(paper, file)
    (kept,) = desk.ws.evidence.of(post)
    assert (kept.id, kept.decision, kept.post, kept.name) == (id_, paper, post, file.name)
    assert kept.author == desk.people["arum"]
    assert kept.size == file.stat().st_size
    assert desk.ws.evidence.file(kept).read_bytes() == file.read_bytes()
    assert changes.of("evidence") == {id_}
    assert changes.of("post") == {post}


def test_the_decision_stays_what_it_was(desk: Desk, tmp_path: Path) -> None:
    post = approved(desk)
    before = desk.ws.records.decisions(post)
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    desk.ws.evidence.attach(covering.id, scan(tmp_path))
    assert desk.ws.records.decisions(post) == before
    assert desk.ws.approval.covering(post) == covering
    assert covering.proof == "none"
    assert desk.ws.history.undoable() is None or desk.ws.history.undoable().name != "op.evidence.attach"  # type: ignore[union-attr]


def test_the_same_scan_twice_is_one(desk: Desk, tmp_path: Path) -> None:
    post = desk.post()
    paper = decision(desk, post)
    first, _ = desk.ws.evidence.attach(paper, scan(tmp_path))
    again, changes = desk.ws.evidence.attach(paper, scan(tmp_path, "salinan.pdf"))
    assert again == first
    assert not changes
    other = decision(desk, post, action="postpone")
    assert desk.ws.evidence.attach(other, scan(tmp_path))[0] != first
    assert [each.decision for each in desk.ws.evidence.of(post)] == [paper, other]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "media.format"),
        (b"teks biasa", "media.format"),
        (b"%PDF-", "media.format"),
        (b"%PDF-1.7 terpotong", "approval.evidence-kind"),
        (PDF.replace(b"/Type", b"/JavaScript (app.alert(1)) /Type"), "approval.evidence-active"),
        (PDF.replace(b"/Type", b"/S /Launch /Type"), "approval.evidence-active"),
        (PDF.replace(b"/Type", b"/EmbeddedFiles 3 0 R /Type"), "approval.evidence-active"),
        (PDF.replace(b"/Root", b"/Encrypt 4 0 R /Root"), "approval.evidence-active"),
        (b"MZ" + PDF, "media.format"),
    ],
)
def test_what_is_no_scan_is_refused_and_nothing_is_kept(
    desk: Desk, tmp_path: Path, data: bytes, code: str
) -> None:
    post = desk.post()
    paper = decision(desk, post)
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        desk.ws.evidence.attach(paper, scan(tmp_path, "lembar.pdf", data))
    assert desk.ws.evidence.of(post) == ()
    assert not [each for each in desk.ws.store.blobs.folder.rglob("*") if each.is_file()]


def test_limits(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    post = desk.post()
    paper = decision(desk, post)
    out = io.BytesIO()
    Image.new("1", (10, 31_000)).save(out, "PNG")
    with pytest.raises(UserError, match=r"media\.pixels"):
        desk.ws.evidence.attach(paper, scan(tmp_path, "panjang.png", out.getvalue()))
    out = io.BytesIO()
    Image.new("L", (9, 9)).save(out, "GIF")
    with pytest.raises(UserError, match=r"evidence-kind"):
        desk.ws.evidence.attach(paper, scan(tmp_path, "gambar.gif", out.getvalue()))
    with pytest.raises(UserError, match=r"media\.missing"):
        desk.ws.evidence.attach(paper, tmp_path / "tidak-ada.pdf")
    monkeypatch.setattr(evidences, "MOST", 1)
    desk.ws.evidence.attach(paper, scan(tmp_path))
    with pytest.raises(UserError, match=r"evidence-many"):
        desk.ws.evidence.attach(paper, photo(tmp_path))
    big = tmp_path / "besar.pdf"
    with big.open("wb") as file:
        file.truncate(evidences.MAX_BYTES + 1)
    with pytest.raises(UserError, match=r"evidence-big"):
        desk.ws.evidence.attach(paper, big)
    assert len(desk.ws.evidence.of(post)) == 1


def test_only_a_decision_takes_evidence(desk: Desk, tmp_path: Path) -> None:
    post = desk.post()
    for wrong in ("", "0" * 64, post, desk.ws.posts.get(post).revision):
        with pytest.raises(UserError, match=r"evidence-gone"):
            desk.ws.evidence.attach(wrong, scan(tmp_path))


def test_erasing_the_post_erases_the_scan_with_its_signature(desk: Desk, tmp_path: Path) -> None:
    post = desk.post()
    desk.ws.evidence.attach(decision(desk, post), scan(tmp_path))
    (kept,) = desk.ws.evidence.of(post)
    desk.ws.erasure.erase("post", post, "permintaan warga")
    assert desk.ws.evidence.of(post) == ()
    assert desk.ws.store.blobs.path(kept.blob) is None
    with pytest.raises(UserError, match=r"evidence-away"):
        desk.ws.evidence.file(kept)


def test_one_scan_can_be_erased_and_the_decision_stays(desk: Desk, tmp_path: Path) -> None:
    post = desk.post()
    paper = decision(desk, post)
    id_, _ = desk.ws.evidence.attach(paper, scan(tmp_path))
    (kept,) = desk.ws.evidence.of(post)
    desk.ws.erasure.erase("post", post, "permintaan warga", revisions={id_})
    assert desk.ws.evidence.of(post) == ()
    assert desk.ws.store.blobs.path(kept.blob) is None
    assert [each.id for each in desk.ws.records.decisions(post)] == [paper]


def test_a_file_that_is_a_picture_too_stays_until_nobody_needs_it(desk: Desk, tmp_path: Path) -> None:
    file = photo(tmp_path)
    asset, _ = desk.ws.media.add(file)
    shows = desk.post(media=(MediaUse(asset),))
    post = desk.post()
    desk.ws.evidence.attach(decision(desk, post), file)
    desk.ws.erasure.erase("post", shows, "permintaan warga")
    assert desk.ws.store.blobs.path(asset) is not None
    desk.ws.erasure.erase("post", post, "permintaan warga")
    assert desk.ws.store.blobs.path(asset) is None
    assert isinstance(desk.ws.directory.get("asset", asset), Asset)


def test_it_travels_as_a_record_and_says_when_the_file_did_not(desk: Desk, tmp_path: Path) -> None:
    post = desk.post()
    desk.ws.evidence.attach(decision(desk, post), scan(tmp_path))
    with Workspace.open(tmp_path / "lain", create=True, home=tmp_path / "rumah") as other:
        changes = other.receive(desk.ws.all_records())
        assert changes.of("evidence") == {post}
        (kept,) = other.evidence.of(post)
        assert kept == desk.ws.evidence.of(post)[0]
        with pytest.raises(UserError, match=r"evidence-away"):
            other.evidence.file(kept)
        before = other.store.dump()
        other.store.rebuild()
        assert other.store.dump() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"blob": "../../etc/passwd"}, {"blob": "AB" * 32}, {"decision": ""}, {"mime": 5}, {"size": "1"},
        {"size": None}, {"blob": None}, {"name": ["x"]},
    ],
)  # fmt: skip
def test_a_record_from_outside_that_names_no_file_is_not_let_in(
    desk: Desk, tmp_path: Path, wrong: dict[str, object]
) -> None:
    post = desk.post()
    data = {"decision": "0" * 64, "blob": "ab" * 32, "mime": "application/pdf", "size": 5, "name": "a.pdf"}
    store = desk.ws.store
    with store.operation("op.evidence.attach") as op:
        good = records.get(store.db, op.put("evidence", post, data))
    assert good is not None
    vet(wire.load(wire.dump(good)))
    with store.operation("op.evidence.attach") as op:
        told = {key: value for key, value in (data | wrong).items() if value is not None}
        bad = records.get(store.db, op.put("evidence", post, told))
    assert bad is not None
    with pytest.raises(UserError, match=r"record-broken"):
        vet(bad)
