"""Kunci: one's own key with its PIN, and the keys of colleagues, by hand and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from medsos_desktop.clock import SteppingClock
from medsos_desktop.keydesk import making
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import keyfile, qr
from medsos_desktop.keys.lifetime import State
from medsos_desktop.workspace import Workspace
from tests.keys import made as others
from tests.keys.made import CHEAP, OTHER_PIN, PIN
from tests.ui.settings.conftest import Maker, Office_, dress
from tests.ui.settings.helpers import ENTER, ESCAPE, click, page, press
from tests.ui.stand_in import Shell, Slow, wired
from ui.kit.notes import EmptyState
from ui.screens.settings.keys import KeysPage
from ui.screens.settings.keys_forms import KeyForm
from ui.screens.settings.keys_secret import NewKeyForm
from ui.screens.settings.keys_show import LOOKS
from ui.screens.settings.screen import Screen


@pytest.fixture
def shown(office: Office_, make: Maker, monkeypatch: pytest.MonkeyPatch) -> KeysPage:
    monkeypatch.setattr(KeysPage, "cost", CHEAP)
    return page(make(office.workspace, "keys"), KeysPage)


@pytest.fixture
def card_file(tmp_path: Path) -> Path:
    file = tmp_path / "kartu.medsoscard"
    file.write_bytes(cards.write(others.made()))
    return file


def form(shown: KeysPage) -> KeyForm:
    assert shown.form is not None
    return shown.form


def put(shown: KeysPage, **texts: str) -> None:
    for key, text in texts.items():
        field = form(shown).fields[key].widget
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)


def below(shown: KeysPage, key: str) -> str:
    return form(shown).fields[key].widget.accessibleDescription()


def deed(shown: KeysPage, name: str) -> None:
    assert shown.detail is not None
    click(shown.detail.buttons[name])


def make_key(shown: KeysPage) -> None:
    click(shown.make)
    put(shown, secret=PIN, again=PIN)
    click(form(shown).go)


def states(shown: KeysPage) -> list[State]:
    return [each.state for each in shown.lines]


def test_nothing_yet(shown: KeysPage) -> None:
    (empty,) = shown.side.findChildren(EmptyState)
    assert empty.isVisible()
    assert not shown.list.isVisible()
    assert shown.make.hasFocus()


def test_a_key_is_made_by_keyboard_alone(shown: KeysPage, shell: Shell) -> None:
    press(shown.make, ENTER)
    put(shown, secret=PIN)
    press(form(shown).fields["secret"].widget, ENTER)
    assert form(shown).fields["again"].widget.hasFocus()
    QTest.keyClicks(form(shown).fields["again"].widget, PIN)
    press(form(shown).fields["again"].widget, ENTER)
    assert shown.form is None
    assert states(shown) == [State.TRUSTED]
    assert shown.lines[0].own
    assert not shown.make.isVisible()
    assert shell.said[-1][0].startswith("Kunci dibuat")
    found = shown.desk.file(shown.lines[0])
    assert found is not None
    assert found.file.parent == shown.workspace.home / "keys"
    assert keyfile.unlock(found, PIN).fingerprint == shown.lines[0].id


def test_strength_is_told_while_typing(shown: KeysPage) -> None:
    click(shown.make)
    for secret, said in (
        ("123", "paling sedikit 6 angka"),
        ("123456", "berurutan"),
        (PIN, "PIN pendek"),
        ("kuali hujan merdu lentera", "terkuat"),
    ):
        put(shown, secret=secret)
        assert said in below(shown, "secret")
    put(shown, secret="")
    form(shown).fields["secret"].widget.setFocus()
    press(form(shown).fields["secret"].widget, Qt.Key.Key_A, Qt.Key.Key_Backspace)
    assert "kalimat sandi" in below(shown, "secret")


def test_refusals_stand_below_their_fields(shown: KeysPage) -> None:
    click(shown.make)
    put(shown, secret="123456", again="123456")
    click(form(shown).go)
    assert "berurutan" in below(shown, "secret")
    put(shown, secret=PIN, again=OTHER_PIN)
    click(form(shown).go)
    assert "tidak sama" in below(shown, "again")
    assert form(shown).fields["again"].widget.hasFocus()
    assert not shown.lines
    assert not list(shown.workspace.home.rglob("*.medsoskey"))


def test_letters_are_hidden_until_asked_for(shown: KeysPage) -> None:
    click(shown.make)
    opened = form(shown)
    assert isinstance(opened, NewKeyForm)
    lines = [opened.fields[key].widget for key in ("secret", "again")]
    for line in lines:
        assert isinstance(line, QLineEdit)
        assert line.echoMode() is QLineEdit.EchoMode.Password
    click(opened.show_letters)
    for line in lines:
        assert isinstance(line, QLineEdit)
        assert line.echoMode() is QLineEdit.EchoMode.Normal


def test_a_key_on_a_stick(shown: KeysPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    click(shown.make)
    put(shown, secret=PIN, again=PIN)
    opened = form(shown)
    assert isinstance(opened, NewKeyForm)
    assert not opened.pick.isVisible()
    opened.choice.set_current("folder")
    opened.choice.chosen.emit("folder")
    click(opened.go)
    assert "Belum ada folder" in below_place(opened)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    click(opened.pick)
    click(opened.go)
    assert [each.suffix for each in stick.iterdir()] == [".medsoskey"]
    assert states(shown) == [State.TRUSTED]
    next(stick.iterdir()).unlink()
    shown.reload()
    assert shown.detail is not None
    assert shown.detail.buttons["change"].reasons
    assert any("flashdisk" in note for note in shown.detail.notes())


def below_place(opened: NewKeyForm) -> str:
    return opened.fields["place"].widget.accessibleDescription()


def test_the_pin_is_changed(shown: KeysPage, shell: Shell) -> None:
    make_key(shown)
    deed(shown, "change")
    put(shown, old=OTHER_PIN, secret=OTHER_PIN, again=OTHER_PIN)
    click(form(shown).go)
    assert "PIN tidak cocok" in below(shown, "old")
    put(shown, old=PIN)
    click(form(shown).go)
    assert shell.said[-1] == ("PIN diubah", False)
    found = shown.desk.file(shown.lines[0])
    assert found is not None
    assert keyfile.unlock(found, OTHER_PIN).fingerprint == shown.lines[0].id


def test_a_forgotten_pin(shown: KeysPage) -> None:
    make_key(shown)
    before = shown.lines[0].id
    deed(shown, "renew")
    put(shown, secret=OTHER_PIN, again=OTHER_PIN)
    click(form(shown).go)
    assert states(shown) == [State.TRUSTED, State.EXPIRED]
    assert shown.lines[1].id == before
    assert shown.list.currentIndex().row() == 0
    rows = shown.model.rows
    assert (rows[0].meta, rows[0].mark, rows[1].off) == ("Dipercaya", "Kunci saya", "Sudah berakhir")


def test_six_words_and_the_qr_are_painted(shown: KeysPage) -> None:
    make_key(shown)
    assert shown.detail is not None
    code = shown.detail.qr
    picture = code.grab().toImage()
    size = code.width() // (len(code.matrix) + 2 * qr.QUIET)
    for top, modules in enumerate(qr.matrix(shown.lines[0].entry.public), qr.QUIET):
        for left, dark in enumerate(modules, qr.QUIET):
            at = picture.pixelColor(left * size + size // 2, top * size + size // 2)
            assert at == QColor("black" if dark else "white")
    assert picture.pixelColor(size, size) == QColor("white")


def test_a_colleagues_card(
    shown: KeysPage, shell: Shell, card_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(card_file), ""))
    click(shown.take)
    assert states(shown) == [State.UNKNOWN]
    assert shown.model.rows[0].meta == "Belum dicocokkan"
    assert shell.said[-1] == ("Kartu Pak Contoh diambil, belum dicocokkan", False)
    assert shown.detail is not None
    assert shown.detail.buttons["compare"].hasFocus()
    assert not hasattr(shown.detail, "qr")  # nobody copies the words instead of asking
    click(shown.take)
    assert shell.said[-1][0].startswith("Kartu Pak Contoh sudah ada")


@pytest.mark.parametrize("told", [" ".join(others.made().words), others.made().qr.lower()])
def test_comparing(shown: KeysPage, shell: Shell, card_file: Path, told: str) -> None:
    shown.take_card(card_file)
    deed(shown, "compare")
    assert form(shown).whose.text() == "Pak Contoh · Lurah"
    for wrong, said in (("satu dua", "Perlu enam kata"), (" ".join(others.made(2).words), "kunci yang lain")):
        put(shown, told=wrong)
        click(form(shown).go)
        assert said in below(shown, "told")
    assert states(shown) == [State.UNKNOWN]
    put(shown, told=told)
    press(form(shown).fields["told"].widget, ENTER)
    assert states(shown) == [State.TRUSTED]
    assert shell.said[-1][0].startswith("Cocok")
    deed(shown, "distrust")
    assert states(shown) == [State.UNKNOWN]


def test_revoking_needs_a_reason(shown: KeysPage, card_file: Path) -> None:
    shown.take_card(card_file)
    deed(shown, "revoke")
    click(form(shown).go)
    assert "Tuliskan alasan" in below(shown, "why")
    put(shown, why="flashdisk hilang")
    click(form(shown).go)
    assert states(shown) == [State.REVOKED]
    assert shown.detail is not None
    assert "flashdisk hilang" in shown.detail.notes()[0]
    assert set(shown.detail.buttons) == {"save"}


def test_the_end_of_a_key(shown: KeysPage) -> None:
    make_key(shown)
    deed(shown, "end")
    entry = form(shown).fields["day"]
    entry.show_value("2026-11-01")  # type: ignore[attr-defined]
    click(form(shown).go)
    assert "sudah lewat" in below(shown, "day")
    entry.show_value("2027-01-31")  # type: ignore[attr-defined]
    click(form(shown).go)
    assert shown.lines[0].entry.life.valid_until == "2027-01-31T17:00:00.000Z"
    assert shown.detail is not None
    assert any("31 Jan 2027, 23.59" in note for note in shown.detail.notes())


def test_the_card_is_saved(shown: KeysPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_key(shown)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "kartu"), ""))
    deed(shown, "save")
    card = cards.read((tmp_path / "kartu.medsoscard").read_bytes())
    assert card.fingerprint == shown.lines[0].id
    assert shown.message.isVisible()


def test_what_is_no_card_is_said_in_place(shown: KeysPage, tmp_path: Path) -> None:
    file = tmp_path / "bukan.medsoscard"
    file.write_bytes(b"bukan kartu")
    shown.take_card(file)
    assert shown.message.isVisible()
    assert "bukan kartu kunci" in shown.message.accessibleName()
    assert not shown.lines


def test_escape_and_leaving_forget_what_was_typed(shown: KeysPage) -> None:
    click(shown.make)
    put(shown, secret=PIN)
    line = form(shown).fields["secret"].widget
    assert isinstance(line, QLineEdit)
    press(line, ESCAPE)
    assert shown.form is None
    assert not line.text()
    assert shown.make.hasFocus()
    click(shown.make)
    assert isinstance(shown.owner, Screen)
    shown.owner.show_section("about")
    assert shown.form is None


def test_every_state_has_its_own_shape() -> None:
    assert set(LOOKS) == set(State)
    assert len({look.icon for look in LOOKS.values()}) == len(State)


def test_keys_in_a_workspace_that_is_only_read(
    office: Office_, make: Maker, clock: SteppingClock, card_file: Path
) -> None:
    office.workspace.key_keeper.take(others.made())
    with Workspace.open(
        office.workspace.folder, write=False, clock=clock, home=office.workspace.home
    ) as read:
        shown = page(make(read, "keys"), KeysPage)
        assert states(shown) == [State.UNKNOWN]
        assert not shown.make.isVisible()
        assert not shown.take.isVisible()
        assert shown.detail is not None
        assert set(shown.detail.buttons) == {"save"}


def test_jumping_to_a_key(office: Office_, make: Maker) -> None:
    for number in (1, 2):
        office.workspace.key_keeper.take(others.made(number))
    screen = make(office.workspace)
    screen.open(kind="key", id=others.made(2).fingerprint)
    shown = page(screen, KeysPage)
    assert shown.detail is not None
    assert shown.detail.line.id == others.made(2).fingerprint


@pytest.fixture
def slow() -> Iterator[Slow]:
    jobs = Slow()
    yield jobs
    jobs.answers.clear()


def test_a_slow_pc_makes_one_key_however_often_the_button_is_pressed(
    office: Office_, qapp: QApplication, clock: SteppingClock, shell: Shell, slow: Slow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(KeysPage, "cost", CHEAP)
    screen = wired(Screen, office.workspace, clock, shell, jobs=slow)
    screen.open(section="keys")
    shown = page(screen, KeysPage)
    shown.want("make")
    put(shown, secret=PIN, again=PIN)
    form(shown).accepted.emit()
    form(shown).accepted.emit()
    assert not form(shown).go.isEnabled()
    shown.leave()
    assert not form(shown).go.isEnabled()
    slow.arrive()
    assert shown.detail is not None
    assert states(shown) == [State.TRUSTED]
    assert len(list(office.workspace.home.rglob("*.medsoskey"))) == 1
    screen.deleteLater()


def test_ones_own_key_on_another_pc(
    shown: KeysPage, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = shown.desk.plan(tmp_path / "stick")
    made = making.make(plan, PIN, cost=CHEAP)
    shown.session.run(lambda: shown.workspace.key_keeper.take(made.card))
    assert shown.lines[0].claimed
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    deed(shown, "adopt")
    assert "tidak ditemukan" in shown.message.accessibleName()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(plan.folder))
    deed(shown, "adopt")
    put(shown, old=OTHER_PIN)
    click(form(shown).go)
    assert "PIN tidak cocok" in below(shown, "old")
    put(shown, old=PIN)
    press(form(shown).fields["old"].widget, ENTER)
    assert shown.lines[0].own
    assert shell.said[-1][0].endswith("bisa dipakai di komputer ini")
    assert shown.desk.file(shown.lines[0]) is not None


@pytest.mark.parametrize("shown_as", ["unknown", "trusted", "revoked", "compared"])
def test_long_words_on_a_card_push_nothing_out_of_sight(shown: KeysPage, shown_as: str) -> None:
    long = "W" * cards.MAX_TEXT
    card = cards.make(others.pair(), person="x", name=long, title=long, office=long, made=others.MADE)
    shown.session.run(lambda: shown.workspace.key_keeper.take(card))
    if shown_as == "compared":
        shown.want("compare")
    elif shown_as == "trusted":
        shown.session.run(lambda: shown.workspace.keys.trust(card.fingerprint, card.qr))
    elif shown_as == "revoked":
        shown.session.run(lambda: shown.desk.revoke(card.fingerprint, long * 3))
    QApplication.processEvents()
    assert shown.model.rows[0].name == long
    assert shown.side.page.minimumSizeHint().width() <= shown.side.viewport().width()


def test_nothing_of_a_key_is_cut_with_large_text(shown: KeysPage, qapp: QApplication) -> None:
    dress(qapp, 1.5)
    shown.window().resize(1310, 569)  # what the shell leaves of 1366x689 at 150 %
    make_key(shown)
    QApplication.processEvents()
    assert shown.side.page.minimumSizeHint().width() <= shown.side.viewport().width()
    dress(qapp)
