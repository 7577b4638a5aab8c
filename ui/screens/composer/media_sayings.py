"""What the strip says about itself: how many, what to do, what the channels want, what was refused."""

from collections.abc import Sequence

from medsos_desktop.composer.wants import Advice
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ...kit.notes import error_words
from .media_adding import MOST

_LISTED = 3  # refused files named one by one


def count(words: Words, number: int, most: int | None) -> str:
    """ "Gambar · 2 dari 10"."""
    if most is None:
        return words("composer_media.count", n=number) if number else words("composer_media.name")
    return words("composer_media.count_of", n=number, most=most)


def hint(words: Words, number: int, *, follows: bool, own: bool, locked: bool) -> str:
    """What to know before touching anything."""
    if locked:
        return words("composer_media.hint.locked")
    if follows:
        return words("composer_media.hint.follows")
    if own:
        return words("composer_media.hint.own")
    return words("composer_media.hint.order") if number > 1 else ""


def advice(words: Words, want: Advice | None) -> str:
    """What the channels want, in a line; "" while there is no channel."""
    if want is None:
        return ""
    if not want.shape:
        return words("composer_media.advice.none", surface=want.surface)
    shape = want.shape.replace(".", words("figures.decimal"))
    if want.most is None:
        return words("composer_media.advice.shape", shape=shape)
    return words("composer_media.advice.most", surface=want.surface, shape=shape, n=want.most)


def report(
    words: Words, came: int, refused: Sequence[UserError], *, twice: int, left: int, stopped: bool
) -> tuple[str, str, str] | None:
    """Kind, title and text of what adding came to; `None` when all went well."""
    lines = []
    for error in refused[:_LISTED]:
        text, hint_ = error_words(words, error)
        lines.append(f"{text} {hint_}" if len(refused) == 1 else f"• {text}")
    if len(refused) > _LISTED:
        lines.append(words("composer_media.report.more", n=len(refused) - _LISTED))
    if twice:
        lines.append(words("composer_media.report.twice", n=twice))
    if left:
        lines.append(words("composer_media.report.left", n=left, most=MOST))
    if stopped:
        lines.append(words("composer_media.report.stopped"))
    if not lines:
        return None
    if refused:
        key = "refused" if came else "none"
        title = words(f"composer_media.report.{key}", n=len(refused), came=came)
        return ("warn" if came else "error", title, "\n".join(lines))
    key = "came" if came else "nothing_new"
    return ("info", words(f"composer_media.report.{key}", n=came), "\n".join(lines))
