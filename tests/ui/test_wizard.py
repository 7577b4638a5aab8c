"""The parts of the wizards by themselves: rows and their boxes, the panel beside them, pages, goals."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.words import Words
from tests.ui.stand_in import let_go
from ui.kit.notes import EmptyState
from ui.kit.wizard.donepage import DonePage, Goal
from ui.kit.wizard.filepage import FileAsked, FilePage, narrow
from ui.kit.wizard.pages import Pages
from ui.kit.wizard.previewpage import PreviewPage, Room
from ui.kit.wizard.records import LEFT, RecordDelegate, RecordList, RecordModel
from ui.theme import apply
from ui.theme.theme import Theme

WORDS = Words("id")
KEY = Qt.Key


class Letters(RecordModel[str]):
    """Small letters have a box."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: set[str] = set()

    def spoken(self, line: str) -> str:
        return f"huruf {line}"

    def ticked(self, line: str) -> bool | None:
        return line in self.wanted if line.islower() else None

    def toggle(self, line: str) -> None:
        self.wanted ^= {line}


class Plain(RecordDelegate[str]):
    def paint_line(self, painter: QPainter, rect: QRect, line: str) -> None:
        painter.drawText(rect, line)


class Preview(PreviewPage):
    """Small letters under the first head, great ones under the second."""

    def __init__(self, *, enter: bool = False) -> None:
        self.model = Letters()
        rows = RecordList("Huruf", self.model, Plain(self.model), tick_by_enter=enter)
        super().__init__("Kepala", ["Kecil", "Besar", "Kosong"], rows, QWidget(), Room(200, 0.5, 400))
        self.setLayout(self.beside)
        self.looked: list[int] = []
        self.show_head()

    def show_head(self) -> None:
        lines = ("abc", "DE", "")[self.tabs.currentIndex()]
        self.model.put(lines)
        self.say_empty(None if lines else EmptyState("tabel", "Tidak ada", framed=False))

    def show_row(self) -> None:
        self.looked.append(self.list.currentIndex().row())


@pytest.fixture
def preview(qapp: QApplication) -> Iterator[Preview]:
    apply.apply(qapp, Theme("light"))
    made = Preview()
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    yield made
    let_go(made)


def test_boxes_are_ticked_by_space_and_by_mouse(preview: Preview) -> None:
    rows, ticked = preview.list, []
    rows.ticked.connect(ticked.append)
    rows.setCurrentIndex(preview.model.index(0, 0))
    QTest.keyClick(rows, KEY.Key_Space)
    QTest.keyClick(rows, KEY.Key_Return)  # opens, does not tick
    middle = rows.visualRect(preview.model.index(2, 0)).center().y()
    for x in (LEFT + 8, LEFT + 100):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, middle))
    assert (preview.model.wanted, ticked) == ({"a", "c"}, [0, 2])


def test_a_line_without_a_box_cannot_be_ticked(preview: Preview) -> None:
    preview.tabs.setCurrentIndex(1)
    preview.list.setCurrentIndex(preview.model.index(0, 0))
    QTest.keyClick(preview.list, KEY.Key_Space)
    assert not preview.model.wanted
    index = preview.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "huruf D"


def test_enter_ticks_where_it_shall(qapp: QApplication) -> None:
    made = Preview(enter=True)
    made.list.setCurrentIndex(made.model.index(1, 0))
    QTest.keyClick(made.list, KEY.Key_Return)
    QTest.keyClick(made.list, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)  # the page's own
    assert made.model.wanted == {"b"}
    let_go(made)


def test_the_panel_gives_way_where_it_is_narrow_or_nothing_is_there(preview: Preview) -> None:
    assert preview.detail.width() == 200
    preview.resize(390, 400)
    assert preview.detail.isHidden()
    preview.resize(600, 400)
    assert preview.detail.isVisible()
    preview.tabs.setCurrentIndex(2)
    assert preview.detail.isHidden()
    assert preview.parts() == [preview.tabs]


def test_the_last_page_begins_with_the_first_goal(qapp: QApplication) -> None:
    went: list[str] = []
    page = DonePage("Selanjutnya")
    goals = [Goal(each, "", f"Ke {each}", lambda each=each: went.append(each)) for each in ("satu", "dua")]
    page.tell("ok", "Selesai", "", goals)
    assert page.parts() == [page.buttons[0]]
    page.buttons[1].click()
    assert went == ["dua"]
    page.tell("info", "Batal", "", [])
    assert page.parts() == []
    let_go(page)


def test_pages_keep_what_the_last_one_says(qapp: QApplication) -> None:
    asked = FileAsked("tabel", "Berkas", "Pilih", "Pilih", "*", lambda name: f"Membaca {name}")
    file, done = FilePage(WORDS, asked), DonePage("Selanjutnya")
    file.body.addLayout(narrow(*file.choice))
    pages = Pages[FilePage | DonePage]("Kembali", "Judul", {"file": file, "done": done})
    file.message.show_message("warn", "Salah")
    done.tell("ok", "Selesai", "", [])
    pages.hide_messages()
    assert (file.message.isHidden(), done.message.isHidden()) == (True, False)
    assert pages.here is file
    file.set_busy("a.csv")
    assert (file.zone.isHidden(), file.parts()) == (True, [file.progress.cancel])
    pages.show_page("done")
    pages.show_foot(False)
    assert pages.here is done
    assert [region.stop for region in pages.regions()] == [pages.back]
    let_go(pages)
