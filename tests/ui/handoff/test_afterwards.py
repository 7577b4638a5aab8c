"""After taking: what came, the way to each post, and what can be done about a mistake."""

from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.store import heads, outgoing
from tests.exchange.handoff.desk import Desk
from tests.exchange.handoff.setback import DiskImage
from tests.ui.handoff.test_screen import known
from tests.ui.stand_in import Shell, wired
from ui.kit.actionrow import ActionRow
from ui.screens.handoff.screen import Screen


def rows(screen: Screen) -> list[str]:
    """Those that stand there now; of the page before some may not have gone yet."""
    found = screen.pages.done.card.findChildren(ActionRow)
    return [each.accessibleName() for each in found if each.button in screen.pages.done.buttons]


def press(screen: Screen, word: str) -> None:
    next(each for each in screen.pages.done.buttons if each.text() == word).click()


def test_what_cannot_be_undone_is_said_before_and_each_post_can_be_reached(
    screen: Screen, a: Desk, b: Desk, shell: Shell
) -> None:
    a.post("Posyandu")
    known(a, b)
    screen.open(file=str(a.send()))
    assert not screen.pages.preview.head.before.isHidden()
    assert "tidak bisa diurungkan sekaligus" in screen.pages.preview.head.before.text()
    screen.pages.foot.primary.click()
    two = a.post("Donor darah")
    screen.open(file=str(a.send()))
    screen.pages.foot.primary.click()
    assert rows(screen)[0] == "Donor darah, Baru"
    press(screen, "Buka")
    assert shell.gone[-1] == ("composer", {"post": two})


def test_what_came_new_is_put_away_and_brought_back(screen: Screen, a: Desk, b: Desk, shell: Shell) -> None:
    own = b.post("Milik b")
    a.post("Satu")
    a.post("Dua")
    known(a, b)
    screen.open(file=str(a.send()))
    screen.pages.foot.primary.click()
    assert rows(screen)[0].startswith("Lihat di kalender")
    press(screen, "Hapus yang baru")
    assert [row.id for row in b.ws.posts.undated()] == [own]
    assert shell.said[-1] == ("2 unggahan baru dihapus", True)
    assert [each.split(",")[0] for each in rows(screen)] == ["Berkas lain"]
    b.ws.history.undo()
    assert len(b.ws.posts.undated()) == 3


def test_a_pc_that_was_set_back_is_told_before_and_led_to_the_check(a: Desk, b: Desk, shell: Shell) -> None:
    a.post("Bersama")
    image = DiskImage(a.pc)
    a.post("Hilang")
    b.take(a.send())
    image.put_back()
    a.post("Baru")
    screen = wired(Screen, a.ws, a.pc.clock, shell)
    screen.session.setParent(screen)
    known(b, a)
    screen.open(file=str(b.send()))
    told = screen.pages.preview.head.chains
    assert (told.isHidden(), told.property("note")) == (False, "warn")
    assert told.accessibleName().startswith("Komputer ini pernah disetel mundur")
    screen.pages.foot.primary.click()
    press(screen, "Lihat")
    assert shell.gone[-1] == ("settings", {"section": "check"})


def test_the_word_of_somebody_unknown_only_informs(screen: Screen, a: Desk, b: Desk) -> None:
    b.post("Milik b")
    a.take(b.send())
    (device, chain), theirs = b.ws.store.chain.own(), a.post("Satu")
    false = outgoing.Tip(device, chain, 99, "f" * 64)
    heads.note(a.ws.store.db, heads.Telling("c", "Ibu c", "trusted", "2026-12-01T02:00:00.000Z", (false,)))
    screen.open(file=str(a.send(Kind.PROPOSAL, theirs)))
    told = screen.pages.preview.head.chains
    assert (told.isHidden(), told.property("note")) == (False, "info")
    assert told.accessibleName().startswith("Menurut berkas ini ada 1 catatan komputer ini")
