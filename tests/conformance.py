"""Offers our text rules in the shape that X's conformance data asks for: UTF-16 positions, X's names."""

from typing import Any

from medsos_desktop.text import validation
from medsos_desktop.text.entities import standing_hashtags
from medsos_desktop.text.spans import Utf16Map, utf16_length
from medsos_desktop.text.tags import find_cashtags, find_mentions, reply_to
from medsos_desktop.text.urls import find_urls
from medsos_desktop.text.weighted import Config, measure, parse


def as_config(config: dict[str, Any]) -> Config:
    """X's published configuration as ours."""
    return Config(
        version=config["version"],
        max_weighted_length=config["maxWeightedTweetLength"],
        scale=config["scale"],
        default_weight=config["defaultWeight"],
        emoji_parsing=config.get("emojiParsingEnabled", False),
        url_length=config["transformedURLLength"],
        ranges=tuple((part["start"], part["end"], part["weight"]) for part in config["ranges"]),
    )


def parsed(text: str, config: dict[str, Any]) -> dict[str, Any]:
    """As X reports it: inclusive UTF-16 ends; its valid end is shifted by what normalising changed."""
    ours = as_config(config)
    result = parse(text, ours)
    measured = measure(text, ours)
    broken = next((at for at, sign in enumerate(measured.text) if sign in "\ufffe\ufeff\uffff"), None)
    fits = measured.fits_up_to(ours.max_weighted_length * ours.scale, broken)
    shift = utf16_length(text) - utf16_length(measured.text)
    return {
        "weightedLength": result.weighted_length,
        "valid": result.valid,
        "permillage": result.permillage,
        "displayRangeStart": 0,
        "displayRangeEnd": max(utf16_length(text) - 1, 0),
        "validRangeStart": 0,
        "validRangeEnd": max(utf16_length(measured.text[:fits]) - 1, 0) + shift,
    }


def _located(text: str, name: str, found: list[Any], value: str = "text") -> list[dict[str, Any]]:
    units = Utf16Map(text)
    return [
        {name: getattr(item, value), "indices": [units.to_utf16(item.start), units.to_utf16(item.end)]}
        for item in found
    ]


def _urls(text: str) -> list[dict[str, Any]]:
    units = Utf16Map(text)
    return [
        {"url": text[url.start : url.end], "indices": [units.to_utf16(url.start), units.to_utf16(url.end)]}
        for url in find_urls(text)
    ]


def _lists(text: str) -> list[dict[str, Any]]:
    located = _located(text, "screen_name", find_mentions(text), "name")
    return [
        {"screen_name": entry["screen_name"], "list_slug": item.slug, "indices": entry["indices"]}
        for entry, item in zip(located, find_mentions(text), strict=True)
    ]


def _mentions(text: str) -> list[Any]:
    return [item for item in find_mentions(text) if not item.slug]


ROLES = {
    "urls": lambda text: [entry["url"] for entry in _urls(text)],
    "urls_with_indices": _urls,
    "hashtags": lambda text: [tag.text for tag in standing_hashtags(text)],
    "hashtags_with_indices": lambda text: _located(text, "hashtag", standing_hashtags(text)),
    "mentions": lambda text: [item.name for item in _mentions(text)],
    "mentions_with_indices": lambda text: _located(text, "screen_name", _mentions(text), "name"),
    "mentions_or_lists_with_indices": _lists,
    "replies": reply_to,
    "cashtags": lambda text: [tag.text for tag in find_cashtags(text)],
    "cashtags_with_indices": lambda text: _located(text, "cashtag", find_cashtags(text)),
    "valid_tweet": validation.valid_tweet,
    "valid_username": validation.valid_username,
    "valid_list": validation.valid_list,
    "valid_hashtag": validation.valid_hashtag,
    "valid_url": validation.valid_url,
    "valid_url_without_protocol": lambda text: validation.valid_url(text, protocol=False),
}


def adapter(role: str, text: str, config: dict[str, Any]) -> Any:
    """One answer for one role of X's conformance data; all of its roles are offered."""
    return parsed(text, config) if role == "parse" else ROLES[role](text)
