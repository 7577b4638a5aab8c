"""The editor with real keys: what is typed is told, marks and places are drawn, jumps land on code points."""

import pytest
from pytestqt.qtbot import QtBot

from medsos_desktop.composer.panel import Mark
from ui.screens.composer.editor import Editor
from ui.screens.composer.preview import PhoneCard

pytestmark = pytest.mark.window


def test_typing_is_told_and_cleaned(qtbot: QtBot) -> None:
    editor = Editor("Naskah")
    qtbot.addWidget(editor)
    heard: list[str] = []
    editor.edited.connect(heard.append)
    editor.show_text("")
    qtbot.keyClicks(editor, "Halo")
    assert heard[-1] == "Halo"
    editor.undo()
    assert editor.plain() == ""


def test_a_jump_counts_code_points(qtbot: QtBot) -> None:
    editor = Editor("Naskah")
    qtbot.addWidget(editor)
    editor.show_text("👪 gakin di sini")
    editor.jump(2, 7)
    assert editor.textCursor().selectedText() == "gakin"


def test_marks_and_places_change_the_picture(qtbot: QtBot) -> None:
    editor = Editor("Naskah")
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.show_text("Untuk gakin di sini\nbaris dua #HariIbu")
    before = editor.grab().toImage()
    editor.show_marks([Mark(6, 11, "block", False), Mark(12, 30, "hint", False)], [(25, "lipatan", "focus")])
    assert editor.grab().toImage() != before


def test_the_card_grows_with_its_text(qtbot: QtBot) -> None:
    card = PhoneCard()
    qtbot.addWidget(card)
    card.resize(240, 400)
    card.show_post("kelurahan.contoh", "pendek", "", ratio=0.8, count=0)
    short = card.sizeHint().height()
    card.show_post("kelurahan.contoh", "kata " * 80, "… selengkapnya", ratio=0.8, count=2)
    assert card.sizeHint().height() > short + 300
    card.grab()


def formatted(editor: Editor) -> list[str]:
    """The stretches that the highlighter colours."""
    block = editor.document().begin()
    return [block.text()[each.start : each.start + each.length] for each in block.layout().formats()]


def test_a_mention_is_coloured_to_the_end_of_the_name_its_channel_allows(qtbot: QtBot) -> None:
    editor = Editor("Naskah")
    qtbot.addWidget(editor)
    editor.show_text("Kader dan @karangtaruna.cacaban datang")
    assert formatted(editor) == ["@karangtaruna"]
    heard: list[str] = []
    editor.edited.connect(heard.append)
    editor.set_dotted(True)
    assert heard == []
    assert formatted(editor) == ["@karangtaruna.cacaban"]
