import errno
import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from medsos_desktop.bundles import manifest as manifests
from medsos_desktop.bundles import write as writing
from medsos_desktop.bundles.model import Bundle, Step
from medsos_desktop.bundles.verify import verify
from medsos_desktop.bundles.write import write
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media import pool
from medsos_desktop.media.cache import RenderCache
from tests.bundles.samples import picture, small_bundle
from tests.media.pictures import quarters, save

ROOT = Path(__file__).resolve().parents[2]


def test_layout_in_its_fixed_order(zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        infos = archive.infolist()
    names = [info.filename for info in infos]
    tables = ["jadwal.xlsx", "jadwal.csv", "jadwal.ics", "jadwal.pdf", "hasil.xlsx"]
    assert names[:7] == ["LIHAT-DULU.html", "MULAI.txt", *tables]
    assert names[-2:] == ["manifest.json", "SHA256SUMS"]
    first = "posts/2026-12-01_1000_aaaa-26_jadwal-posyandu-b-imunisasi-b/instagram-kelurahan-cacaban"
    assert names[7:11] == [f"{first}/{name}" for name in ("caption.txt", "alt-01.txt", "01.jpg", "02.jpg")]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert max(map(len, names)) < 150
    for info in infos:
        assert info.filename.isascii()
        assert not info.extra


def test_sums_pass_sha256sum(zipped: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(tmp_path)
    tool = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True
    )
    assert tool.returncode == 0, tool.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert tool.stdout.count(": OK") == len(files) - 1


def test_manifest_tells_what_was_approved(zipped: Path, bundle: Bundle) -> None:
    with zipfile.ZipFile(zipped) as archive:
        manifest = manifests.decode(archive.read("manifest.json"))
        caption = archive.read(f"{manifest.posts[0].deliveries[0].folder}/caption.txt")
        shown = archive.read(manifest.posts[0].deliveries[0].pictures[0].path)
    assert (manifest.format, manifest.version) == ("medsos-bundle", 2)
    assert set(manifest.codecs) == {"pillow", "libjpeg-turbo", "littlecms"}
    assert (manifest.start, manifest.end, manifest.office.zone) == (
        "2026-12-01",
        "2026-12-31",
        "Asia/Jakarta",
    )
    post = manifest.posts[0]
    assert (post.at, post.planned, post.zone) == ("2026-12-01T03:00:00Z", "2026-12-01T10:00", "Asia/Jakarta")
    assert post.approval is not None
    assert (post.approval.proof, post.approval.code) == ("none", "7KQ4-M2XD")
    assert manifest.posts[3].at == "2026-12-23T23:00:00Z"
    delivery = post.deliveries[0]
    assert delivery.caption_sha256 == hashlib.sha256(caption).hexdigest()
    assert delivery.pictures[0].sha256 == hashlib.sha256(shown).hexdigest()
    assert delivery.pictures[0].original_sha256 == bundle.items[0].deliveries[0].pictures[0].asset


def test_captions_are_kept_to_the_letter(zipped: Path, bundle: Bundle) -> None:
    with zipfile.ZipFile(zipped) as archive:
        for item in bundle.items:
            for delivery in item.deliveries:
                data = archive.read(f"{item.folder}/{delivery.folder}/caption.txt")
                assert data.decode("utf-8") == delivery.caption


def test_no_team_data_and_no_file_names_get_out(zipped: Path) -> None:
    """What only errors may name, and where files stand on this PC, is nowhere in the ZIP."""
    data = zipped.read_bytes()
    for secret in (
        b"rahasia",
        b"Budi",
        os.fsencode(zipped.parent.parent),
        b"Traceback",
        str(Path.home()).encode(),
    ):
        assert secret not in data


def test_progress_goes_up_to_its_end_and_names_files(
    bundle: Bundle, cache: RenderCache, tmp_path: Path
) -> None:
    told: list[tuple[int, int, str, str]] = []

    def progress(done: int, total: int, what: str) -> None:
        told.append((done, total, what, what.entry if isinstance(what, Step) else ""))

    write(bundle, tmp_path / "a.zip", cache, progress=progress)
    done = [each[0] for each in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1]
    assert {each[2] for each in told} == {"bundle.step.write", "bundle.step.check"}
    assert told[0][3] == "LIHAT-DULU.html"


def test_cancel_at_any_step_leaves_everything_as_it_was(tmp_path: Path) -> None:
    bundle = small_bundle(tmp_path / "gambar")
    target = tmp_path / "paket" / "a.zip"
    target.parent.mkdir()
    target.write_bytes(b"yang lama")
    write(bundle, tmp_path / "b.zip", RenderCache(tmp_path / "c"))
    steps: list[str] = []  # those of a write that finds its pictures rendered, as the ones below do
    write(
        bundle, tmp_path / "b.zip", RenderCache(tmp_path / "c"), progress=lambda *each: steps.append(each[2])
    )
    assert len(steps) > 30
    for stop in range(0, len(steps), 5):
        left = iter(range(stop))
        with pytest.raises(Cancelled):
            write(
                bundle,
                target,
                RenderCache(tmp_path / "c"),
                cancelled=lambda left=left: next(left, None) is None,
            )
        assert [path.name for path in target.parent.iterdir()] == ["a.zip"]
        assert target.read_bytes() == b"yang lama"


def test_second_export_renders_nothing(
    bundle: Bundle, cache: RenderCache, zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_job: pool.Job) -> None:
        raise AssertionError("rendered again")

    monkeypatch.setattr(pool, "perform", none)
    again = write(bundle, tmp_path / "lain.zip", cache)
    assert again.read_bytes() == zipped.read_bytes()


@pytest.mark.parametrize(
    ("name", "code"),
    [("paket.rar", "bundle.name"), ("tidak-ada/paket.zip", "bundle.no-folder")],
)
def test_wrong_targets(bundle: Bundle, cache: RenderCache, tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        write(bundle, tmp_path / name, cache)
    assert caught.value.code == code


def test_an_empty_bundle_is_refused(bundle: Bundle, cache: RenderCache, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"bundle\.nothing"):
        write(replace(bundle, items=()), tmp_path / "a.zip", cache)


def test_too_little_space_is_told_before_writing(
    bundle: Bundle, cache: RenderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "free_bytes", lambda _folder: 1024**2)
    with pytest.raises(UserError) as caught:
        write(bundle, tmp_path / "a.zip", cache)
    assert (caught.value.code, caught.value.params["free"]) == ("bundle.full", 1)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "bundle.full"), (errno.EACCES, "bundle.refused"), (errno.EIO, "bundle.refused")],
)
def test_a_disk_that_refuses_in_the_middle(
    bundle: Bundle,
    cache: RenderCache,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(writing.os, "fsync", refuse)
    with pytest.raises(UserError) as caught:
        write(bundle, tmp_path / "a.zip", cache)
    assert caught.value.code == code
    assert not list(tmp_path.iterdir())


def test_after_a_full_disk_the_second_try_renders_nothing_again(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, target = RenderCache(tmp_path / "tembolok"), tmp_path / "paket" / "a.zip"
    target.parent.mkdir()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(writing.os, "fsync", full)
        with pytest.raises(UserError, match=r"bundle\.full"):
            write(bundle, target, cache)
    assert not list(target.parent.iterdir())
    steps: list[str] = []
    monkeypatch.setattr(pool, "perform", lambda _job: pytest.fail("rendered again"))
    write(bundle, target, cache, progress=lambda _n, _of, step: steps.append(step))
    assert "bundle.step.render" not in steps
    assert verify(target).whole


def test_a_file_that_does_not_read_back_is_thrown_away(
    bundle: Bundle, cache: RenderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failing stick: one byte of a picture turns after it was written."""
    honest = writing.verify

    def after_rot(path: Path, **options: object) -> object:
        data = bytearray(path.read_bytes())
        at = data.index(b"\xff\xd8\xff") + 2000
        data[at] ^= 0x40
        path.write_bytes(data)
        return honest(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "verify", after_rot)
    with pytest.raises(UserError) as caught:
        write(bundle, tmp_path / "a.zip", cache)
    assert caught.value.code == "bundle.readback"
    assert str(caught.value.params["entry"]).endswith("01.jpg")
    assert not list(tmp_path.iterdir())


def test_a_broken_picture_names_itself_and_its_post(bundle: Bundle, tmp_path: Path) -> None:
    path = save(quarters((400, 300)), tmp_path / "rusak.jpg")
    path.write_bytes(path.read_bytes()[:700])
    item = bundle.items[0]
    broken = replace(item, deliveries=(replace(item.deliveries[0], pictures=(picture(path),)),))
    with pytest.raises(UserError) as caught:
        write(replace(bundle, items=(broken,)), tmp_path / "a.zip", RenderCache(tmp_path / "c"))
    assert caught.value.code == "bundle.picture"
    assert caught.value.params == {"name": "rusak.jpg", "post": item.title}


def test_a_picture_over_the_limit_at_the_floor_is_said(bundle: Bundle, tmp_path: Path) -> None:
    path = save(quarters((400, 300)), tmp_path / "besar.png")
    item = bundle.items[0]
    tight = replace(item, deliveries=(replace(item.deliveries[0], pictures=(picture(path, limit=600),)),))
    with pytest.raises(UserError, match=r"bundle\.picture-limit"):
        write(replace(bundle, items=(tight,)), tmp_path / "a.zip", RenderCache(tmp_path / "c"))


def test_a_rotten_cache_entry_is_made_anew(bundle: Bundle, tmp_path: Path) -> None:
    cache = RenderCache(tmp_path / "c")
    first = write(bundle, tmp_path / "a.zip", cache).read_bytes()
    rotten = next(path for path in cache.folder.rglob("*.jpg") if ".t." not in path.name)
    data = bytearray(rotten.read_bytes())
    data[-20] ^= 1
    rotten.write_bytes(data)
    with pytest.raises(UserError, match=r"bundle\.changed-meanwhile"):
        write(bundle, tmp_path / "b.zip", cache)
    assert write(bundle, tmp_path / "b.zip", cache).read_bytes() == first


_CHILD = """
import os, sys
os.umask(int(sys.argv[3], 8))
from pathlib import Path
from medsos_desktop.bundles.write import write
from medsos_desktop.media.cache import RenderCache
from tests.bundles.samples import small_bundle
folder = Path(sys.argv[1])
bundle = small_bundle(folder / "gambar")
write(bundle, folder / "paket.zip", RenderCache(folder / "c"), workers=int(sys.argv[2]))
"""


def test_same_bytes_in_any_surroundings(zipped: Path, tmp_path: Path) -> None:
    surroundings = [
        ({"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1", "HOME": "/"}, "0", "077"),
        ({"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"}, "3", "000"),
    ]
    children = []
    for number, (changes, workers, umask) in enumerate(surroundings):
        folder = tmp_path / f"di sini {number}"
        folder.mkdir()
        environment = {**os.environ, **changes, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _CHILD, str(folder), workers, umask]
        children.append((subprocess.Popen(command, env=environment, cwd=folder), folder))
    for child, folder in children:
        assert child.wait(60) == 0
        assert (folder / "paket.zip").read_bytes() == zipped.read_bytes()


def test_manifest_survives_its_own_reader(zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        data = archive.read("manifest.json")
    assert manifests.encode(manifests.decode(data)) == data
    with pytest.raises(msgspec.ValidationError, match=r"\$\.posts"):
        manifests.decode(data.replace(b'"posts": [', b'"posts": ["x",', 1))
