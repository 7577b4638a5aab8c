"""Turns one row of a table into a post, with its doubts, or says which cell is wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from medsos_desktop.exchange.sheets import cells, channels, lexicon
from medsos_desktop.exchange.sheets.assign import Slot
from medsos_desktop.exchange.sheets.channels import Named
from medsos_desktop.exchange.sheets.model import Cell, PartnerCells, Remark, SheetPost
from medsos_desktop.exchange.sheets.rowcells import Wrong
from medsos_desktop.exchange.sheets.rowtimes import RowTimes

Uses = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]

CONTENT = frozenset({"title", "text", "hashtags", "pillar", "visual", "partner"})
"""Fields of which one must be filled by the row itself: a prefilled date with its weekday is no post."""
WORDS = frozenset({"title", "text", "hashtags"})
_SEARCHED = CONTENT | {"channel", "tick", "pic", "status", "time", "format"}


class Facts(NamedTuple):
    """What decides whether a row is a post: ``placed`` names a channel, ``fields`` counts what is filled."""

    dated: bool
    content: bool
    worded: bool
    placed: bool
    numbered: bool
    fields: int
    bare_day: bool


class RowReader(RowTimes):
    """Reads rows by a layout into posts."""

    def __init__(self, zone: str, default_hour: str) -> None:
        super().__init__(zone, default_hour)
        self._placed: dict[Uses, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._named: dict[str, Named] = {}
        self._tagged: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, tuple[str, ...]] = {}
        self._statuses: dict[str, tuple[str, str]] = {}

    def facts(self, own: Sequence[int]) -> Facts:
        """What the row taken up shows in the columns ``own``."""
        content = worded = placed = numbered = False
        count = 0
        field_of, texts = self.layout.field_of, self.texts
        for at in own:
            field = field_of.get(at, "")
            if field == "number":
                numbered = True
                count += 1
            elif field in _SEARCHED and texts[at]:
                count += 1
                content = content or field in CONTENT
                worded = worded or (field in WORDS and any(map(str.isalpha, texts[at])))
                placed = placed or (field == "channel" and bool(self._channels(texts[at]).uses))
                placed = placed or (field == "tick" and self._surely_ticked(self.cells[at]))
        day = self._day()
        dated = day.day is not None or bool(day.wrong)
        return Facts(dated, content, worded, placed, numbered, count, day.month is None)

    def post(self) -> tuple[SheetPost, list[Remark]]:
        """The post of the row taken up and what is doubtful about it. Raises `Wrong`."""
        if self.too_long is not None:
            raise Wrong(self._remark("", "text.too_long", self.too_long))
        planned, timed = self._planned()
        named, surfaces, foreign = self._uses()
        text, own_tags, captions = self._captions()
        status, word = self._status()
        tags = self._said("hashtags")
        post = SheetPost(
            self.grid.name, self.row + 1, planned, timed,
            named, surfaces,
            self._said("title"), text, self._tags(tags, own_tags),
            self._said("pillar"), status, word, self._said("pic"),
            self._partner(), self._note(foreign), self._joined("link"), self._joined("source"), captions,
        )  # fmt: skip
        return post, self.remarks

    # channels

    def _channels(self, text: str) -> Named:
        named = self._named.get(text)
        if named is None:
            named = self._named[text] = channels.read(text)
        return named

    def _ticked(self, value: Cell) -> bool:
        if self.layout.cross_is_no and isinstance(value, str) and lexicon.plain(value) == "x":
            return False
        return cells.tick(value) is not False

    def _surely_ticked(self, value: Cell) -> bool:
        """Ticked by a known mark or a kind of post: other words there may be a legend's."""
        return self._ticked(value) and (
            cells.tick(value) is True or bool(channels.kinds_in(cells.text(value)))
        )

    def _uses(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Channels and surfaces of the row, and what it names besides."""
        named = self._channels(self._said("channel"))
        uses = [*named.uses, *self._tick_uses()]
        unknown = named.unknown
        if unknown and any(lexicon.means_all(part) for part in unknown):
            uses.extend((channel, "") for channel in self.layout.all_channels)
            unknown = tuple(part for part in unknown if not lexicon.means_all(part))
            self._doubt("channel", "channel.all")
        kinds = (*named.kinds, *self._format())
        uses = uses or self._told_elsewhere(kinds)
        if unknown:
            self._doubt("channel", "channel.unknown")
        elif not uses:
            self._doubt("channel", "channel.missing")
        key = (tuple(uses), kinds)
        placed = self._placed.get(key)
        if placed is None:
            pairs = channels.surfaces(*key)
            found = tuple(dict.fromkeys(channel for channel, _ in pairs))
            placed = self._placed[key] = (found, tuple(surface for _, surface in pairs))
        return *placed, unknown

    def _told_elsewhere(self, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        """Channels of a row that names none itself: whose captions it has, the tab, the kind of post."""
        captions = [s.channel for s in self.layout.texts if s.channel and self._text(s.index)]
        if captions:
            return [(channel, "") for channel in captions]
        if self.layout.tab_uses:
            return list(self.layout.tab_uses)
        uses = channels.of_kinds(kinds)
        if uses and "channel" in self.layout.at:
            self._doubt("channel", "channel.from_format")
        return uses

    def _tick_uses(self) -> list[tuple[str, str]]:
        uses: list[tuple[str, str]] = []
        for slot in self.layout.ticks:
            value = self.cells[slot.index] if slot.index < len(self.cells) else ""
            if value == "" or not self._ticked(value):
                continue
            kinds = channels.kinds_in(value) if isinstance(value, str) else ()
            own = lexicon.platforms().surfaces[slot.channel]
            uses.extend((slot.channel, kind) for kind in kinds if kind in own)
            if not any(kind in own for kind in kinds):
                uses.append((slot.channel, slot.kind))
                if cells.tick(value) is None and not kinds:
                    self._doubt("tick", "channel.tick", slot.index)
        return uses

    def _format(self) -> tuple[str, ...]:
        said = self._said("format")
        kinds = self._kinds.get(said)
        if kinds is None:
            kinds = self._kinds[said] = channels.kinds_in(said)
        return kinds

    # words

    def _captions(self) -> tuple[str, tuple[str, ...], dict[str, str]]:
        """The caption, its trailing hashtags, and captions that single channels have besides."""
        found: list[tuple[str, str]] = []
        tags: list[tuple[str, ...]] = []
        for slot in self.layout.texts:
            said = self._text(slot.index)
            if said and (len(said) > 40 or lexicon.plain(said) not in lexicon.dates().pending):
                body, own = cells.split_caption(said)
                found.append((slot.channel, body))
                tags.append(own)
        if not found:
            self._doubt("text", "text.missing", self.layout.texts[0].index if self.layout.texts else None)
            return "", (), {}
        text = found[0][1]
        return (
            text,
            cells.join_tags(*tags),
            {channel: body for channel, body in found[1:] if channel and body != text},
        )

    def _tags(self, said: str, own: tuple[str, ...]) -> tuple[str, ...]:
        """Tags of the hashtag column, then those at the end of the caption, each once."""
        tags = self._tagged.get(said)
        if tags is None:
            tags = self._tagged[said] = cells.join_tags(cells.hashtags(said))
        return cells.join_tags(tags, own) if own else tags

    def _status(self) -> tuple[str, str]:
        word = self._said("status")
        reached: Slot | None = None
        for slot in self.layout.gathered["status_tick"]:
            value = self.cells[slot.index] if slot.index < len(self.cells) else ""
            if value != "" and cells.tick(value) is not False:
                reached = slot
        if reached is not None:
            return reached.kind, reached.name
        known = self._statuses.get(word)
        if known is None:
            known = self._statuses[word] = cells.status(word)
        if known[1]:
            self._doubt("status", known[1])
        return known[0], word

    def _partner(self) -> PartnerCells | None:
        name, document = self._said("partner"), self._said("document")
        beneficiaries = self._said("beneficiaries")
        if not (name or document) and not (beneficiaries and "partner" in self.layout.at):
            return None
        return PartnerCells(name, self._said("program"), document, beneficiaries)

    def _joined(self, field: str) -> str:
        slots = self.layout.gathered[field]
        if not slots:
            return ""
        return "\n".join(text for text in (self._text(slot.index) for slot in slots) if text)

    def _note(self, foreign: Sequence[str]) -> str:
        lines = [self._joined("note"), *foreign]
        for slot in self.layout.gathered["rest"]:
            said = self._text(slot.index)
            if said:
                lines.append(f"{slot.name}: {said}")
        return "\n".join(line for line in lines if line)
