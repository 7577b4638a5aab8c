"""The lines under the phone card: where it appears, how much of what it uses, what is not known."""

from medsos_desktop import figures
from medsos_desktop.composer.phone import PhonePicture, PhonePost
from medsos_desktop.words import Words


def facts_of(shown: PhonePost, picture: PhonePicture | None, words: Words) -> tuple[str, ...]:
    """Surface, counts, crop and fold, a line each."""
    hashtags = shown.counter.hashtags
    counts = [words("composer_right.hashtags", n=hashtags)] if hashtags else []
    number = len(shown.pictures)
    counts.append(
        words("composer_right.pictures", n=number) if number else words("composer_right.no_pictures")
    )
    lines = [shown.surface, _length(shown, words), " · ".join(counts)]
    percent = round(picture.cut * 100) if picture is not None and picture.known else 0
    if percent:
        lines.append(words("composer_right.cut", n=percent))
    lines.append(_fold(shown, words))
    return tuple(lines)


def _length(shown: PhonePost, words: Words) -> str:
    counter = shown.counter
    used = figures.number(words, counter.used)
    if counter.limit is None:
        return words("composer_right.used", used=used)
    return words("composer_right.used_of", used=used, limit=figures.number(words, counter.limit))


def _fold(shown: PhonePost, words: Words) -> str:
    if shown.manner == "story":
        return words("composer_right.story_note")
    if shown.fold is None or not shown.fold.value:
        return words("composer_right.fold_unknown")
    return words("composer_right.fold_note", n=int(shown.fold.value))
