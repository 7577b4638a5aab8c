"""Baseline: the least a PySide6 program does before its first picture: an empty QMainWindow."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Says PAINTED after the first paint and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False


def done() -> None:
    """The paint is over."""
    print("PAINTED", flush=True)
    QApplication.exit(0)


application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
watch = Watch()
window.installEventFilter(watch)
window.show()
sys.exit(application.exec())
