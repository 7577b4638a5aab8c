"""Tayang: where the post is out, with link, numbers and evidence; shown of posts that are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.composer.published import Out, Outs
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column, ground, row
from ...kit.button import Button, IconButton, LinkButton
from ...kit.labels import Label, divider
from ...kit.notes import EmptyState


class PublishedPanel(QWidget):
    """``attaching(publication, account)``: a screenshot shall be kept with it, or tell of the account;
    ``opening(Evidence)``: one be shown; ``copying(link)``; ``taking``: a sheet of results is to be read.
    """

    attaching = Signal(str, str)
    opening = Signal(object)
    copying = Signal(str)
    taking = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface")
        self._words = words
        self._shown: Outs | None = None
        self.setAccessibleName(words("results.panel"))
        self._scroll = Scroll(margins=(16, 12, 16, 16), gap=8)
        column(self, gap=0).addWidget(self._scroll)

    def show_outs(self, outs: Outs) -> None:
        """Anew, where something is different."""
        if outs == self._shown:
            return
        self._shown = outs
        body, words = self._scroll.body, self._words
        clear(body)
        if outs.link:
            self._link(outs.link)
        if outs and not outs.known:
            empty = EmptyState("st-tayang", words("results.nothing_told"), words("results.nothing_told_text"))
            empty.add_action(words("results.take"), self.taking.emit)
            body.addWidget(empty)
        else:
            for at, line in enumerate(outs.lines):
                if at:
                    body.addWidget(divider())
                self._line(line, outs.open)
            if outs.known < len(outs.lines):
                self._rest(outs)
        body.addStretch(1)

    def _rest(self, outs: Outs) -> None:
        """Of some accounts nothing is told yet."""
        words, body = self._words, self._scroll.body
        body.addWidget(divider())
        told = words("results.told_of", n=outs.known, total=len(outs.lines))
        body.addWidget(Label(told, "small", "text-2", wrap=True))
        more = Button(words("results.take"))
        more.activated.connect(self.taking)
        body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, line: Out, more: bool) -> None:
        words, body = self._words, self._scroll.body
        head = row(gap=8)
        head.addWidget(Label(line.monogram, "strong", "text-2"))
        head.addWidget(Label(line.who, "strong", wrap=True), 1)
        if line.id or more:
            attach = IconButton("tambah", words("results.attach"), "quiet")
            attach.setAccessibleDescription(line.who)
            attach.activated.connect(lambda: self.attaching.emit(line.id, line.account))
            head.addWidget(attach)
        body.addLayout(head)
        if not line.id:
            body.addWidget(Label(words("results.not_told"), "small", "text-2", wrap=True))
            return
        body.addWidget(Label(line.moment or words("results.no_time"), "body", "text-2", wrap=True))
        if line.link:
            self._link(line.link)
        else:
            body.addWidget(Label(words("results.no_link"), "small", "text-2"))
        if line.numbers:
            body.addWidget(Label(line.numbers, "body", wrap=True))
        if line.note:
            body.addWidget(Label(line.note, "small", "text-2", wrap=True))
        for scan in line.scans:
            self._scan(scan)

    def _link(self, link: str) -> None:
        """The address to be read, marked and copied; opening it is the browser's."""
        both = row(gap=4)
        shown = Label(link.removeprefix("https://").replace("/", "/\u200b"), "small", "accent", wrap=True)
        shown.setToolTip(link)
        copy = IconButton("salin", self._words("results.copy_link"), "quiet")
        copy.activated.connect(lambda: self.copying.emit(link))
        both.addWidget(shown, 1)
        both.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.body.addLayout(both)

    def _scan(self, scan: Evidence) -> None:
        button = LinkButton(scan.name or self._words("results.evidence"), small=True)
        button.activated.connect(lambda: self.opening.emit(scan))
        self._scroll.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
