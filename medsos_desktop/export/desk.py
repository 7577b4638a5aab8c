"""What is chosen on the export screen and the plan that follows from it; no Qt."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from medsos_desktop.bundles import parts, periods, targets
from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.bundles.model import Template
from medsos_desktop.bundles.plan import BundlePlan, ExportRequest
from medsos_desktop.bundles.schedulers import opening
from medsos_desktop.bundles.schedulers.carrying import Unmet
from medsos_desktop.clock import Clock
from medsos_desktop.errors import UserError
from medsos_desktop.export import scheduling
from medsos_desktop.export.memory import Memory
from medsos_desktop.home.findings import open_findings
from medsos_desktop.model.rows import PostRow
from medsos_desktop.workspace import Workspace

_WRITERS = frozenset({"not-approved", "returned", "draft-open", "changed"})


class Desk:
    """Days, accounts and target; `load` plans anew. ``plan`` is `None` while the days make no sense."""

    def __init__(self, workspace: Workspace, clock: Clock, documents: Path, language: str) -> None:
        """``documents`` is where a bundle goes until somebody chose a folder."""
        self.workspace = workspace
        self._clock, self._language = clock, language
        self._memory = Memory(workspace.home, workspace.folder)
        self._mappings = scheduling.Mappings(workspace.home)
        self.kept = self._memory.load()
        self.folder = Path(self.kept.folder) if self.kept.folder else documents
        self._named = self.kept.period or "seven-days"
        self.first, self.last = periods.span(self._named, self.today())
        self.own_name = ""
        self.plan: BundlePlan | None = None
        self.range_error: UserError | None = None
        self.undated: tuple[PostRow, ...] = ()
        self.folder_error: UserError | None = None
        self.draft = False
        self._differing: dict[Path, int] = {}
        self._blocks: dict[str, int] = {}

    def today(self) -> date:
        """The office's day."""
        zone = ZoneInfo(self.workspace.directory.office().zone)
        return self._clock.now().astimezone(zone).date()

    @property
    def period(self) -> str:
        """Which of the quick choices the days are; "" for none."""
        return periods.named(self.first, self.last, self.today())

    def follow_clock(self) -> None:
        """Another day has come: "this week" may be another week now; days picked by hand stay."""
        if self._named:
            self.first, self.last = periods.span(self._named, self.today())

    def choose_period(self, period: str) -> None:
        """A quick choice."""
        self.first, self.last = periods.span(period, self.today())
        self._keep()

    def choose_days(self, first: date, last: date) -> None:
        """Days picked by hand."""
        self.first, self.last = first, last
        self._keep()

    def include(self, account: str, on: bool) -> None:
        """With or without an account."""
        without = self.kept.without - {account} if on else self.kept.without | {account}
        self.kept = replace(self.kept, without=without)
        self._keep()

    @property
    def limit(self) -> int | None:
        """Bytes that one file may have; `None` for any."""
        return parts.LIMITS.get(self.kept.limit)

    def choose_limit(self, limit: str) -> None:
        """One of `parts.LIMITS`, "" for none."""
        self.kept = replace(self.kept, limit=limit)
        self._keep()

    def choose_draft(self, on: bool) -> None:
        """A KONSEP this time; not remembered, so that nobody makes one without meaning to."""
        self.draft = on

    # schedulers

    @property
    def tools(self) -> tuple[str, ...]:
        """The schedulers chosen; a KONSEP has none."""
        return () if self.draft else self.kept.tools

    def choose_tool(self, tool: str, on: bool) -> None:
        """With or without a scheduler's file."""
        self.kept = replace(self.kept, tools=scheduling.chosen(self.kept.tools, tool, on))
        self._keep()

    def template(self, tool: str) -> Template | None:
        """The template that a scheduler has."""
        return scheduling.of(self.kept.templates, tool)

    def take_template(self, tool: str, path: Path) -> None:
        """Reads a template and chooses its scheduler. Raises `UserError` ``sheet.*`` or ``schedulers.*``."""
        self._lay(self._mappings.recalled(opening.read(tool, path)))
        self.choose_tool(tool, True)

    def map_column(self, tool: str, at: int, field: str) -> None:
        """Fills a column of a template with something else, and remembers it for these headers."""
        template = self.template(tool)
        if template is not None:
            changed = scheduling.mapped(template, at, field)
            self._mappings.keep(changed)
            self._lay(changed)

    def _lay(self, template: Template) -> None:
        self.kept = replace(self.kept, templates=scheduling.laid(self.kept.templates, template))
        self._keep()

    def trouble(self, tool: str) -> UserError | None:
        """Why a scheduler cannot have its file yet."""
        return scheduling.trouble(tool, self.kept.templates)

    def tool_error(self) -> UserError | None:
        """The first trouble of the schedulers chosen."""
        return next((error for tool in self.tools if (error := self.trouble(tool)) is not None), None)

    def unmet(self) -> tuple[Unmet, ...]:
        """What the schedulers' files cannot carry, and what would be too soon for them by now."""
        if self.plan is None:
            return ()
        return self.plan.unmet + self.workspace.bundles.late(self.plan)

    def take(self, one: Earlier) -> None:
        """The days and accounts of an earlier bundle."""
        self.first, self.last = one.start, one.end
        every = frozenset(self.workspace.directory.accounts())
        self.kept = replace(self.kept, without=frozenset() if one.accounts is None else every - one.accounts)
        self._keep()

    def choose_folder(self, folder: Path) -> None:
        """Another folder; the name stays."""
        self.folder = folder
        self.kept = replace(self.kept, folder=str(self.folder))
        self._keep()
        self.look_at_folder()

    def rename(self, name: str) -> None:
        """A name of one's own; the offered one, or none, follows the days again."""
        offered = self.plan.name if self.plan is not None else ""
        self.own_name = "" if name in ("", offered) else name

    def look_back(self) -> None:
        """Bundles noted by another screen (the look changed while one was made)."""
        self.kept = self.kept.joined(self._memory.load().earlier)

    def _keep(self) -> None:
        self._named = self.period
        self.look_back()
        self.kept = replace(self.kept, period=self._named)
        self._memory.keep(self.kept)

    @property
    def request(self) -> ExportRequest:
        """The question to the core."""
        wanted: frozenset[str] | None = None
        if self.kept.without:
            wanted = frozenset(self.workspace.directory.accounts()) - self.kept.without
        tools = tuple(tool for tool in self.tools if self.trouble(tool) is None)
        return ExportRequest(
            self.first, self.last, wanted, self._language, self.draft, tools, self._templates(tools)
        )

    def _templates(self, tools: tuple[str, ...]) -> tuple[Template, ...]:
        return tuple(each for each in self.kept.templates if each.tool in tools)

    def load(self) -> None:
        """Plans anew."""
        self.range_error, self.plan = None, None
        try:
            self.plan = self.workspace.bundles.plan(self.request)
        except UserError as error:
            self.range_error = error
        asked = self.request.accounts
        self.undated = tuple(
            row for row in self.workspace.posts.undated() if asked is None or asked & set(row.accounts)
        )

    def look_at_folder(self) -> None:
        """Whether something can be written there; asked now and then, not at every key."""
        self.folder_error = None
        try:
            targets.require_folder(self.folder)
        except UserError as error:
            self.folder_error = error

    @property
    def name(self) -> str:
        """The file's name."""
        return self.own_name or (self.plan.name if self.plan is not None else "")

    @property
    def target(self) -> Path:
        """The file to write."""
        return self.folder / self.name

    def name_error(self) -> UserError | None:
        """What is wrong with the name; nothing while there is none to offer, since the days are wrong."""
        if self.range_error is not None and not self.own_name:
            return None
        name = self.name or " "
        if Path(name).name != name:  # a path would leave the folder that is shown
            return UserError("bundle.name", name=name)
        try:
            targets.require_name(Path(name))
        except UserError as error:
            return error
        return None

    def made(self, plan: BundlePlan, file: Path, sha256: str) -> None:
        """A bundle lies there now."""
        self._differing.clear()
        one = Earlier.of(plan, file, self._clock.now(), sha256)
        self.kept = replace(self.kept.joined((one,)), folder=str(self.folder))
        self._keep()

    def differing(self, one: Earlier) -> int:
        """How many posts would be other in that bundle today; read once until `forget`."""
        if one.file not in self._differing:
            self._differing[one.file] = len(one.differing(self.workspace.bundles.plan(one.request)))
        return self._differing[one.file]

    def forget(self) -> None:
        """Records changed: what was worked out from them is out of date."""
        self._differing.clear()
        self._blocks.clear()
        self.look_back()

    # findings that stand in the way of an approval

    def blocks(self, post: str) -> int:
        """Open findings of the gravest kind, as far as they were counted."""
        return self._blocks.get(post, 0)

    def uncounted(self) -> str:
        """A post held back in the writer's hands whose findings are not counted yet; "" for none."""
        held = self.plan.held if self.plan is not None else ()
        return next(
            (each.post for each in held if each.reason in _WRITERS and each.post not in self._blocks), ""
        )

    def count(self, post: str) -> int:
        """Counts them: some milliseconds."""
        placed = self.workspace.checks.of_post(self.workspace.posts.get(post).post, post)
        self._blocks[post] = open_findings(placed)["block"]
        return self._blocks[post]
