"""Aturan: words in and out, switches, the try-out, files, undo, and a workspace that is only read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from medsos_desktop.checks import guarded
from medsos_desktop.model.office import Rulebook
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import Maker, Office_, dress
from tests.ui.settings.helpers import ENTER, ESCAPE, TAB, click, page, press
from tests.ui.stand_in import Shell
from ui.kit.button import Button
from ui.screens.settings.rules import RulesPage
from ui.screens.settings.screen import Screen

CODE, ROW = "dignity.poverty-label", "poverty.street"


def opened(screen: Screen, code: str = CODE, row: str = "") -> RulesPage:
    shown = page(screen, RulesPage)
    shown.open("rules", code)
    if row:
        shown.rule.lists.choose(row)
    return shown


def texts(shown: RulesPage) -> list[str]:
    return [line.text for line in shown.rule.lists.model.lines]


def codes(shown: RulesPage) -> set[str]:
    return {one.code for one in shown.trying.model.found}


def test_a_word_is_put_in_tried_and_undone(office: Office_, make: Maker, shell: Shell) -> None:
    screen = make(office.workspace, "rules")
    shown = opened(screen, CODE, ROW)
    shown.trying.text.setPlainText("\U0001f60a Bantuan untuk wong dalan")
    shown.trying.look()
    assert CODE not in codes(shown)
    QTest.keyClicks(shown.rule.lists.term, "wong dalan; kaum emper")
    press(shown.rule.lists.term, ENTER)
    assert shown.rule.lists.term.text() == ""
    assert texts(shown)[:2] == ["wong dalan", "kaum emper"]
    assert CODE in codes(shown)
    shown.trying.list.setCurrentIndex(shown.trying.model.index(0))
    press(shown.trying.list, ENTER)
    assert shown.trying.text.textCursor().selectedText() == "wong dalan"
    assert shell.said[-1] == ("“wong dalan, kaum emper” ditambahkan", True)
    screen.grab()
    screen.session.run(office.workspace.history.undo)
    assert "wong dalan" not in texts(shown)
    assert CODE not in codes(shown)


def test_our_word_goes_by_delete_and_comes_back(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)
    shown.rule.lists.filter.setText("gepeng")
    press(shown.rule.lists.list, Qt.Key.Key_Delete)
    assert shown.rule.lists.line is not None
    assert shown.rule.lists.line.state == "removed"
    assert shown.rule.lists.remove.text() == "Pakai lagi"
    click(shown.rule.lists.remove)
    assert not office.workspace.directory.rulebook().files


def test_an_exception_lets_a_word_be(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)
    shown.trying.text.setPlainText("Panggung komunitas gepeng")
    shown.trying.look()
    assert CODE in codes(shown)
    shown.rule.lists.kind.setCurrentIndex(1)
    assert not shown.rule.lists.better.isVisible()
    QTest.keyClicks(shown.rule.lists.term, "komunitas gepeng")
    click(shown.rule.lists.add)
    assert CODE not in codes(shown)


def test_what_cannot_be_looked_for_is_said_where_it_was_typed(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)
    QTest.keyClicks(shown.rule.lists.term, "(satu|dua")
    press(shown.rule.lists.term, ENTER)
    assert "(satu|dua" in shown.rule.lists.wrong.text()
    assert shown.rule.lists.term.text() == "(satu|dua"
    assert not shown.message.isVisible()


def test_a_rule_is_switched_off_and_reverted(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "pii.plate")
    press(shown.rule.in_use, Qt.Key.Key_Space)
    assert not office.workspace.pack.runs("pii.plate")
    assert "mati" in shown.model.lines[shown.model.at("pii.plate")].said()
    click(shown.rule.revert)
    assert office.workspace.pack.runs("pii.plate")
    assert not shown.rule.revert.isVisible()


def test_a_severity_is_chosen_and_one_of_the_channels_is_not(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "pii.plate")
    shown.rule.severity.combo.setFocus()
    press(shown.rule.severity.combo, Qt.Key.Key_Up, ENTER)
    assert office.workspace.pack.severity("pii.plate") == "warn"
    shown = opened(shown.owner, "text.too-long")  # type: ignore[arg-type]
    assert not shown.rule.severity.combo.isEnabled()
    assert shown.rule.severity.combo.accessibleDescription()


def test_an_essential_rule_asks_first(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "tone.hostile")

    def button(words: str) -> Button:
        found = shown.message.findChildren(Button)
        return next(one for one in found if one.text() == words and one.isVisible())

    press(shown.rule.in_use, Qt.Key.Key_Space)
    assert button("Batal").hasFocus()
    assert shown.rule.in_use.isChecked()
    press(button("Batal"), ENTER)
    assert not shown.message.isVisible()
    press(shown.rule.in_use, Qt.Key.Key_Space)
    assert office.workspace.pack.runs("tone.hostile")
    click(button("Tetap lakukan"))
    assert not office.workspace.pack.runs("tone.hostile")
    assert shown.weak.isVisible()


def test_a_word_of_an_essential_rule_goes_only_on_a_second_word(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "secret.requested", "secret.codes")
    lists = shown.rule.lists
    lists.filter.setText("kode otp")
    assert lists.line is not None
    word = lists.line.text
    press(lists.list, Qt.Key.Key_Delete)
    cancel = shown.message.buttons.itemAt(0).widget()
    assert cancel.hasFocus()
    press(cancel, ENTER)
    assert not office.workspace.directory.rulebook().files
    press(lists.list, Qt.Key.Key_Delete)
    sure = shown.message.buttons.itemAt(1).widget()
    assert isinstance(sure, QAbstractButton)
    click(sure)
    row = next(one for one in office.workspace.pack.rows if one.id == "secret.codes")
    assert word not in row.terms
    assert {line.state for line in lists.model.lines if line.text == word} == {"removed"}
    assert shown.weak.isVisible()
    press(lists.list, Qt.Key.Key_Delete)
    assert not shown.weak.isVisible()


def test_an_exception_for_an_essential_rule_waits_for_a_second_word(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "secret.requested", "secret.codes")
    lists = shown.rule.lists
    lists.kind.setCurrentIndex(1)
    QTest.keyClicks(lists.term, "kode otp kami")
    press(lists.term, ENTER)
    assert shown.message.buttons.itemAt(0).widget().hasFocus()
    assert lists.term.text() == "kode otp kami"
    sure = shown.message.buttons.itemAt(1).widget()
    assert isinstance(sure, QAbstractButton)
    click(sure)
    assert "kode otp kami" in texts(shown)
    assert lists.term.text() == ""
    assert lists.term.hasFocus()


def test_rows_that_a_file_of_elsewhere_lists_as_off_can_be_reverted(
    office: Office_, make: Maker, tmp_path: Path
) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)
    file = tmp_path / "kantor.json"
    file.write_text('{"off": ["poverty.street"]}', "utf-8")
    shown.files.take_file(file)
    assert shown.rule.revert.isVisible()
    click(shown.rule.revert)
    assert not office.workspace.directory.rulebook().files


def test_a_search_finds_titles_codes_and_words(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"))
    QTest.keyClicks(shown.search, "aktifitas")
    assert [line.code for line in shown.model.lines if line.code] == ["spelling.nonstandard"]
    assert texts(shown)
    assert all("aktifitas" in text for text in texts(shown))
    shown.search.setText("pii.plate")
    assert [line.code for line in shown.model.lines if line.code] == ["pii.plate"]
    shown.search.setText("tidak ada yang begini")
    assert shown.none.isVisible()
    assert shown.rule.isVisible()  # what was looked at stays
    press(shown.search, ESCAPE)
    assert shown.model.at(CODE) > 0


def test_arrows_pass_over_the_heads(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "info.excluded")
    press(shown.list, Qt.Key.Key_Down)
    assert shown.code.startswith("dignity.")
    for line in [one for one in shown.model.lines if one.code]:
        shown.open("rules", line.code)
        assert shown.code == line.code


def test_a_new_list_is_made_and_deleted(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"))
    click(shown.rule.lists.new)
    click(shown.rule.form.save)
    assert not office.workspace.directory.rulebook().files
    assert shown.rule.form.entries["terms"].widget.accessibleDescription().startswith("Tulis dulu")
    QTest.keyClicks(shown.rule.form.entries["terms"].widget, "wong ora duwe")
    click(shown.rule.form.save)
    assert texts(shown) == ["wong ora duwe"]
    click(shown.rule.lists.delete)
    assert not office.workspace.directory.rulebook().files
    click(shown.rule.lists.new)
    press(shown.rule.form, ESCAPE)
    assert shown.rule.lists.isVisible()


def test_files_are_taken_refused_and_let_go(office: Office_, make: Maker, tmp_path: Path) -> None:
    shown = page(make(office.workspace, "rules"), RulesPage)
    shown.show_view("files")
    good, bad, slow = tmp_path / "dinas.toml", tmp_path / "rusak.toml", tmp_path / "lambat.toml"
    good.write_text('[code."pii.plate"]\noff = true\n', "utf-8")
    bad.write_text('[[row]]\nid = "a"\n', "utf-8")
    row = '[[row]]\nid="k.a"\ncode="pii.plate"\nsource="k"\nchecked=2026-11-01\n'
    slow.write_text(row + "pattern='(a+)+b'\n", "utf-8")
    shown.files.take_file(good)
    assert [one.id for one in shown.files.model.rows] == ["dinas.toml"]
    for file in (bad, slow):
        shown.files.take_file(file)
        assert file.name in shown.message.accessibleName()
        assert not office.workspace.pack.runs("pii.plate")
    assert office.workspace.pack.hash in shown.files.hash.text().replace(" ", "")
    shown.grab()
    click(shown.files.drop)
    assert office.workspace.pack.runs("pii.plate")


def test_the_offices_rules_are_saved_and_taken_elsewhere(
    office: Office_, make: Maker, shell: Shell, tmp_path: Path
) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)
    assert shown.files.save.reasons
    shown.put_in(ROW, "term", ["wong dalan"], "")
    shown.files.save_file(tmp_path / "kantor.json")
    assert shell.said[-1] == ("Aturan kantor disimpan ke kantor.json", False)
    shown.files.revert_all()
    assert not office.workspace.directory.rulebook().files
    shown.files.take_file(tmp_path / "kantor.json")
    assert "wong dalan" in texts(shown)
    shown.files.save_file(tmp_path / "tidak" / "ada.json")
    assert shown.message.isVisible()


def test_rules_that_cannot_be_read_are_let_go(office: Office_, make: Maker) -> None:
    office.workspace.directory.set_rulebook(Rulebook((("kantor.json", "{"),)))
    shown = page(make(office.workspace, "rules"), RulesPage)
    assert shown.message.isVisible()
    shown.start_anew()
    assert not office.workspace.directory.rulebook().files
    assert shown.own is not None


def test_who_only_reads_may_look_and_try(office: Office_, make: Maker) -> None:
    folder, home = office.workspace.folder, office.workspace.home
    with Workspace.open(folder, write=False, clock=office.workspace.store.clock, home=home) as reading:
        shown = opened(make(reading, "rules"), CODE, ROW)
        assert not shown.rule.in_use.isEnabled()
        assert not shown.rule.lists.term.isVisible()
        press(shown.rule.lists.list, Qt.Key.Key_Delete)
        shown.trying.text.setPlainText("Ada gepeng di sana")
        shown.trying.look()
        assert CODE in codes(shown)


def test_a_low_window_with_large_text_squeezes_nothing(
    office: Office_, make: Maker, qapp: QApplication
) -> None:
    dress(qapp, 1.5)
    screen = make(office.workspace)
    screen.resize(1224, 600)
    screen.show_section("rules")
    shown = opened(screen, "tone.hostile")
    click(shown.rule.in_use)
    QApplication.processEvents()
    assert (screen.width(), screen.height()) == (1224, 600)
    for button in (*shown.findChildren(Button), *shown.findChildren(QLineEdit)):
        if button.isVisible():
            assert button.height() >= button.minimumSizeHint().height(), button.accessibleName()


def test_a_low_window_keeps_the_field_for_new_words_in_sight(office: Office_, make: Maker) -> None:
    screen = make(office.workspace)
    screen.resize(1190, 609)  # what the shell leaves of 1366x689
    screen.show_section("rules")
    shown = opened(screen, CODE, ROW)
    QApplication.processEvents()
    assert not shown.rule.lists.term.visibleRegion().isEmpty()
    assert shown.rule.lists.term.visibleRegion().boundingRect().height() == shown.rule.lists.term.height()


def test_an_edit_from_elsewhere_arrives(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "rules")
    shown = opened(screen, CODE, ROW)
    QTest.keyClicks(shown.rule.lists.term, "sedang diketik")
    text = '{"row": [{"id": "poverty.street", "add": ["wong dalan"]}]}'
    book = Rulebook((("kantor.json", text),))
    screen.session.run(lambda: office.workspace.directory.set_rulebook(book))
    assert texts(shown)[0] == "wong dalan"
    assert shown.rule.lists.term.text() == "sedang diketik"


def test_a_word_gets_its_own_better_wording_and_its_exception(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)  # a list with a wording for all its words
    lists = shown.rule.lists
    QTest.keyClicks(lists.term, "wong dalan")
    QTest.keyClicks(lists.better, "warga di jalan")
    press(lists.better, ENTER)
    shown.trying.text.setPlainText("Bantuan untuk wong dalan")
    shown.trying.look()
    assert [one.fix for one in shown.trying.model.found if one.code == CODE] == ["warga di jalan"]
    lists.kind.setCurrentIndex(1)
    QTest.keyClicks(lists.term, "lagu wong dalan")
    press(lists.term, ENTER)
    shown.trying.text.setPlainText("Lomba menyanyi lagu wong dalan")
    shown.trying.look()
    assert CODE not in codes(shown)


def test_a_search_takes_words_in_any_order(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"))
    QTest.keyClicks(shown.search, "pribadi nomor")
    assert [line.code for line in shown.model.lines if line.code] == ["pii.phone"]


def test_broken_rules_leave_the_last_good_ones_in_force(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "rules")
    shown = opened(screen, CODE, ROW)
    shown.put_in(ROW, "term", ["wong dalan"], "")
    good = office.workspace.directory.rulebook()
    broken = Rulebook((("kantor.json", '{"row": [{"id": "k.a", "code": "pii.plate", "terms": ["(a"]}]}'),))
    screen.session.run(lambda: office.workspace.directory.set_rulebook(broken))
    said = shown.message.accessibleName()
    assert "terakhir yang baik tetap berlaku" in said
    assert all(part in said for part in ("kantor.json", "k.a", "source"))
    assert "wong dalan" in texts(shown)
    shown.trying.text.setPlainText("Bantuan untuk wong dalan")
    shown.trying.look()
    assert CODE in codes(shown)
    assert not shown.rule.in_use.isEnabled()
    lists = shown.rule.lists
    assert not any(part.isVisible() for part in (lists.term, lists.new, lists.remove, lists.delete))
    assert not lists.in_use.isEnabled()
    click(shown.message.findChildren(Button)[-1])
    assert lists.term.isVisible()
    assert office.workspace.directory.rulebook() == good
    assert shown.rule.in_use.isEnabled()


def test_a_list_being_written_while_the_rules_break_stays_and_waits(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "rules")
    shown = opened(screen, CODE, ROW)
    click(shown.rule.lists.new)
    field = shown.rule.form.entries["terms"].widget
    QTest.keyClicks(field, "wong ora duwe")
    screen.session.run(lambda: office.workspace.directory.set_rulebook(Rulebook((("kantor.json", "{"),))))
    assert not shown.rule.form.save.isVisible()
    shown.start_anew()
    assert shown.rule.form.save.isVisible()
    click(shown.rule.form.save)
    assert texts(shown) == ["wong ora duwe"]


def test_a_rule_that_ran_away_is_named(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "rules")
    shown = opened(screen, CODE)
    row = f'[[row]]\nid="k.a"\ncode="{CODE}"\nsource="k"\nchecked=2026-11-01\npattern=\'(a|aa)+$\'\n'
    book = Rulebook((("k.toml", row),))  # by exchange: nobody tried it
    screen.session.run(lambda: office.workspace.directory.set_rulebook(book))
    shown.trying.text.setPlainText("a" * 200 + "! Bantuan untuk gepeng")
    shown.trying.look()
    guarded.forget()
    assert "k.a" in shown.trying.note.text()
    assert CODE in codes(shown)


def test_everything_back_to_ours_lets_files_go_too(office: Office_, make: Maker, tmp_path: Path) -> None:
    shown = opened(make(office.workspace, "rules"), CODE, ROW)
    shown.put_in(ROW, "term", ["wong dalan"], "")
    file = tmp_path / "dinas.toml"
    file.write_text('[code."pii.plate"]\noff = true\n', "utf-8")
    shown.files.take_file(file)
    shown.show_view("files")
    click(shown.files.revert)
    assert office.workspace.pack.hash == shown.ours.hash
    assert shown.files.revert.reasons
    shown.session.run(office.workspace.history.undo)
    assert not office.workspace.pack.runs("pii.plate")


def test_the_keyboard_goes_through_everything_and_everything_has_a_name(office: Office_, make: Maker) -> None:
    screen = make(office.workspace, "rules")
    shown = opened(screen, CODE, ROW)
    lists = shown.rule.lists
    shown.focus_first()
    wanted = [shown.list, shown.rule.in_use, lists.lists, lists.in_use, lists.filter, lists.list, lists.term,
              lists.better, lists.add, shown.trying.text]  # fmt: skip
    seen: list[QWidget] = []
    for _ in range(30):
        here = QApplication.focusWidget()
        assert here is not None
        assert here.accessibleName() or (isinstance(here, QAbstractButton) and here.text()), here
        seen.append(here)
        press(here, TAB)
    assert [one for one in wanted if one not in seen and one.focusProxy() not in seen] == []
    shown.show_view("files")
    for part in (shown.files.take, shown.files.list, shown.view):
        assert part.accessibleName() or (isinstance(part, QAbstractButton) and part.text())


def test_the_offices_own_phones_are_edited_where_the_rule_is(
    office: Office_, make: Maker, shell: Shell
) -> None:
    shown = opened(make(office.workspace, "rules"), "pii.phone")
    shown.trying.text.setPlainText("Hubungi 0812-0000-3344 untuk jadwal.")
    shown.trying.look()
    assert "pii.phone" in codes(shown)
    click(shown.rule.contacts)
    own = shown.rule.own_data
    assert own.isVisible()
    phones = own.entries["phones"]
    assert own.entries["emails"].isHidden()
    box = phones.lines
    assert box.hasFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    press(box, ENTER)
    QTest.keyClicks(box, "0812-0000-3344")
    QTest.keyClick(box, TAB)
    assert office.workspace.directory.office().phones == ("0812-0000-1122", "0812-0000-3344")
    assert "pii.phone" not in codes(shown), "in force at once"
    click(own.done)
    assert shown.rule.lists.isVisible()
    click(shown.rule.contacts)
    shown.open("rules", CODE)
    assert not own.isVisible(), "another rule begins with its words"


def test_a_list_of_codes_names_the_rules(office: Office_, make: Maker) -> None:
    shown = opened(make(office.workspace, "rules"), "alike")
    model = shown.rule.lists.model
    at = texts(shown).index("child.identity")
    assert model.better(model.lines[at]) == shown.name("child.identity") == "Identitas anak"
    assert (
        model.index(at, 0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("child.identity, Identitas anak, ")
    )
