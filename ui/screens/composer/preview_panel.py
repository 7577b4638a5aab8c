"""Pratinjau: the post on one account as a phone would show it, marked as an estimate."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.phone import PhonePost, phone_post
from medsos_desktop.model.office import Account, Asset
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit.boxes import Scroll, column, ground, row
from ...kit.button import IconButton, LinkButton
from ...kit.fields import Combo
from ...kit.labels import ElidedLabel, Label, show_if, tag
from ...kit.notes import EmptyState
from ...theme.theme import active
from .preview import CardLook, PhoneCard
from .preview_facts import facts_of
from .preview_pictures import Thumbnails

_CARD, _SHORT = 260, 284
"""Width of the card; below this width of the panel names of channels are shortened."""


class PreviewPanel(QWidget):
    """Shows the account of the tab; on the master the first one, with a chooser."""

    def __init__(self, words: Words, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._workspace = words, workspace
        self._post, self._account = Post(), MASTER
        self._chosen = MASTER
        self._order: tuple[str, ...] = ()
        self._shown: PhonePost | None = None
        self._at = 0
        self._whole = self._short = False
        self._pictures = Thumbnails(workspace.media, self)
        self._pictures.came.connect(self._show_picture)
        ground(self, "canvas")
        self.setAccessibleName(words("composer_right.preview"))
        stack = column(self, gap=0)
        stack.addWidget(self._make_head())
        self._scroll = Scroll(margins=(16, 12, 16, 12), gap=8)
        stack.addWidget(self._scroll, 1)
        self._make_body()

    def _make_head(self) -> QWidget:
        words = self._words
        head = ground(QWidget(), "surface", "bottom")
        head.setFixedHeight(active().px(40))
        line = row(head, margins=(16, 0, 8, 0))
        self.title = Label(words("composer_right.preview"), "strong")
        line.addWidget(self.title)
        line.addWidget(tag(words("composer_right.estimate"), estimate=True))
        self._name = ElidedLabel("", "body", "text-2")
        self._choice = Combo(words("composer_right.choose_account"))
        self._choice.currentIndexChanged.connect(self._choose)
        line.addWidget(self._name, 1)
        line.addWidget(self._choice, 1)
        return head

    def _make_body(self) -> None:
        words, body = self._words, self._scroll.body
        self.card = PhoneCard()
        self.card.setMaximumWidth(active().px(_CARD))
        centred = row(gap=0)
        centred.addStretch(1)
        centred.addWidget(self.card, 100)
        centred.addStretch(1)
        body.addLayout(centred)
        self._steps = QWidget()
        steps = row(self._steps, gap=4)
        self._back = IconButton("kiri", words("composer_right.picture_before"))
        self._on = IconButton("kanan", words("composer_right.picture_next"))
        self._back.activated.connect(self._step_back)
        self._on.activated.connect(self._step_on)
        self._of = Label("", "small", "text-2")
        steps.addStretch(1)
        for part in (self._back, self._of, self._on):
            steps.addWidget(part)
        steps.addStretch(1)
        body.addWidget(self._steps)
        self._unfold = LinkButton("", small=True)
        self._unfold.activated.connect(self._toggle_fold)
        body.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignHCenter)
        self._facts = Label("", "small", "text-2", wrap=True)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self._facts)
        self._empty = EmptyState(
            "ponsel",
            words("composer_right.no_account.title"),
            words("composer_right.no_account.text"),
            framed=False,
        )
        body.addWidget(self._empty)
        body.addStretch(1)

    # what is shown

    def show_post(self, post: Post, account: str) -> None:
        """The post as it is now; ``account`` "" is the master."""
        if account != self._account:
            self._whole, self._at = False, 0
        if post.media != self._post.media or account != self._account:
            self._pictures.forget_gone()
        self._post, self._account = post, account
        self._fill_choice()
        self._refresh()

    def set_titled(self, titled: bool) -> None:
        """Whether the panel names itself; a tab above it does so otherwise."""
        show_if(self.title, titled)
        self._shorten()

    def _fill_choice(self) -> None:
        known = self._workspace.directory.accounts()
        order = tuple(each for each in known if each in self._post.variants)
        order += tuple(each for each in sorted(self._post.variants) if each not in known)
        if order != self._order:
            self._order = order
            self._choice.blockSignals(True)
            self._choice.clear()
            for each in order:
                self._choice.addItem(self._name_of(each, known), each)
            self._choice.blockSignals(False)
        if self._chosen not in order:
            self._chosen = order[0] if order else MASTER
        if order:
            self._choice.blockSignals(True)
            self._choice.setCurrentIndex(order.index(self._chosen))
            self._choice.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, monograms stand for the names of channels."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        short = self.width() < active().px(_SHORT) and not self.title.isHidden()
        if short != self._short:
            self._short, self._order = short, ()
            self._fill_choice()
            self._refresh()

    def _name_of(self, account: str, known: Mapping[str, Account]) -> str:
        found, catalogue = known.get(account), self._workspace.catalogue
        channel = catalogue.channel_of(self._post.variants[account].surface)
        name = catalogue.monogram(channel) if self._short else catalogue.name(channel)
        twice = [each for each in self._post.variants if each in known and known[each].channel == channel]
        return f"{name} {found.handle or found.name}" if found is not None and len(twice) > 1 else name

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._order):
            self._chosen, self._at, self._whole = self._order[at], 0, False
            self._refresh()

    def _refresh(self) -> None:
        shown = self._account if self._account in self._post.variants else self._chosen
        there = shown in self._post.variants
        several = self._account == MASTER and len(self._order) > 1
        show_if(self._choice, several)
        show_if(self._name, not several)
        show_if(self._empty, not there)
        for part in (self.card, self._facts):
            show_if(part, there)
        if not there:
            self._shown = None
            self._name.set_text("")
            self._steps.hide()
            self._unfold.hide()
            return
        known = self._workspace.directory.accounts()
        self._name.set_text(self._name_of(shown, known))
        self._shown = phone_post(self._post, shown, self._workspace.catalogue, known, self._asset)
        self._show_card()

    def _asset(self, asset: str) -> Asset | None:
        found = self._workspace.directory.get("asset", asset)
        return found if isinstance(found, Asset) else None

    def _show_card(self) -> None:
        shown, words = self._shown, self._words
        if shown is None:
            return
        count = len(shown.pictures)
        self._at = min(self._at, max(count - 1, 0))
        picture = shown.pictures[self._at] if count else None
        more = f"… {words('composer_right.more')}" if shown.rest.strip() and not self._whole else ""
        name = shown.handle or words("composer_right.no_name")
        look = CardLook(
            manner=shown.manner,
            title=shown.title if shown.manner in ("video", "tall") else "",
            ratio=shown.ratio or (picture.ratio if picture is not None else 0.0),
            number=self._at + 1,
            count=count,
            dotted=shown.dotted,
        )
        text = shown.text.rstrip() if more else shown.text + (shown.rest if self._whole else "")
        self.card.show_card(name, text, more, look)
        self._show_picture()
        show_if(self._steps, count > 1)
        self._of.setText(words("composer_right.picture_of", number=self._at + 1, total=count))
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at < count - 1)
        folded = bool(shown.rest.strip()) and shown.manner != "story"
        show_if(self._unfold, folded)
        self._unfold.setText(
            words("composer_right.fold_again" if self._whole else "composer_right.show_whole")
        )
        self._unfold.updateGeometry()
        self._facts.setText("\n".join(facts_of(shown, picture, words)))

    def _note(self) -> str:
        """What the frame says while it has no picture."""
        shown, words = self._shown, self._words
        if shown is None or not shown.pictures:
            return words("composer_right.no_picture")
        picture = shown.pictures[self._at]
        if self._pictures.is_gone(picture.asset):
            return words("composer_right.picture_gone", name=picture.name)
        return ""

    def _show_picture(self) -> None:
        shown = self._shown
        if shown is None or not shown.pictures:
            self.card.show_picture(None, self._note())
            return
        picture = shown.pictures[self._at]
        found: QPixmap | None = self._pictures.find(picture.asset, picture.box)
        self.card.show_picture(found, self._note())

    # presses

    def _step_back(self) -> None:
        self._step(-1)

    def _step_on(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        self._at += by
        self._show_card()
        if not (self._on if by > 0 else self._back).isEnabled():
            (self._back if by > 0 else self._on).setFocus()

    def _toggle_fold(self) -> None:
        self._whole = not self._whole
        self._show_card()
