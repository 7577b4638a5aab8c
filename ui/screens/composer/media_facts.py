"""What is written about a picture: description, people and their consent, who made it, who may use it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from medsos_desktop import figures
from medsos_desktop.calendar.days import day_of
from medsos_desktop.composer.wants import AltLimit
from medsos_desktop.model.office import Asset
from medsos_desktop.text.clean import clean
from medsos_desktop.text.count import count
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import column, row
from ...kit.button import LinkButton
from ...kit.fields import Field, fill
from ...kit.labels import Label, show_if
from ...kit.pickers import DatePicker
from ...kit.toggles import CheckBox
from ...theme.theme import active

_QUIET_MS = 400  # typing is told when the hand rests
_LICENCES = ("own", "allowed", "cc", "free")


class AltEditor(QPlainTextEdit):
    """The description; ``described(text)`` when the hand rests or the focus leaves. Words only."""

    described = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("type", "editor")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._silent = self._waiting = False
        self._lines = 3
        self.textChanged.connect(self._typed)

    def sizeHint(self) -> QSize:
        """Three lines, or two."""
        return QSize(200, active().line("body") * self._lines + 18)

    def minimumSizeHint(self) -> QSize:
        """As many."""
        return QSize(120, self.sizeHint().height())

    def set_lines(self, lines: int) -> None:
        """How many lines it shows."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Other text; the same one leaves the caret where it is."""
        if text == self.text():
            return
        self._silent = True
        self.setPlainText(text)
        self._silent = False

    def waiting(self) -> bool:
        """Whether something was typed and not yet told."""
        return self._waiting

    def text(self) -> str:
        """The description, clean and in one piece."""
        return " ".join(clean(self.toPlainText()).split())

    def _typed(self) -> None:
        if not self._silent:
            self._waiting = True
            self._timer.start()

    def flush(self) -> None:
        """Tells what was typed, now."""
        self._timer.stop()
        if self._waiting:
            self._waiting = False
            self.described.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody goes on."""
        super().focusOutEvent(event)
        self.flush()


class FactsForm(QWidget):
    """``described(before, after)`` for the post, ``noted(Asset)`` for the picture's record."""

    described = Signal(str, str)
    noted = Signal(object)

    def __init__(
        self, words: Words, office: str, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._office = words, office
        self._asset = Asset()
        self._alt = ""
        self._limit = AltLimit(None, "utf16", "")
        self.alt = AltEditor(words("composer_media.alt.label"))
        self._count = Label("", "small", "text-3", wrap=True)
        self.people = CheckBox(words("composer_media.people"))
        self.child = CheckBox(words("composer_media.child"))
        self.ai = CheckBox(words("composer_media.ai"))
        for tick, key in ((self.people, "people_help"), (self.ai, "ai_help")):
            tick.setToolTip(words(f"composer_media.{key}"))
            tick.setAccessibleDescription(words(f"composer_media.{key}"))
        self.consent = QLineEdit()
        self.until = DatePicker(words, today, optional=True)
        self.creator, self.licence = QLineEdit(), QLineEdit()
        self.ours = LinkButton(words("composer_media.ours"), small=True)
        self._consent_field = Field(words("composer_media.consent.label"), self.consent)
        self.consent.setAccessibleName(words("composer_media.consent.full"))
        self._until_field = Field(words("composer_media.consent.until"), self.until)
        self._build()
        self._wire()

    def _build(self) -> None:
        words = self._words
        self.consent.setPlaceholderText(words("composer_media.consent.example"))
        self.creator.setPlaceholderText(words("composer_media.creator.example"))
        self.licence.setPlaceholderText(words("composer_media.licence.example"))
        known = QCompleter([words(f"composer_media.licence.{each}") for each in _LICENCES], self.licence)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.licence.setCompleter(known)
        stack = column(self, gap=6)
        label = Label(words("composer_media.alt.label"), "label", "text-2")
        label.setBuddy(self.alt)
        for part in (label, self.alt, self._count):
            stack.addWidget(part)
        who, consent = row(gap=12), row(gap=8)
        for tick in (self.people, self.child):
            who.addWidget(tick)
        who.addStretch(1)
        consent.addWidget(self._consent_field, 6)
        consent.addWidget(self._until_field, 5)
        stack.addLayout(who)
        stack.addLayout(consent)
        rights = row(gap=8)
        rights.addWidget(Field(words("composer_media.creator.label"), self.creator), 6)
        rights.addWidget(Field(words("composer_media.licence.label"), self.licence), 5)
        stack.addLayout(rights)
        foot = row(gap=8)
        foot.addWidget(self.ours)
        foot.addStretch(1)
        foot.addWidget(self.ai)
        stack.addLayout(foot)
        stack.addStretch(1)

    def _wire(self) -> None:
        self.alt.textChanged.connect(self._tell_count)
        self.alt.described.connect(self._described)
        self.people.clicked.connect(self._people)
        self.child.clicked.connect(self._people)
        on(self.ai.clicked, self.flush_record)
        on(self.until.changed, self.flush_record)
        self.ours.activated.connect(self._ours)
        for line in (self.consent, self.creator, self.licence):
            line.editingFinished.connect(self.flush_record)

    # what is shown

    def show_facts(self, asset: Asset, alt: str, limit: AltLimit) -> None:
        """A picture's record and its description in this post."""
        self._asset, self._limit = asset, limit
        if not self.alt.waiting():  # what is being typed belongs to the words it began with
            self.alt.show_text(alt)
            self._alt = alt
        for line, value in self._lines(asset):
            if line.text() != value and not (line.hasFocus() and line.isModified()):
                fill(line, value)
        self.people.setChecked(asset.people or asset.child)
        self.child.setChecked(asset.child)
        self.ai.setChecked(asset.ai)
        self.until.set_day(day_of(asset.consent_until))
        self._show_consent()
        self._tell_count()

    def _lines(self, asset: Asset) -> tuple[tuple[QLineEdit, str], ...]:
        return (
            (self.consent, asset.consent),
            (self.creator, asset.creator),
            (self.licence, asset.licence),
        )

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be changed."""
        for line in (self.alt, self.consent, self.creator, self.licence):
            line.setReadOnly(locked)
        for part in (self.people, self.child, self.ai, self.until):
            part.setEnabled(not locked)
        self.ours.setEnabled(not locked)

    def focus_part(self, part: str) -> None:
        """Puts the caret where something is to be written: alt, consent, rights."""
        if part == "consent" and self._consent_field.isHidden():
            self.people.setFocus()
            return
        rights = self.creator if not self.creator.text() else self.licence
        target = {"consent": self.consent, "rights": rights}.get(part, self.alt)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_count(self) -> None:
        text = self.alt.text()
        used, limit = count(text, self._limit.unit), self._limit.value
        if limit is None:
            said = self._words("composer_media.alt.count", n=used)
        else:
            most = figures.number(self._words, limit)
            said = self._words("composer_media.alt.of", n=used, limit=most, surface=self._limit.surface)
        over = limit is not None and used > limit
        self._count.setText(said if text else self._words("composer_media.alt.help"))
        self._count.set_tone("warn" if over else "text-3")

    # what the person does

    def flush(self) -> None:
        """Tells everything that was typed and not yet told."""
        self.alt.flush()
        self.flush_record()

    def _described(self, text: str) -> None:
        if text != self._alt:
            before, self._alt = self._alt, text
            self.described.emit(before, text)

    def _show_consent(self) -> None:
        for part in (self.child, self._consent_field, self._until_field):
            show_if(part, self.people.isChecked())

    def _people(self) -> None:
        self._show_consent()
        self.flush_record()
        if self.people.isChecked() and not self.consent.text():
            self.consent.setFocus()

    def _ours(self) -> None:
        self.creator.setText(self._office)
        self.licence.setText(self._words("composer_media.licence.own"))
        self.flush_record()

    def _unread(self) -> str:
        """A last day that cannot be read stays as it is until another is picked."""
        stored = self._asset.consent_until
        return stored if stored and day_of(stored) is None else ""

    def flush_record(self) -> None:
        """Hands the record on when something in it is different."""
        lines = (self.consent, self.creator, self.licence)
        values = [clean(line.text()).strip() for line in lines]
        for line in lines:
            line.setModified(False)
        until, people = self.until.day(), self.people.isChecked()
        made = replace(
            self._asset,
            consent=values[0],
            creator=values[1],
            licence=values[2],
            people=people,
            child=people and self.child.isChecked(),
            consent_until=until.isoformat() if until else self._unread(),
            ai=self.ai.isChecked(),
        )
        if made != self._asset:
            self._asset = made
            self.noted.emit(made)
