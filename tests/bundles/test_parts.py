"""A bundle in several files, and a KONSEP."""

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from medsos_desktop.bundles import parts
from medsos_desktop.bundles import write as writing
from medsos_desktop.bundles.model import Bundle
from medsos_desktop.bundles.schedulers import carrying
from medsos_desktop.bundles.verify import verify
from medsos_desktop.bundles.write import write, write_parts
from medsos_desktop.errors import UserError
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.media.render import Recipe
from medsos_desktop.media.watermark import marked
from tests.bundles.office import DECEMBER, Desk
from tests.bundles.samples import delivery, drawn, item, picture
from tests.bundles.tools import many as many_posts
from tests.bundles.tools import tool_bundle

LIMIT = 370_000


@pytest.fixture(scope="module")
def many(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Twelve posts with a picture each."""
    folder = tmp_path_factory.mktemp("banyak")
    items = tuple(
        item(
            f"{n:04}000000000000", f"2026-12-{n:02}T08:00", f"Unggahan {n}",
            delivery("instagram", "Isi", (picture(drawn(folder, f"{n}.png", hue=10 * n)),)),
        )
        for n in range(1, 13)
    )  # fmt: skip
    return replace(bundle, items=items)


def test_cut_between_posts_each_part_whole_and_signed(
    many: Bundle, cache: RenderCache, tmp_path: Path
) -> None:
    target = tmp_path / "paket.zip"
    key = KeyPair(b"\x03" * 32)
    made = write_parts(many, target, cache, limit=LIMIT, sign=key.sign)
    assert len(made) > 2
    assert [path.name for path in made] == [
        f"paket-bagian-{n}-dari-{len(made)}.zip" for n in range(1, len(made) + 1)
    ]
    seen: list[str] = []
    for number, path in enumerate(made, 1):
        assert path.stat().st_size <= LIMIT
        report = verify(path)
        assert report.verdict == "signed-unknown"
        assert report.manifest is not None
        assert (report.manifest.part, report.manifest.parts) == (number, len(made))
        seen += [post.id for post in report.manifest.posts]
        with zipfile.ZipFile(path) as archive:
            page = archive.read("LIHAT-DULU.html").decode()
        assert f"bagian {number} dari {len(made)}" in page
    assert seen == [each.post for each in many.items]
    assert sorted(tmp_path.iterdir()) == sorted(made)
    again = write_parts(many, target, cache, limit=LIMIT, sign=key.sign)
    assert again[0].name.startswith("paket-2-bagian-1-")
    assert [a.read_bytes() for a in made] == [b.read_bytes() for b in again]


def test_what_fits_stays_one_file(many: Bundle, cache: RenderCache, tmp_path: Path) -> None:
    target = tmp_path / "paket.zip"
    assert write_parts(many, target, cache, limit=parts.LIMITS["mail"]) == (target,)
    assert target.read_bytes() == write(many, tmp_path / "b.zip", cache).read_bytes()


def test_more_than_a_stick_takes_in_one_file_is_cut_by_itself(
    many: Bundle, cache: RenderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT32 ends at 4 GB: nobody has to choose a limit for that."""
    monkeypatch.setattr(writing, "MAX_BYTES", LIMIT)
    made = write_parts(many, tmp_path / "paket.zip", cache)
    assert len(made) > 2
    assert all(path.stat().st_size <= LIMIT and verify(path).whole for path in made)


def test_a_part_larger_than_foreseen_is_cut_anew(
    many: Bundle, cache: RenderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_BASE", 1)
    monkeypatch.setattr(parts, "_MARGIN", 1.0)
    made = write_parts(many, tmp_path / "paket.zip", cache, limit=LIMIT)
    assert all(path.stat().st_size <= LIMIT for path in made)
    assert sorted(tmp_path.iterdir()) == sorted(made)


def test_the_limit_that_was_chosen_is_told_and_not_a_smaller_one_that_was_tried(
    many: Bundle, cache: RenderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_size", lambda *_: 1)
    monkeypatch.setattr(parts, "_BASE", 1_100_000)
    one = replace(many, items=many.items[:1])
    monkeypatch.setattr(Path, "stat", _larger(Path.stat))
    with pytest.raises(UserError) as refused:
        write_parts(one, tmp_path / "paket.zip", cache, limit=2_000_000)
    assert (refused.value.code, refused.value.params["limit"]) == ("bundle.post-too-large", 2)


def _larger(stat: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
    """Every part comes out at 4 MB."""

    def told(path: Path, **how: bool) -> os.stat_result:
        found = stat(path, **how)
        return os.stat_result((*found[:6], 4_000_000, *found[7:])) if path.suffix == ".part" else found

    return told


def test_posts_too_close_to_each_other_stay_so_where_the_bundle_is_cut(tmp_path: Path) -> None:
    """Sprout wants ten minutes between two posts: the plan leaves every second one out of its files."""
    whole = tool_bundle("sprout", items=many_posts(4, minutes=5))
    made = parts.split(whole, pytest.fail, parts._BASE + 20_000)
    assert [len(each.items) for each in made] == [1, 1, 1, 1]

    def told(bundle: Bundle) -> list[tuple[str, bool]]:
        return [(each.item.post, each.out) for each in carrying.unmet(bundle)]

    assert [each for part in made for each in told(part)] == told(whole)


def test_a_post_that_fits_in_no_part_is_named(many: Bundle, cache: RenderCache, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_parts(many, tmp_path / "paket.zip", cache, limit=235_000)
    assert (refused.value.code, refused.value.params["post"]) == ("bundle.post-too-large", "Unggahan 1")
    assert not list(tmp_path.iterdir())


def posted(path: Path) -> set[str]:
    """What the page remembers ticks by: one in a KONSEP must not say that the post itself is out."""
    with zipfile.ZipFile(path) as archive:
        keys = set(re.findall('data-key="([^"]*)"', archive.read("LIHAT-DULU.html").decode()))
    assert keys
    return keys


def test_a_konsep_is_marked_everywhere_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    poster = drawn(tmp_path / "gambar", "poster.png")
    waiting = desk.post(media=(desk.picture(poster),))
    desk.approve(desk.post("2026-12-21T07:00"))
    plan = desk.plan(replace(DECEMBER, draft=True))
    assert plan.items[0].post == waiting
    assert len(plan.items) == 2
    assert plan.name.endswith("_KONSEP.zip")
    (path,) = desk.ws.bundles.write(plan, tmp_path / plan.name)
    report = verify(path)
    assert (report.verdict, report.signed) == ("draft", False)
    assert not desk.ws.bundles.record(plan)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name).decode("utf-8-sig") for name in names if name.endswith(".txt")}
    assert not any(name.startswith("tools/") or name.endswith((".sig", ".ics")) for name in names)
    captions = [text for name, text in texts.items() if name.endswith("caption.txt")]
    assert len(captions) == 4
    assert all(text.startswith("[KONSEP, belum disetujui]") for text in captions)
    assert texts["MULAI.txt"].startswith("KONSEP - BELUM DISETUJUI")
    assert not posted(path) & posted(desk.ws.bundles.write(desk.plan(), tmp_path / "jadwal.zip")[0])
    marks = {each.recipe.mark for one in plan.items for sent in one.deliveries for each in sent.pictures}
    assert marks == {"KONSEP"}


def test_a_konsep_with_upload_files_is_refused(
    bundle: Bundle, cache: RenderCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "FORMATS", tuple(replace(each, in_draft=True) for each in writing.FORMATS))
    with pytest.raises(UserError) as refused:
        write(replace(bundle, draft=True, tools=("buffer",)), tmp_path / "a.zip", cache)
    assert refused.value.code == "bundle.readback"
    assert str(refused.value.params["entry"]).startswith("tools/buffer/")


def test_the_mark_covers_any_picture_and_has_a_key_of_its_own(tmp_path: Path) -> None:
    for size in ((40, 900), (1080, 1350), (90, 60)):
        plain = Image.new("RGB", size, (120, 120, 120))
        made = marked(plain, "KONSEP")
        assert (made.size, made.mode) == (size, "RGB")
        across = [
            (0, 0, size[0], size[1] // 2), (0, size[1] // 2, size[0], size[1]),
        ]  # fmt: skip
        differs = ImageChops.difference(plain, made)
        assert all(differs.crop(box).getbbox() for box in across)
        assert made.tobytes() == marked(plain, "KONSEP").tobytes()
    cache = RenderCache(tmp_path)
    assert cache.key("a", Recipe((9, 9)), None, 1) != cache.key("a", Recipe((9, 9), mark="KONSEP"), None, 1)
