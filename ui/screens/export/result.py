"""The finished bundle: where it lies, that it is whole, what it holds; and what a look at one found."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from medsos_desktop import figures
from medsos_desktop.bundles.plan import BundlePlan
from medsos_desktop.bundles.receipts import Receipt, together
from medsos_desktop.bundles.verify import VerifyReport
from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ...kit.boxes import Card, Scroll, clear, column, row
from ...kit.button import IconButton
from ...kit.fields import Glyph
from ...kit.labels import Label, divider
from ...kit.notes import InlineMessage

_MOST_PROBLEMS = 200


def breakable(path: str) -> str:
    """A long Windows path with places where a line may break; only to be looked at."""
    return path.replace("\\", "\\\u200b")


class Result(Scroll):
    """A page of cards, fed by `show_receipt` or `show_report`; ``copy_sum``: its button was pressed."""

    copy_sum = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(margins=(16, 16, 16, 16))
        self._words = words
        self._last: tuple[tuple[Receipt, ...], BundlePlan] | None = None
        self._copies: list[IconButton] = []
        self.verdict = InlineMessage()
        self.body.addWidget(self.verdict)
        self.facts = Card(words("export.done.facts"))
        self.facts_body = column(gap=0)
        self.facts.body.addLayout(self.facts_body)
        self.parts = Card(words("export.done.parts"))
        self.parts_body = column(gap=0)
        self.parts.body.addLayout(self.parts_body)
        both = row(gap=16)
        both.addWidget(self.facts, 3, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.parts, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(both)
        self.body.addStretch(1)

    def show_receipt(self, made: tuple[Receipt, ...], plan: BundlePlan) -> None:
        """A bundle that was just written, in one file or several."""
        words = self._words
        self._last = (made, plan)
        posts, deliveries = len(plan.items), plan.bundle.deliveries
        files = sum(each.files for each in made)
        kind = "draft" if plan.bundle.draft else "title"
        said = words("export.done.whole", files=files)
        if len(made) > 1:
            said = f"{words('export.done.in_parts', n=len(made))} {said}"
        self.verdict.show_message("ok", words(f"export.done.{kind}", n=posts, deliveries=deliveries), said)
        clear(self.facts_body)
        self.facts_body.addWidget(self._facts(_receipt_rows(words, made)))
        next_ = Label(words("export.done.next_draft" if plan.bundle.draft else "export.done.next"),
                      "small", "text-2", wrap=True)  # fmt: skip
        next_.setContentsMargins(16, 8, 16, 12)
        self.facts_body.addWidget(divider())
        self.facts_body.addWidget(next_)
        clear(self.parts_body)
        for part in together(made):
            self.parts_body.addWidget(self._part(part.kind, part.files, part.bytes))
        self.parts_body.addSpacing(8)
        self.parts.show()

    def show_again(self) -> None:
        """The bundle written last, after a look at another one."""
        if self._last is not None:
            self.show_receipt(*self._last)

    def _facts(self, rows: list[tuple[str, str]]) -> QWidget:
        made = QWidget()
        self._copies = []
        grid = QGridLayout(made)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (key, value) in enumerate(rows):
            name = Label(self._words(f"export.done.{key}"), "label", "text-2")
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            shown = Label(_grouped(value) if key == "sha256" else breakable(value), wrap=True)
            shown.setAccessibleName(f"{name.text()}: {value}")
            grid.addWidget(shown, at, 1)
            if key == "sha256":
                copy = IconButton("salin", self._words("export.done.copy_sum"))
                copy.activated.connect(self.copy_sum)
                self._copies.append(copy)
                grid.addWidget(copy, at, 2, Qt.AlignmentFlag.AlignTop)
        return made

    def _part(self, kind: str, files: int, size: int) -> QWidget:
        words = self._words
        made = QWidget()
        line = row(made, margins=(16, 6, 16, 6))
        line.addWidget(Glyph("f-ok", "ok", 16))
        line.addWidget(Label(words(f"export.kind.{kind}"), wrap=True), 1)
        line.addWidget(Label(words("export.kind_files", n=files), "small", "text-2"))
        line.addWidget(Label(figures.size(words, size), "small", "text-2"))
        return made

    def show_report(self, report: VerifyReport) -> None:
        """What a look at a file found: every wrong entry by its name."""
        words = self._words
        verdict = words(f"bundle.verdict.{report.verdict}", **report.told)
        kind = "ok" if report.whole else "error"
        self.verdict.show_message(kind, report.path.name, verdict)
        clear(self.facts_body)
        rows = [("folder", str(report.path.parent))]
        if report.manifest is not None:
            rows += [
                ("office", report.manifest.office.name),
                ("days", _days(words, report.manifest.start, report.manifest.end)),
                ("posts", str(report.posts)),
                ("files", str(report.files)),
            ]
        self.facts_body.addWidget(self._facts(rows))
        for each in report.problems[:_MOST_PROBLEMS]:
            self.facts_body.addWidget(
                self._problem(words(f"bundle.problem.{each.code}", entry=each.entry, **each.params))
            )
        if len(report.problems) > _MOST_PROBLEMS:
            more = words("export.check.more", n=len(report.problems) - _MOST_PROBLEMS)
            self.facts_body.addWidget(self._problem(more))
        self.facts_body.addSpacing(8)
        self.parts.hide()

    def _problem(self, text: str) -> QWidget:
        made = QWidget()
        line = row(made, margins=(16, 6, 16, 6))
        line.addWidget(Glyph("f-block", "block", 16), 0, Qt.AlignmentFlag.AlignTop)
        said = Label(text, wrap=True)
        said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        line.addWidget(said, 1)
        return made

    def stops(self) -> list[QWidget]:
        """What the Tab key visits."""
        return list(self._copies)

    def scroll_by(self, key: int) -> bool:
        """Page and arrow keys move a page that is longer than its place; `False` when it fits."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
        }
        step = steps.get(Qt.Key(key), 0)
        if not step or not bar.maximum():
            return False
        bar.setValue(bar.value() + step)
        return True


def _receipt_rows(words: Words, made: tuple[Receipt, ...]) -> list[tuple[str, str]]:
    """What names the file, or each of several with its size."""
    folder = ("folder", str(made[0].path.parent))
    if len(made) == 1:
        (one,) = made
        return [
            ("name", one.path.name), folder, ("size", figures.size(words, one.size)), ("sha256", one.sha256),
        ]  # fmt: skip
    return [folder, *(("name", f"{each.path.name} · {figures.size(words, each.size)}") for each in made)]


def _days(words: Words, start: str, end: str) -> str:
    """The days in words; as they stand when the file writes something else."""
    try:
        return spell.span(words, date.fromisoformat(start), date.fromisoformat(end))
    except ValueError:
        return f"{start} – {end}"


def _grouped(sha256: str) -> str:
    """64 letters in eights, as people compare them."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
