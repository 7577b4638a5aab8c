"""Tayang in the composer: link, numbers and evidence of a post that is out."""

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication

from medsos_desktop.composer.published import outs
from medsos_desktop.words import Words
from tests.exchange.results.conftest import Office, office
from tests.ui.stand_in import Shell, let_go, wired
from ui.kit.button import IconButton
from ui.kit.labels import Label
from ui.screens.composer.screen import Screen

__all__ = ["office"]


def opened(office: Office, post: str, shell: Shell) -> Screen:
    made = wired(Screen, office.ws, office.clock, shell)
    made.session.setParent(made)
    made.resize(1190, 688)
    made.show()
    made.open(post=post)
    return made


def test_nothing_is_said_of_what_is_not_out(office: Office) -> None:
    post = office.scheduled()
    assert not outs(Words("id"), office.ws, office.ws.posts.get(post))


def test_each_account_with_what_is_known(office: Office) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post, likes="1200", note="Ramai")))
    found = outs(Words("id"), office.ws, office.ws.posts.get(post))
    one, two = found.lines
    assert (found.known, one.who, one.note) == (1, "@cacaban", "Ramai")
    assert one.moment == "Kam 10 Des 2026, 10.05 WIB"
    assert one.numbers == "1.200\u00a0suka"
    assert (two.monogram, two.id) == ("FB", "")


def test_a_link_of_the_whole_post(office: Office) -> None:
    post = office.scheduled()
    office.ws.approval.publish(post, "https://instagram.com/p/x")
    found = outs(Words("id"), office.ws, office.ws.posts.get(post))
    assert (found.known, found.link) == (0, "https://instagram.com/p/x")


def test_the_tab_comes_and_goes_with_the_state(office: Office, tmp_path: Path, qtbot: object) -> None:
    post = office.scheduled()
    shell = Shell()
    screen = opened(office, post, shell)
    panel = screen.page.right.published
    assert not panel.isVisible()
    plan = office.read(office.row(post))
    screen.session.run(lambda: office.ws.results.apply(plan))
    assert panel.isVisible()
    said = [each.text() for each in panel.findChildren(Label)]
    assert "Kam 10 Des 2026, 10.05 WIB" in said
    marks = reversed(panel.findChildren(IconButton))  # of those with one name, the first account's
    buttons = {each.toolTip() or each.accessibleName(): each for each in marks}
    buttons["Salin tautan"].click()
    assert QGuiApplication.clipboard().text() == office.row(post)["link"]
    picture = tmp_path / "layar.png"
    Image.new("RGB", (40, 60), 90).save(picture)
    screen.asides.evidencing.ask_file = lambda: str(picture)
    buttons["Lampirkan tangkapan layar"].click()
    assert [each.name for each in office.ws.evidence.of(post)] == ["layar.png"]
    shown = outs(screen.words, office.ws, office.ws.posts.get(post)).lines[0].scans
    opened_files: list[str] = []
    screen.asides.evidencing.show_in_system = lambda url: opened_files.append(url.fileName()) or True  # type: ignore[func-returns-value]
    screen.asides.evidencing.open(shown[0])
    assert opened_files == ["scan-layar.png"]
    screen.session.run(office.ws.history.undo)
    assert not panel.isVisible()
    let_go(screen)


def _shot(folder: Path) -> Path:
    picture = folder / "layar.png"
    Image.new("RGB", (40, 60), 90).save(picture)
    return picture


def test_a_screenshot_stays_when_numbers_come_later(office: Office, tmp_path: Path) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post)))
    (told,) = office.ws.records.publications(post)
    office.ws.evidence.attach(told.id, _shot(tmp_path))
    plan = office.read(office.row(post, likes="50"))
    office.ws.results.apply(plan, {line.key for line in plan.lines})
    line = outs(Words("id"), office.ws, office.ws.posts.get(post)).lines[0]
    assert line.id != told.id
    assert [each.name for each in line.scans] == ["layar.png"]


def test_a_screenshot_alone_tells_that_an_account_is_out(
    office: Office, tmp_path: Path, qtbot: object
) -> None:
    """A status has no link: the picture is the news, and its time is the plan's until somebody knows."""
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post)))
    screen = opened(office, post, Shell())
    screen.asides.evidencing.ask_file = lambda: str(_shot(tmp_path))
    panel = screen.page.right.published
    two = [
        each for each in panel.findChildren(IconButton) if "Kelurahan Cacaban" in each.accessibleDescription()
    ]
    two[0].click()
    assert office.ws.posts.row(post).untold == ()
    line = outs(screen.words, office.ws, office.ws.posts.get(post)).lines[1]
    assert [each.name for each in line.scans] == ["layar.png"]
    assert line.moment == "sekitar Kam 10 Des 2026, 10.00 WIB"
    screen.session.run(office.ws.history.undo)
    assert office.ws.posts.row(post).untold == (office.facebook,)
    let_go(screen)


def test_a_file_that_is_no_picture_tells_nothing(office: Office, tmp_path: Path, qtbot: object) -> None:
    post = office.scheduled()
    office.ws.results.apply(office.read(office.row(post)))
    screen = opened(office, post, Shell())
    broken = tmp_path / "layar.png"
    broken.write_bytes(b"bukan gambar")
    screen.asides.evidencing.ask_file = lambda: str(broken)
    screen.asides.evidencing.attach_to("", office.facebook)
    assert office.ws.posts.row(post).untold == (office.facebook,)
    assert office.ws.evidence.of(post) == ()
    let_go(screen)
