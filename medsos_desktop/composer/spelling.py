"""Numbers and facts of the writing page in words."""

from medsos_desktop import figures
from medsos_desktop.composer.counters import Counter
from medsos_desktop.words import Words


def used(words: Words, counter: Counter) -> str:
    """As in "518 dari 2.200", or "518 karakter" where no limit is known."""
    said = figures.number(words, counter.used)
    if counter.limit is None:
        return words("composer.count.plain", n=said)
    return words("composer.count.of", n=said, limit=figures.number(words, counter.limit))


def hashtags(words: Words, counter: Counter) -> str:
    """As in "Tagar 3 dari 5", or "Tagar 3"."""
    if counter.hashtags_max is None:
        return words("composer.count.tags", n=counter.hashtags)
    return words("composer.count.tags_of", n=counter.hashtags, limit=counter.hashtags_max)
