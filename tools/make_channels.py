"""Make ``resources/channels/*.json`` from a platform survey (``platforms.json``), once per survey.

    make_channels.py SURVEY.json TARGET_FOLDER

What the survey does not say stands below: how the office meets a limit (effect), which fact limits
which text field, the picture frame of an export, the order and monograms of the families.
"""

import json
import re
import sys
from pathlib import Path

ORDER = {
    "instagram": ("Instagram", "IG", "ig_feed"),
    "facebook": ("Facebook", "FB", "fb_page"),
    "x": ("X", "X", "x_free"),
    "threads": ("Threads", "TH", "threads"),
    "tiktok": ("TikTok", "TT", "tiktok_video"),
    "youtube": ("YouTube", "YT", "yt_video"),
    "whatsapp": ("WhatsApp", "WA", "wa_broadcast"),
    "telegram": ("Telegram", "TG", "tg_channel"),
    "linkedin": ("LinkedIn", "LI", "li_page"),
    "bluesky": ("Bluesky", "BS", "bluesky"),
    "mastodon": ("Mastodon", "MD", "mastodon"),
}
USUAL = ("instagram", "facebook", "whatsapp")
"""Where most offices are: offered first to a new one."""
NAMES = {
    "x_free": "X",
    "x_premium": "X Premium",
    "ig_feed": "Instagram Feed",
    "ig_carousel": "Instagram Carousel",
    "ig_reel": "Instagram Reel",
    "ig_story": "Instagram Story",
    "fb_page": "Facebook Page",
    "threads": "Threads",
    "tiktok_video": "TikTok Video",
    "tiktok_photo": "TikTok Foto",
    "yt_video": "YouTube Video",
    "yt_shorts": "YouTube Shorts",
    "yt_post": "YouTube Post",
    "wa_channel": "WhatsApp Channel",
    "wa_status": "WhatsApp Status",
    "wa_broadcast": "WhatsApp Chat",
    "tg_channel": "Telegram Channel",
    "li_page": "LinkedIn Page",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
}
PRESETS = {
    "x_free": (1200, 675),
    "x_premium": (1200, 675),
    "ig_feed": (1080, 1350),
    "ig_carousel": (1080, 1350),
    "ig_reel": (1080, 1920),
    "ig_story": (1080, 1920),
    "fb_page": (1080, 1350),
    "threads": (1080, 1350),
    "tiktok_video": (1080, 1920),
    "tiktok_photo": (1080, 1920),
    "yt_video": (1280, 720),
    "yt_shorts": (1080, 1920),
    "yt_post": (1080, 1080),
    "wa_channel": (1080, 1350),
    "wa_status": (1080, 1920),
    "wa_broadcast": (1080, 1080),
    "tg_channel": (1280, 1280),
    "li_page": (1200, 627),
    "bluesky": (1080, 1350),
    "mastodon": (1080, 1350),
}
TITLED = {
    "title": {"limit": "text.title", "follows": "title"},
    "description": {"limit": "text.description", "main": True},
}
FIELDS = {
    "tiktok_photo": TITLED,
    "yt_video": TITLED,
    "yt_shorts": TITLED,
    "wa_channel": {"text": {"limit": "text.update", "caption": "text.caption"}},
    "wa_status": {"text": {"limit": "text.text", "caption": "text.caption"}},
    "wa_broadcast": {"text": {"limit": "text.message", "caption": "text.caption"}},
    "tg_channel": {"text": {"limit": "text.message", "caption": "text.caption"}},
    "bluesky": {"text": {"limit": "text.post", "also": ["text.post_bytes"]}},
}
COVERS = {
    "ig_reel": ({"value": ["JPEG"], "sources": ["ig_media"]}, {"value": 8_000_000, "sources": ["ig_media"]}),
    "tiktok_video": (None, None),
    "yt_video": ("thumbnail.formats", "thumbnail.max_bytes"),
    "yt_shorts": ("thumbnail.formats", "thumbnail.max_bytes"),
}
REFUSED = {
    "max",
    "max_api",
    "max_bytes",
    "formats",
    "ratio",
    "max_px",
    "max_pixels",
    "max_sum_px",
    "max_ratio",
    "mix",
    "seconds",
    "containers",
    "forbidden",
    "invalid_characters",
    "tags_total",
    "max_pages",
    "max_tag_length",
}
ASSUMED_UNITS = {("x_premium", "text.post"): "x_weighted"}
IGNORED = {("threads", "hashtags.max"), ("tg_channel", "links.max")}
IGNORED_PARTS = {"clickable"}
TEXT_ADVICE = {
    "url_weight",
    "emoji_weight",
    "reply_mentions",
    "media_links",
    "formatting",
    "mention",
    "content_warning",
    "app_note",
    "text_attachment",
    "rich_message",
    "caption_app",
    "api_reserved",
}


def effect(surface: str, path: str) -> str:
    """What happens to a post that does not keep to the fact."""
    group, _, name = path.partition(".")
    tags_ignored = path == "hashtags.max" and surface.startswith(("tiktok", "yt_"))
    if (surface, path) in IGNORED or name in IGNORED_PARTS or tags_ignored:
        return "ignored"
    if group in ("alt_text", "schedule", "daily", "recipients"):
        return "refused"
    if group == "text" and name not in TEXT_ADVICE:
        return "refused"
    return "refused" if name in REFUSED else "advice"


def value(path: str, raw: object) -> object:
    """The survey's value, file formats under one name each."""
    if path.endswith((".formats", ".containers")) and isinstance(raw, list):
        return ["JPEG" if name == "JPG" else name for name in raw]
    if path == "links.clickable" and not isinstance(raw, bool):
        return False
    return raw


DOTTED = ("instagram", "threads", "tiktok", "facebook", "youtube")
"""Families whose account names may hold full stops; seen in their names, stated nowhere: low confidence."""


def add_dotted(family: str, facts: dict[str, dict[str, object]], day: str) -> None:
    """Whether a mention goes on after a full stop."""
    if family in DOTTED:
        facts["mentions.dotted"] = {
            "value": True, "unit": "", "confidence": "low", "effect": "advice", "sources": [], "checked": day,
        }  # fmt: skip


def facts_of(surface: str, data: dict[str, object], day: str) -> dict[str, dict[str, object]]:
    """All facts of one surface by path (``text.post``)."""
    facts: dict[str, dict[str, object]] = {}
    for group, content in data.items():
        if not isinstance(content, dict):
            continue
        named = (
            {group: content}
            if "value" in content
            else {f"{group}.{key}": one for key, one in content.items()}
        )
        for path, one in named.items():
            if not isinstance(one, dict) or path in ("video.note",):
                continue
            facts[path] = {
                "value": value(path, one["value"]),
                "unit": ASSUMED_UNITS.get((surface, path), one.get("unit", "")),
                "confidence": one["confidence"],
                "effect": effect(surface, path),
                "sources": one["sources"],
                "checked": day,
            }
    return facts


def add_cover(surface: str, facts: dict[str, dict[str, object]], day: str) -> None:
    """A video's cover picture is what an office can prepare for it."""
    formats, size = COVERS[surface]
    base = {"unit": "", "confidence": "low", "effect": "advice", "sources": [], "checked": day}
    for path, given in (("images.formats", formats), ("images.max_bytes", size)):
        if isinstance(given, str):
            facts[path] = dict(facts[given])
        elif given is not None:
            facts[path] = {**base, **given, "confidence": "high", "effect": "refused"}
    facts["images.max"] = {**base, "value": 1}


def fields_of(surface: str, facts: dict[str, object]) -> list[dict[str, object]]:
    """The text fields with the paths of their limits; the main one follows a post's text."""
    given = FIELDS.get(surface)
    if given is None:
        limit = next((path for path in ("text.post", "text.caption") if path in facts), "")
        given = {"text": {"limit": limit}}
    out = []
    for name, spec in given.items():
        main = bool(spec.get("main", len(given) == 1))
        out.append(
            {
                "name": name,
                "follows": spec.get("follows", "text"),
                "main": main,
                "limit": spec["limit"],
                "caption": spec.get("caption", ""),
                "also": spec.get("also", []),
            }
        )
    return out


def main() -> None:
    """Write one file per family and the table of sources."""
    survey, target = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    day = survey["date"]
    for place, (family, (name, monogram, default)) in enumerate(ORDER.items()):
        surfaces = {}
        for surface, data in survey["platforms"].items():
            if data["family"] != family:
                continue
            facts = facts_of(surface, data, day)
            add_dotted(family, facts, day)
            if surface in COVERS:
                add_cover(surface, facts, day)
            surfaces[surface] = {
                "name": NAMES[surface],
                "preset": PRESETS[surface],
                "cover": surface in COVERS,
                "fields": fields_of(surface, facts),
                "facts": facts,
            }
        write(
            target / f"{family}.json",
            {
                "channel": family,
                "name": name,
                "monogram": monogram,
                "order": place,
                "default": default,
                "usual": family in USUAL,
                "surfaces": surfaces,
            },
        )
    sources = {}
    for key, source in survey["sources"].items():
        url = source["url"] if source["url"].startswith("http") else ""
        date = re.sub(r"(?<=undated).*|[;,]? *stored[^;,]*", "", source["date"]).strip()
        sources[key] = {"url": url.split(" ")[0], "date": date or "undated", "kind": source["kind"]}
    write(target / "sources.json", {"checked": day, "sources": sources})


def write(path: Path, data: dict[str, object]) -> None:
    """JSON with one fact a line, so that a change of one number is one line of a diff."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: "[" + re.sub(r"\s*\n\s*", " ", m[1]) + "]", text)
    text = re.sub(r"\{\s+([^{}]*?)\s+\}", lambda m: "{" + re.sub(r"\s*\n\s*", " ", m[1]) + "}", text)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
