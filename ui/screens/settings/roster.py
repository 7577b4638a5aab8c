"""A list of the office with the form of the chosen one beside it: accounts, people, pillars, partners."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.directory import uses
from medsos_desktop.directory.service import Entity
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Collaboration
from medsos_desktop.model.post import State

from ...commands import on
from ...kit.boxes import Card, Scroll, column, row
from ...kit.button import Button
from ...kit.labels import Label, show_if
from ...kit.notes import EmptyState
from ...theme.theme import active, is_narrow
from .detail import Detail
from .forms import Form
from .page import Page
from .rosterlist import CARD_EDGES, RosterList, RosterModel

if TYPE_CHECKING:
    from ..base import Screen

DETAIL, DETAIL_LARGE = 380, 330
"""Width of the form at 100 %; with large text the names in the list need the room more."""


class RosterPage(Page):
    """Changes of a field are saved when it is left; a new one when its form is sent off."""

    def __init__(self, owner: "Screen", form: type[Form]) -> None:
        self.key = form.section
        self.kinds = frozenset({form.kind, "presence", "post", "draft", "collaboration"})
        super().__init__(owner)
        words = self.words
        self.form = form(words, self.workspace)
        self.adding = False
        self._kept: Entity | None = None
        self._chosen = ""
        self.living: Mapping[str, Any] = {}
        self.retired: Mapping[str, Any] = {}
        self.used = uses.Uses({})
        self.add = Button(words(f"settings.{self.key}.add"), "primary", icon="tambah")
        on(self.add.activated, self.start_adding)
        show_if(self.add, not self.read_only)
        self.bar.right.addWidget(self.add)
        self.model = RosterModel()
        self.list = RosterList(words(f"settings.section.{self.key}"),
                               sortable=self.form.sortable and not self.read_only)  # fmt: skip
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._picked)
        self.list.opened.connect(self._to_form)
        self.list.nudged.connect(self.nudge)
        self.list.dropped.connect(self._dropped)
        self.list.removed.connect(self.retire)
        self.detail = Detail(self)
        self.entries = self.detail.entries
        self.foot = Label("", "small", "text-2", wrap=True)
        self.empty = EmptyState(
            self.form.icon, words(f"settings.{self.key}.empty"), words(f"settings.{self.key}.empty_text")
        )
        if not self.read_only:
            self.empty.add_action(words(f"settings.{self.key}.add"), self.start_adding)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        left = column(gap=8)
        self.card = Card()
        self.card.body.addWidget(self.list)
        left.addWidget(self.empty)
        left.addWidget(self.card, 1)
        left.addWidget(self.foot)
        left.addStretch(0)
        side = Scroll(margins=(0, 0, 10, 0))
        side.body.addWidget(self.detail)
        side.body.addStretch(1)
        side.setFixedWidth(active().px(DETAIL_LARGE if is_narrow() else DETAIL) + 10)
        self.side = side
        both = self._both = row(gap=12, margins=(16, 0, 6, 16))
        both.addLayout(left, 1)
        both.addWidget(side)
        self.body.addLayout(both, 1)

    def parts(self) -> Sequence[QWidget]:
        """The list, and the form at the right."""
        return (self.empty, self.card, self.side)

    # reading

    def reload(self) -> None:
        """The list as it stands now; the choice stays where it was."""
        directory = self.workspace.directory
        self.living = self.editing.living(self.form.kind)
        programmes = directory.collaborations().values()
        self.used = uses.count(self.workspace.posts.by_state(*State), programmes)
        self.retired = self._still_named(directory.retired(self.form.kind))
        off = self.words("settings.off")
        rows = [self.form.row(id_, each, "") for id_, each in self.living.items()]
        rows += [self.form.row(id_, each, off) for id_, each in self.retired.items()]
        blocked = self.list.selectionModel().blockSignals(True)
        self.model.set_rows(rows)
        self.list.last_sortable = len(self.living)
        at = self.model.at(self._chosen)
        if at < 0 and rows and not self.adding:
            at = 0
        if at >= 0 and not self.adding:
            self.list.setCurrentIndex(self.model.index(at))
        self.list.selectionModel().blockSignals(blocked)
        self._chosen = rows[at].id if at >= 0 and not self.adding else ""
        show_if(self.empty, not rows and not self.adding)
        show_if(self.card, bool(rows))
        self._show_side(bool(rows) or self.adding)
        self._foot()
        self.list.fit()
        self.card.setMaximumHeight(self.list.maximumHeight() + CARD_EDGES)
        if not self.adding:
            self._show_chosen()

    def _still_named(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """Taken out, but named by posts or history; those nobody names are gone for the eye."""
        kind = self.form.kind
        known = self.workspace.directory.authors() if kind == "person" and found else frozenset()
        return {
            id_: each
            for id_, each in sorted(found.items(), key=lambda item: (item[1].name, item[0]))
            if self.used.of(kind, id_) or id_ in known
        }

    def _show_side(self, on: bool) -> None:
        show_if(self.side, on)
        self._both.setContentsMargins(16, 0, 6 if on else 16, 16)

    def _foot(self) -> None:
        if self.form.kind == "pillar" and self.living:
            total = sum(each.target for each in self.living.values())
            state = "whole" if total == 100 else "short" if total < 100 else "over"
            self.foot.setText(self.words(f"settings.pillars.sum_{state}", total=total, gap=abs(100 - total)))
        elif self.list.sortable and len(self.living) > 1:
            self.foot.setText(self.words("settings.order_hint"))
        show_if(self.foot, bool(self.foot.text()) and len(self.living) > 0)

    @property
    def chosen(self) -> str:
        """Id of the one in the form; "" while a new one is written."""
        return self._chosen

    def entity(self, id: str) -> Any:
        """A living or retired one of the list; `None` when it is not there."""
        return self.living.get(id) or self.retired.get(id)

    def is_off(self, id: str) -> bool:
        """Whether it is taken out of the lists."""
        return id in self.retired

    def _show_chosen(self) -> None:
        if self._chosen:
            self.detail.show_entity(self._chosen, self.entity(self._chosen))

    # choosing

    def _picked(self, current: Any, _before: Any) -> None:
        if not current.isValid():
            return
        if self.adding:
            self._kept = self.detail.entity()
            self._stop_adding()
        self._chosen = self.model.rows[current.row()].id
        self.message.hide()
        self._show_chosen()

    def choose(self, id: str) -> bool:
        """Brings one into the form."""
        at = self.model.at(id)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))
        return at >= 0

    def open(self, kind: str, id: str) -> None:
        """See `Page`."""
        if kind == "collaboration":  # shown by its partner
            programme = self.workspace.directory.get(kind, id)
            id = programme.partner if isinstance(programme, Collaboration) else ""
        if self.choose(id):
            self._to_form()

    def focus_first(self) -> None:
        """The list; the button when there is none."""
        if self.model.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_form(self, *_: object) -> None:
        self.detail.focus_first()

    # adding

    def start_adding(self) -> None:
        """An empty form, or the one that was begun before."""
        if self.adding or self.read_only:
            return
        self.leave()
        self.adding = True
        self._chosen = ""
        self.list.clearSelection()
        self.list.setCurrentIndex(self.model.index(-1))
        show_if(self.empty, False)
        self._show_side(True)
        show_if(self.add, False)
        self.detail.show_entity("", self._kept or self.form.new(self.editing))
        self.detail.focus_first()

    def add_now(self) -> None:
        """Sends the new one off."""
        entity = self.form.complete(self.detail.entity())
        made = self.run(lambda: self.editing.save(self.form.kind, None, entity))
        if made is None:
            return
        self._kept = None
        self._stop_adding()
        self._chosen = made[0]
        self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say("settings.added", what=self.living[made[0]].name)

    def cancel_adding(self) -> None:
        """Back to the list; what was typed is dropped."""
        self._kept = None
        self._stop_adding()
        self.reload()
        self.focus_first()

    def _stop_adding(self) -> None:
        self.adding = False
        show_if(self.add, not self.read_only)

    # changing

    def save(self, key: str) -> None:
        """A field of the chosen one was left."""
        id_ = self._chosen
        if self.adding or not id_:
            return
        entry = self.entries[key]
        entity = self.form.with_values(self.entity(id_), {key: entry.value()})
        done = self.run(lambda: self.editing.save(self.form.kind, id_, entity))
        if done is None:
            return
        entry.show_value(entry.value())
        self.reload()
        if done[1]:
            self.say("settings.saved_of", what=entry.label, name=entity_name(self.entity(id_)))

    def retire(self) -> None:
        """Takes the chosen one out of the lists."""
        id_ = self._chosen
        if not id_ or self.is_off(id_) or self.read_only:
            return
        name, named = entity_name(self.entity(id_)), self.is_named(id_)
        at = self.model.at(id_)
        if self.run(lambda: self.editing.retire(self.form.kind, id_)) is None:
            return
        if not named:
            self._chosen = self._neighbour(at)
        self.reload()
        self.say("settings.retired" if named else "settings.deleted", what=name)

    def revive(self) -> None:
        """Puts the chosen one back."""
        id_ = self._chosen
        if self.run(lambda: self.editing.revive(self.form.kind, id_)) is not None:
            self.reload()
            self.say("settings.revived", what=entity_name(self.entity(id_)))

    def is_named(self, id: str) -> bool:
        """Whether posts, or history for people, name it."""
        if self.form.kind == "person" and id in self.workspace.directory.authors():
            return True
        return self.used.of(self.form.kind, id) > 0

    def _neighbour(self, at: int) -> str:
        rest = [row.id for row in self.model.rows if row.id != self._chosen]
        return rest[min(at, len(rest) - 1)] if rest else ""

    def sit_down(self) -> None:
        """The chosen person is at the PC from now on."""
        id_ = self._chosen
        if self.run(lambda: self.workspace.directory.sign_in(id_)) is not None:
            self.reload()
            self.context.say(
                self.words("settings.people.sat_down", name=entity_name(self.entity(id_))), undo=False
            )

    # order

    def nudge(self, by: int) -> None:
        """One place up or down."""
        at = self.model.at(self._chosen)
        if at >= 0:
            self._dropped(at, at + by)

    def _dropped(self, at: int, to: int) -> None:
        order = list(self.living)
        if self.read_only or not self.form.sortable or at >= len(order) or not 0 <= to < len(order):
            return
        moved = order.pop(at)
        order.insert(to, moved)
        self._arrange(order, moved)

    def _arrange(self, order: Sequence[str], moved: str) -> None:
        done: Changes | None = self.run(lambda: self.editing.arrange(self.form.kind, order, moved))
        if done is not None:
            self._chosen = moved
            self.reload()
            self.say("settings.moved", what=entity_name(self.entity(moved)))

    def leave(self) -> None:
        """A new one that was begun is kept for later."""
        if self.adding:
            self._kept = self.detail.entity()
        else:
            super().leave()

    def show_error(self, error: UserError) -> None:
        """Under its field."""
        super().show_error(error)
        entry = self.entries.get(str(error.params.get("field", "")))
        if entry is not None and self.adding:
            entry.widget.setFocus(Qt.FocusReason.OtherFocusReason)


def entity_name(entity: Any) -> str:
    """What it is called, in news."""
    return str(getattr(entity, "name", ""))
