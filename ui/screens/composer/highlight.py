"""Hashtags, mentions and links in their colour while one types."""

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from medsos_desktop.text.entities import entities
from medsos_desktop.text.spans import Utf16Map

from ...theme.theme import active


class EntityHighlighter(QSyntaxHighlighter):
    """Colours what will link; nothing that links runs over a line's end, so each line stands alone."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._dotted = False

    def set_dotted(self, dotted: bool) -> None:
        """Whether names of this channel may hold full stops."""
        if dotted != self._dotted:
            self._dotted = dotted
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """See `QSyntaxHighlighter.highlightBlock`."""
        found = entities(text, dotted=self._dotted)
        if not found:
            return
        spots, theme = Utf16Map(text), active()
        for entity in found:
            look = QTextCharFormat()
            look.setForeground(theme.colour("tag-text"))
            look.setBackground(theme.colour("tag-bg"))
            look.setFontUnderline(entity.kind == "url")
            start = spots.to_utf16(entity.start)
            self.setFormat(start, spots.to_utf16(entity.end) - start, look)
