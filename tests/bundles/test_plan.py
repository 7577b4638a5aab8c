"""What gets into a bundle and what does not, on a real workspace."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from medsos_desktop.bundles.manifest import Manifest
from medsos_desktop.bundles.plan import ExportRequest
from medsos_desktop.bundles.verify import verify
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Crop, State, Variant
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.bundles.office import DECEMBER, Desk
from tests.bundles.samples import drawn


def reasons(desk: Desk) -> list[str]:
    """Why posts stay out; each must have words."""
    held = desk.plan().held
    for each in held:
        Words()(f"bundle.held.{each.reason}", **each.params)
    return [each.reason for each in held]


def test_an_approved_post_goes_in_as_it_was_approved(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "loket.png", (1200, 900)))
    use = replace(use, crop=Crop(0, 0, 8000, 10000))
    fixed = Variant("fb_page", fields={"text": "Halo Facebook."}, media=())
    post = desk.approve(
        desk.post(media=(use,), variants={desk.instagram: Variant("ig_feed"), desk.facebook: fixed})
    )
    (item,) = desk.plan().items
    assert (item.post, item.planned, item.zone) == (post, "2026-12-20T07:00", "Asia/Jakarta")
    assert item.instant == datetime(2026, 12, 20, tzinfo=UTC)
    first, second = item.deliveries
    assert (first.channel, first.handle, first.caption) == (
        "instagram",
        "@cacaban",
        "Loket kelurahan buka pukul 08.00 WIB.",
    )
    assert (second.caption, second.pictures, second.who) == ("Halo Facebook.", (), "Kelurahan Cacaban")
    (picture,) = first.pictures
    assert (picture.alt, picture.crop, picture.called) == ("Loket kelurahan.", use.crop, "loket.png")
    assert picture.recipe.ratios == (0.8, 1.91)
    assert picture.recipe.max_bytes == 8_000_000
    covering = desk.ws.approval.covering(post)
    assert covering is not None
    assert (item.approval.content, item.approval.proof) == (covering.content, "none")


def test_nothing_else_gets_in(desk: Desk) -> None:
    post = desk.post()
    assert reasons(desk) == ["not-approved"]
    desk.ws.approval.submit(post)
    assert reasons(desk) == ["waiting-approval"]
    desk.sit(desk.approver)
    desk.ws.approval.return_(post, "Tambahkan jam tutup.")
    assert reasons(desk) == ["returned"]
    desk.approve(post)
    assert reasons(desk) == []
    desk.ws.approval.postpone(post, "Menunggu kabar.")
    assert reasons(desk) == ["postponed"]


def test_an_edit_after_approval_holds_it_back_and_undo_lets_it_in(desk: Desk) -> None:
    post = desk.approve(desk.post())
    body = desk.ws.posts.get(post).post
    desk.ws.posts.save_draft(post, replace(body, text="Lain."))
    assert reasons(desk) == ["draft-open"]
    desk.ws.posts.seal(post)
    assert reasons(desk) == ["changed"]
    desk.ws.history.undo()
    assert reasons(desk) == []
    desk.ws.posts.update(post, replace(body, pillar="x", labels=("a",), note="catatan tim"))
    assert reasons(desk) == []
    desk.ws.posts.move([post], {post: "2026-12-21T07:00"})
    assert reasons(desk) == ["changed"]


def test_range_is_local_days_both_included(desk: Desk) -> None:
    for planned in ("2026-12-17T23:59", "2026-12-18T00:00", "2026-12-31T23:59", "2027-01-01T00:00"):
        desk.approve(desk.post(planned))
    desk.post(None)
    plan = desk.plan(ExportRequest(date(2026, 12, 18), date(2026, 12, 31)))
    assert [item.planned for item in plan.items] == ["2026-12-18T00:00", "2026-12-31T23:59"]
    with pytest.raises(UserError, match=r"bundle\.range"):
        desk.plan(ExportRequest(date(2026, 12, 2), date(2026, 12, 1)))


def test_only_the_accounts_asked_for(desk: Desk) -> None:
    desk.approve(desk.post())
    desk.post("2026-12-02T07:00", variants={desk.instagram: Variant("ig_feed")})
    plan = desk.plan(replace(DECEMBER, accounts=frozenset({desk.facebook})))
    assert [each.channel for item in plan.items for each in item.deliveries] == ["facebook"]
    assert plan.held == ()
    assert plan.by_account == {desk.facebook: 1}


def test_a_removed_account_and_a_lost_picture_hold_back(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "loket.png"))
    desk.approve(desk.post(media=(use,)))
    desk.ws.media.file(use.asset).unlink()
    (held,) = desk.plan().held
    assert (held.reason, held.params) == ("no-picture", {"name": "loket.png"})
    desk.ws.directory.delete("account", desk.instagram)
    assert reasons(desk) == ["account-gone"]


def test_estimate_is_of_the_right_size(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "loket.png", (2000, 1500)))
    desk.approve(desk.post(media=(use,)))
    plan = desk.plan()
    real = desk.ws.bundles.write(plan, tmp_path / plan.name)[0].stat().st_size
    assert real / 12 < plan.size < real * 12
    assert plan.name == "2026-12-01_cacaban_jadwal.zip"


def test_written_file_is_whole_and_holds_no_team_data(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "KTP Ibu Siti.png"))
    desk.approve(
        desk.post(media=(use,), note="Telepon Bu Siti 0812-0000-1122", pic=desk.writer, source="laporan RT")
    )
    desk.post("2026-12-03T07:00", text="Naskah yang belum disetujui.")
    (path,) = desk.ws.bundles.write(desk.plan(), tmp_path / "a.zip")
    report = verify(path)
    assert report.whole
    assert isinstance(report.manifest, Manifest)
    assert report.manifest.pack == desk.ws.pack.version
    data = path.read_bytes()
    for secret in (
        "Rahasia",
        "Siti",
        "0812-0000",
        "laporan RT",
        "belum disetujui",
        str(tmp_path),
        desk.writer,
    ):
        assert secret.encode() not in data, secret


def test_a_change_after_the_plan_stops_the_writing(desk: Desk, tmp_path: Path) -> None:
    post = desk.approve(desk.post())
    plan = desk.plan()
    desk.ws.posts.move([post], {post: "2026-12-21T07:00"})
    with pytest.raises(UserError, match=r"bundle\.stale"):
        desk.ws.bundles.write(plan, tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()


def test_a_forged_plan_is_no_door(desk: Desk, tmp_path: Path) -> None:
    desk.approve(desk.post())
    plan = desk.plan()
    forged = replace(plan, bundle=replace(plan.bundle, items=(replace(plan.items[0], title="Lain"),)))
    with pytest.raises(UserError, match=r"bundle\.stale"):
        desk.ws.bundles.write(forged, tmp_path / "a.zip")


def test_recording_schedules_what_was_approved_and_it_still_goes_in(desk: Desk, tmp_path: Path) -> None:
    post = desk.approve(desk.post())
    plan = desk.plan()
    first = desk.ws.bundles.write(plan, tmp_path / "a.zip")[0].read_bytes()
    assert desk.ws.bundles.record(plan).of("post") == {post}
    assert desk.ws.posts.row(post).state is State.SCHEDULED
    again = desk.plan()
    assert again.bundle == plan.bundle
    assert desk.ws.bundles.write(again, tmp_path / "b.zip")[0].read_bytes() == first
    assert not desk.ws.bundles.record(again)


def test_a_read_only_opening_can_plan_and_write(desk: Desk, tmp_path: Path) -> None:
    desk.approve(desk.post())
    with Workspace.open(desk.ws.folder, write=False, home=tmp_path / "home") as reader:
        (path,) = reader.bundles.write(reader.bundles.plan(DECEMBER), tmp_path / "a.zip")
    assert verify(path).whole


def test_schedulers_make_pictures_fit_and_say_what_they_lack(desk: Desk, tmp_path: Path) -> None:
    use = desk.picture(drawn(tmp_path, "loket.png", (1200, 900)))
    story = {desk.instagram: Variant("ig_story"), desk.facebook: Variant("fb_page")}
    desk.approve(desk.post(media=(use,), variants=story))
    plan = desk.plan(replace(DECEMBER, tools=("buffer",)))
    (item,) = plan.items
    limits = {each.pictures[0].recipe.max_bytes for each in item.deliveries}
    assert max(limit or 0 for limit in limits) <= 5_000_000
    assert [(each.delivery.channel, each.reason, each.out) for each in plan.unmet] == [
        ("instagram", "story", True),
        ("facebook", "alt", False),
    ]
    with pytest.raises(UserError, match=r"schedulers\.no-template"):
        desk.plan(replace(DECEMBER, tools=("metricool",)))
    with pytest.raises(UserError, match=r"schedulers\.unknown"):
        desk.plan(replace(DECEMBER, tools=("tidak-ada",)))
    draft = desk.plan(replace(DECEMBER, tools=("buffer",), draft=True))
    assert (draft.bundle.tools, draft.unmet) == ((), ())
