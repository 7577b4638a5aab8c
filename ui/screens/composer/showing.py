"""Puts on the page what the desk has: everything, one tab, what a key changes, what the checks found."""

from collections.abc import Callable, Mapping
from datetime import datetime

from medsos_desktop.calendar import format as spell
from medsos_desktop.channels.catalogue import Surface
from medsos_desktop.composer.counters import Counter, counters, field_counter, master_counter
from medsos_desktop.composer.cuts import Cut, cuts
from medsos_desktop.composer.desk import Desk, News
from medsos_desktop.composer.edit import MASTER, own_words
from medsos_desktop.composer.facts import facts
from medsos_desktop.composer.notices import saying
from medsos_desktop.composer.panel import open_counts, panel_rows
from medsos_desktop.composer.published import outs
from medsos_desktop.composer.steps import counted_as_shown, next_step
from medsos_desktop.composer.tabs import Tab, tabs
from medsos_desktop.posts.resolve import resolve_one

from ...kit.labels import show_if
from ...session import Session
from .layout import Page


class Showing:
    """One desk on one page. ``run`` takes the keys of the notice's buttons, ``marked`` marks notes along with
    findings; both set by the screen.
    """

    def __init__(self, desk: Desk, page: Page, session: Session) -> None:
        self._desk, self._page, self._session = desk, page, session
        self._words, self._workspace = session.words, session.workspace
        self.run: Callable[[str], object] = lambda _key: None
        self.marked: Callable[[], object] = lambda: None
        self._cuts: tuple[Cut, ...] = ()
        self._tabs: tuple[Tab, ...] = ()
        self._order: Mapping[str, int] = {}
        self._shown: tuple[int, str] = (0, "")
        self._saved_at = ""
        self._versions = 0

    def everything(self, news: News, *, fresh: bool) -> None:
        """After opening, a command, news from elsewhere."""
        accounts = self._workspace.directory.accounts()
        self._order = {account: place for place, account in enumerate(accounts)}
        if fresh:
            view = self._desk.view
            self._saved_at = self._clock(view.changed_at) if view is not None else ""
        self.versions()
        self.state(news)
        found = outs(self._words, self._workspace, self._desk.view)
        self._page.right.show_outs(found, fresh=fresh)
        self._show_tabs()
        self.tab()

    def state(self, news: News) -> None:
        """Head, notice, next step, saved or not: what a save or a decision may change."""
        desk, page = self._desk, self._page
        found = facts(desk, self._words, self._session.now())
        page.head.show_facts(found)
        said = saying(desk, news)
        if said is None:
            page.notice.show_notice("info", "")
        else:
            deeds = [(self._words(f"composer.deed.{key}"), self._deed(key)) for key in said.deeds]
            page.notice.show_notice(
                said.kind, self._words(f"composer.notice.{said.key}", **said.params), deeds
            )
        locked = bool(desk.lock)
        if page.editor.isReadOnly() != locked:  # it would end what an input method is composing
            page.editor.setReadOnly(locked)
        page.right.set_locked(locked)
        page.tabs.add.block([self._words(f"composer.lock.{desk.lock}")] if locked else [])
        self._say_saved()
        self.step()

    def _deed(self, key: str) -> Callable[[], object]:
        return lambda: self.run(key)

    def step(self) -> None:
        """The bar at the foot, from the findings at hand."""
        desk, workspace = self._desk, self._workspace
        approval, directory = workspace.approval, workspace.directory
        view = desk.view
        why = approval.blockers_of(view or desk.blank_view(), desk.post, desk.placed)
        rows = panel_rows(desk.placed, desk.checked or desk.post, workspace.catalogue)
        step = next_step(
            desk.state,
            desk.lock,
            counted_as_shown(why, open_counts(rows)),
            approval.possible(desk.state, desk.post.planned),
            policy=directory.office().approval,
            somebody=directory.actor() is not None,
        )
        self._page.foot.show_step(step, unsealed=self.unsealed_now())

    def unsealed_now(self) -> bool:
        """Whether there is something that no version has."""
        desk = self._desk
        return desk.unsaved_since is not None or bool(desk.view and desk.view.has_draft)

    def tab(self) -> None:
        """The chosen tab: words, fields, counters, marks."""
        desk, page = self._desk, self._page
        field = desk.main_field()
        text = desk.text(field)
        key = (desk.opening, desk.account)
        page.editor.set_dotted(desk.dotted())
        if key == self._shown:
            page.editor.replace(text)
        else:
            self._shown = key
            page.editor.show_text(text)
        page.tabs.show_tabs(self._tabs, desk.account)
        self._show_above()
        self.counts()
        self.marks()
        self._show_parts()
        page.media.setEnabled(not desk.lock)
        show_if(page.media.row.tile, not desk.lock)

    def typed(self) -> None:
        """What every key changes: counters, places, "menyimpan"; tabs only where a badge comes or goes."""
        desk = self._desk
        self.counts()
        self.marks()
        own = next((tab.own for tab in self._tabs if tab.account == desk.account), False)
        if desk.account != MASTER and own != self._is_own():
            self._show_tabs()
            self._show_above()
        self.unsealed()

    def unsealed(self) -> None:
        """Something is new since the last version."""
        self._say_saved()
        self._page.foot.seal.block([])

    def panels(self, panel: str) -> None:
        """The panel at the side that is open, from the desk."""
        desk, page = self._desk, self._page
        if panel == "details":
            page.details.show_post(
                desk.post, self._workspace.directory.collaborations(), locked=bool(desk.lock)
            )
        elif panel == "differences":
            name = self.names().get(desk.account, "")
            found = own_words(desk.post, desk.account, self._workspace.catalogue) if name else ()
            page.differences.show_differences(name, found)

    def findings(self) -> None:
        """After the checks."""
        self._show_tabs()
        self.marks()
        self.step()
        self._show_parts()

    def saved(self) -> None:
        """The draft is on the disk."""
        self._saved_at = spell.clock(self._words, self._session.now())

    def unsaved(self) -> None:
        """The disk refused."""
        self._page.head.show_saved(self._words("composer.saved.not"), "block")

    def versions(self) -> None:
        """How many versions there are."""
        self._versions = len(self._workspace.posts.revisions(self._desk.id)) if self._desk.id else 0

    def names(self) -> dict[str, str]:
        """Account names by id, as the tabs have them."""
        return {tab.account: tab.name for tab in self._tabs if tab.account != MASTER}

    def counts(self) -> None:
        """All counters, and where the text is cut."""
        desk, catalogue = self._desk, self._workspace.catalogue
        found = {each.account: each for each in counters(desk.post, catalogue, self._order)}
        main, fold = master_counter(desk.post), 0.0
        if desk.account != MASTER:
            main = found[desk.account]
            fold = _fold(self._surface(), main)
        small = [(tab.short, tab.name, found[tab.account]) for tab in self._tabs if tab.account in found]
        self._page.counters.show_counters(main, fold, small, desk.account)
        self._cuts = cuts(desk.post, desk.account, desk.text(desk.main_field()), found.values(), catalogue)
        self._show_fields()

    def marks(self) -> None:
        """Findings and cuts in the editor."""
        names = {tab.account: tab.short for tab in self._tabs}
        places = [
            (
                each.at,
                self._cut(each, names),
                "accent-text" if each.kind == "fold" else "block",
            )
            for each in self._cuts
        ]
        marked = self._desk.marked(self._desk.main_field())
        self._page.editor.show_marks([mark for mark, _ in marked], places)
        self.marked()

    def _show_parts(self) -> None:
        """The side and the pictures, with the findings at hand."""
        desk = self._desk
        self._page.media.show_post(desk.post, desk.account, desk.placed)
        if desk.checked == desk.post:  # else its repairs would not fit; the checks come in a moment
            self._page.right.show_post(desk.post, desk.account, desk.placed)

    def _cut(self, cut: Cut, names: Mapping[str, str]) -> str:
        """On an account's own tab the limit needs no name."""
        if cut.kind == "fold":
            return self._words("composer.cut.fold")
        if self._desk.account != MASTER:
            return self._words("composer.cut.limit")
        return self._words("composer.cut.limit_of", account=names.get(cut.account, ""))

    def _show_tabs(self) -> None:
        desk, workspace = self._desk, self._workspace
        self._tabs = tabs(desk.post, workspace.directory.accounts(), desk.placed, workspace.catalogue)
        self._page.tabs.show_tabs(self._tabs, desk.account)

    def _show_above(self) -> None:
        desk = self._desk
        tab = next((tab for tab in self._tabs if tab.account == desk.account), Tab(MASTER))
        followers = sum(not each.own for each in self._tabs if each.account != MASTER)
        self._page.above.show_tab(tab, followers, bool(desk.lock))

    def _show_fields(self) -> None:
        desk = self._desk
        parts: list[tuple[str, Counter]] = []
        if desk.account != MASTER:
            surface = self._surface()
            resolved = resolve_one(desk.post, desk.account, self._workspace.catalogue)
            parts = [
                (resolved.fields[field.name], field_counter(resolved, surface, field))
                for field in surface.fields
                if not field.main
            ]
        self._page.fields.show_fields(desk.account, parts, bool(desk.lock))

    def _surface(self) -> Surface:
        return self._workspace.catalogue.surface(self._desk.post.variants[self._desk.account].surface)

    def _is_own(self) -> bool:
        variant = self._desk.post.variants[self._desk.account]
        return bool(variant.fields) or variant.media is not None

    def _say_saved(self) -> None:
        desk, words, head = self._desk, self._words, self._page.head
        if desk.unsaved_since is not None:
            head.show_saved(words("composer.saved.soon"))
        elif not desk.id:
            head.show_saved(words("composer.saved.new"))
        else:
            head.show_saved(words("composer.saved.at", n=self._versions, time=self._saved_at))

    def _clock(self, at: str) -> str:
        now = self._session.now()
        moment = datetime.fromisoformat(at).astimezone(now.tzinfo)
        if moment.date() == now.date():
            return spell.clock(self._words, moment)
        return spell.day_month(self._words, moment.date())


def _fold(surface: Surface, counter: Counter) -> float:
    fold = surface.fold
    if fold is None or not fold.value or not counter.limit:
        return 0.0
    return min(int(fold.value) / counter.limit, 1.0)
