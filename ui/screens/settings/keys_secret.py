"""The forms that ask for a PIN or passphrase: for a new key, and for another PIN of the same key."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.keydesk import making
from medsos_desktop.keys.keyform import KeyFile
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.fields import Field
from ...kit.labels import ElidedLabel, show_if
from ...kit.notes import error_words
from ...kit.segments import SegmentedControl
from ...kit.toggles import CheckBox
from .keys_forms import KeyForm, line_field


class SecretForm(KeyForm):
    """A PIN or passphrase typed twice; below it stands what it holds while it is typed."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__(words, name)
        self.show_letters = CheckBox(words("keydesk.show_letters"))
        on(self.show_letters.clicked, self._echo)

    def add_secrets(self) -> None:
        """The two lines, and the tick that shows what is typed."""
        help = self.words("keydesk.secret_help")
        self.add("secret", line_field(self.words, "secret", help=help, secret=True))
        self.add("again", line_field(self.words, "again", secret=True))
        self.stack.addWidget(self.show_letters)
        line = self.fields["secret"].widget
        assert isinstance(line, QLineEdit)
        on(line.textEdited, self._rate)

    def _rate(self) -> None:
        secret = self.text("secret")
        found = making.judge(secret) if secret else "keydesk.secret_help"
        said = error_words(self.words, found)[0] if isinstance(found, UserError) else self.words(found)
        self.fields["secret"].set_help(said)

    def _echo(self) -> None:
        shown = self.show_letters.isChecked()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in self.findChildren(QLineEdit):
            line.setEchoMode(mode)

    def forget(self) -> None:
        """No secret stays in a form that goes."""
        for line in self.findChildren(QLineEdit):
            line.clear()


class NewKeyForm(SecretForm):
    """A new key: where its file lies, and its PIN. ``name`` is "make", or "renew" after a forgotten PIN."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__(words, name)
        self.folder: Path | None = None
        choices = [(key, words(f"keydesk.place.{key}")) for key in ("here", "folder")]
        self.choice = SegmentedControl(choices, words("keydesk.field.place"))
        self.pick, self.path = Button(words("keydesk.pick"), icon="folder"), ElidedLabel("", "body", "text-2")
        self.add_secrets()
        self.add(
            "place", Field(words("keydesk.field.place"), self._place(), words("keydesk.place.here_help"))
        )
        self.finish()
        on(self.choice.chosen, self._placed)
        on(self.pick.activated, self._choose)

    def _place(self) -> QWidget:
        box, self._line = QWidget(), QWidget()
        box.setFocusProxy(self.pick)
        stack = column(box, gap=6)
        stack.addWidget(self.choice)
        inner = row(self._line)
        inner.addWidget(self.pick)
        inner.addWidget(self.path, 1)
        stack.addWidget(self._line)
        self._line.hide()
        return box

    def _placed(self) -> None:
        away = self.choice.current() == "folder"
        show_if(self._line, away)
        self.fields["place"].set_help(
            self.words("keydesk.place.folder_help" if away else "keydesk.place.here_help")
        )

    def _choose(self) -> None:
        start = str(self.folder or Path.home())
        found = QFileDialog.getExistingDirectory(self, self.words("keydesk.pick"), start)
        if found:
            self.folder = Path(found)
            self.path.set_text(found)
            self.fields["place"].set_error("")

    def chosen_folder(self) -> Path | None:
        """Where to; `None` is this PC. `UserError` ``keydesk.no-folder`` when none was picked."""
        if self.choice.current() != "folder":
            return None
        if self.folder is None:
            raise UserError("keydesk.no-folder")
        return self.folder


class AdoptForm(SecretForm):
    """The PIN of one's own key that was made on another PC."""

    def __init__(self, words: Words, file: KeyFile) -> None:
        super().__init__(words, "adopt")
        self.file = file
        self.add("old", line_field(words, "old", secret=True))
        self.stack.addWidget(self.show_letters)
        self.finish()


class ChangeForm(SecretForm):
    """Another PIN for the same key."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "change")
        self.add("old", line_field(words, "old", secret=True))
        self.add_secrets()
        self.finish()
