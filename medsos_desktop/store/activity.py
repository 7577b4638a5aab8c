"""Who did what when, read from records, remarks and operations: no table of its own, so nothing to keep true.

Each source answers at most one page of its own, newest first; the page of all is cut from these. That keeps
a page quick however long the history is.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from medsos_desktop.store.database import Database

REMARKS = ("decision", "note", "publication", "evidence")
OPERATIONS = ("text", "picture", "office")
OTHERS = ("sign-in", "key", "erase", "chain")
KINDS = (*REMARKS, *OPERATIONS, *OTHERS)
"""Kinds of action that can be asked for."""

_RECORD_KINDS = {"sign-in": "presence", "key": "key", "erase": "erase", "chain": "branch"}


class Wish(NamedTuple):
    """What is asked for; empty means all. ``since`` and ``until`` are UTC as records spell it, the end left
    out. ``text`` is looked for in subjects and titles, ``named`` are people whose names hold it.
    """

    kinds: Collection[str] = ()
    person: str = ""
    post: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    named: tuple[str, ...] = ()


class Row(NamedTuple):
    """One deed. ``subject`` is what the operation said, ``title`` and ``excerpt`` what ``post`` has now;
    ``living``: that post is there to be opened. ``post`` is "" where the deed touched none or several.
    """

    at: str
    id: str
    author: str
    kind: str
    action: str
    subject: str
    proof: str
    post: str
    title: str
    excerpt: str
    living: bool


# (x.op <> '' lets the partial index of operations be used, + keeps the one of kinds out of it)
_Part = tuple[str, list[Any]]


_NEWEST = ("~", "")
"""Behind every time. With a bound SQLite walks the index from there and stops; without, it sorts all."""


def page(db: Database, wish: Wish, after: tuple[str, str] | None, size: int) -> list[Row]:
    """At most ``size`` deeds, newest first, behind the one with (``at``, ``id``) ``after``."""
    parts, args = list[str](), list[Any]()
    for sql, values in _parts(wish, after or _NEWEST):
        parts.append(f"SELECT * FROM ({sql} ORDER BY at DESC, id DESC LIMIT ?)")
        args += [*values, size]
    if not parts:
        return []
    found = db.all(
        f"{_titled(wish)}SELECT u.*, coalesce(p.title, ''), coalesce(p.excerpt, ''), p.deleted FROM"
        f" (SELECT at, id, author, kind, action, subject, proof, {_POST} AS post FROM"
        f" (SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY at DESC, id DESC LIMIT ?)) u"
        " LEFT JOIN posts p ON p.id = u.post ORDER BY u.at DESC, u.id DESC",
        [*_titled_args(wish), *args, size],
    )
    return [Row._make((*row[:10], row[10] == 0)) for row in found]


def count(db: Database, wish: Wish) -> int:
    """How many deeds there are."""
    parts = _parts(wish, None)
    if not parts:
        return 0
    counts = " + ".join(f"(SELECT count(*) FROM ({sql}))" for sql, _ in parts)
    args = [*_titled_args(wish), *(value for _, values in parts for value in values)]
    (whole,) = db.one(f"{_titled(wish)}SELECT {counts}", args) or (0,)
    return int(whole)


_OF_OP = "x.op <> '' AND x.op = t_op AND x.device = t_device AND +x.kind = 'post'"
_FIRST = f"SELECT x.entity AS one FROM records x WHERE {_OF_OP} LIMIT 1"
_OTHER = f"SELECT 1 FROM records x WHERE {_OF_OP} AND x.entity <> one"
_POST = (
    "CASE WHEN t_op = '' THEN post"
    f" ELSE coalesce((SELECT one FROM ({_FIRST}) WHERE NOT EXISTS ({_OTHER})), '') END"
)
"""The only post that an operation touched. Of one over a thousand posts no more than two are looked at."""


def _parts(wish: Wish, after: tuple[str, str] | None) -> list[_Part]:
    """The sources that can have what is asked for."""
    kinds = set(wish.kinds or KINDS)
    made = list[_Part]()
    if some := [each for each in REMARKS if each in kinds]:
        made.append(_remarks(wish, after, some))
    if some := [each for each in OPERATIONS if each in kinds]:
        made.append(_operations(wish, after, some))
    if not wish.post and (some := [each for each in OTHERS if each in kinds]):
        made.append(_records(wish, after, some))
    return made


def _remarks(wish: Wish, after: tuple[str, str] | None, kinds: Sequence[str]) -> _Part:
    where, args = _where(wish, after, "m.at", "m.id", "m.author")
    if len(kinds) < len(REMARKS):
        where.append(f"m.kind IN ({_marks(kinds)})")
        args += kinds
    if wish.post:
        where.append("m.entity = ?")
        args.append(wish.post)
    if wish.text:
        where.append(f"(m.entity IN titled OR m.author IN ({_marks(wish.named)}))")
        args += wish.named
    return _select(
        "m.at AS at, m.id AS id, m.author AS author, m.kind AS kind,"
        " CASE m.kind WHEN 'publication' THEN CASE json_extract(m.data, '$.gone') WHEN 1 THEN"
        " 'op.publication.remove' ELSE 'op.publication.add' END WHEN 'evidence' THEN 'op.evidence.attach'"
        " ELSE 'op.' || m.kind || '.' || coalesce(json_extract(m.data, '$.action'), '') END AS action,"
        " '' AS subject, coalesce(json_extract(m.data, '$.proof'), '') AS proof, m.entity AS post,"
        " '' AS t_device, '' AS t_op",
        "remarks m",
        where,
    ), args


def _operations(wish: Wish, after: tuple[str, str] | None, kinds: Sequence[str]) -> _Part:
    """An accepted suggestion is told by its note, which stands beside it; publications tell themselves."""
    where, args = _where(wish, after, "o.at", "r.id", "r.author")
    where.append("NOT (o.name = 'op.post.suggestion' AND o.redoes = '')")
    where.append("r.kind <> 'publication'")
    if len(kinds) < len(OPERATIONS):
        where.append(f"{_KIND} IN ({_marks(kinds)})")
        args += kinds
    if wish.post:
        where.append("o.id IN (SELECT op FROM records WHERE kind = 'post' AND entity = ?)")
        args.append(wish.post)
    if wish.text:
        where.append(
            "(o.subject LIKE ? ESCAPE '\\' OR (r.kind = 'post' AND r.entity IN titled)"
            f" OR r.author IN ({_marks(wish.named)}))"
        )
        args += [_like(wish.text), *wish.named]
        if not wish.named:  # told of the operation alone, so that few of them are looked up among the records
            where.append(f"(o.subject LIKE ? ESCAPE '\\' OR o.id IN ({_OF_TITLED}))")
            args.append(_like(wish.text))
    return _select(
        f"o.at AS at, r.id AS id, r.author AS author, {_KIND} AS kind, o.name AS action,"
        " o.subject AS subject, '' AS proof, '' AS post, o.device AS t_device, o.id AS t_op",
        "ops o JOIN records r ON r.device = o.device AND r.chain = o.chain AND r.seq = o.seq AND r.op = o.id",
        where,
    ), args


def _records(wish: Wish, after: tuple[str, str] | None, kinds: Sequence[str]) -> _Part:
    """Who sat down, keys, and erasures (with the reason): few, and each a record of its own."""
    where, args = _where(wish, after, "r.at", "r.id", "r.author")
    names = [_RECORD_KINDS[each] for each in kinds]
    where.append(f"r.kind IN ({_marks(names)}) AND r.body IS NOT NULL")
    args += names
    if wish.text:
        where.append(f"(r.author IN ({_marks(wish.named)}))")
        args += wish.named
    told = "CAST(r.body AS TEXT)"
    return _select(
        "r.at AS at, r.id AS id, r.author AS author,"
        " CASE r.kind WHEN 'presence' THEN 'sign-in' WHEN 'branch' THEN 'chain' ELSE r.kind END AS kind,"
        " CASE r.kind WHEN 'presence' THEN 'op.person.sign-in' WHEN 'erase' THEN 'op.data.erase'"
        " WHEN 'branch' THEN 'op.chain.go-on'"
        f" ELSE coalesce(json_extract({told}, '$.op.name'), '') END AS action,"
        f" CASE r.kind WHEN 'erase' THEN coalesce(json_extract({told}, '$.data.reason'), '') ELSE '' END"
        " AS subject, '' AS proof, '' AS post, '' AS t_device, '' AS t_op",
        "records r",
        where,
    ), args


_OF_TITLED = "SELECT x.op FROM records x WHERE x.kind = 'post' AND x.entity IN titled"
_KIND = (
    "CASE WHEN r.kind = 'post' OR o.name LIKE 'op.sheet.%' THEN 'text' WHEN r.kind = 'asset' THEN 'picture'"
    " ELSE 'office' END"
)


def _titled(wish: Wish) -> str:
    """Posts that have the text that is looked for: found once, for every part of the question."""
    if not wish.text:
        return ""
    found = "SELECT id FROM posts WHERE title LIKE ? ESCAPE '\\' OR excerpt LIKE ? ESCAPE '\\'"
    return f"WITH titled AS MATERIALIZED ({found}) "


def _titled_args(wish: Wish) -> list[Any]:
    return [_like(wish.text)] * 2 if wish.text else []


def _where(
    wish: Wish, after: tuple[str, str] | None, at: str, id_: str, author: str
) -> tuple[list[str], list[Any]]:
    where, args = list[str](), list[Any]()
    for condition, value in (
        (f"{author} = ?", wish.person),
        (f"{at} >= ?", wish.since),
        (f"{at} < ?", wish.until),
    ):
        if value:
            where.append(condition)
            args.append(value)
    if after is not None:
        where.append(f"({at}, {id_}) < (?, ?)")
        args += after
    return where, args


def _select(columns: str, source: str, where: Sequence[str]) -> str:
    limits = f" WHERE {' AND '.join(where)}" if where else ""
    return f"SELECT {columns} FROM {source}{limits}"


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _like(text: str) -> str:
    bare = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{bare}%"
