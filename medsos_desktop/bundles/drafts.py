"""A KONSEP is marked wherever somebody could take something from it: in each text and on each picture."""

from dataclasses import replace

from medsos_desktop.bundles.model import Delivery
from medsos_desktop.words import Words


def marked(delivery: Delivery, words: Words) -> Delivery:
    """The delivery with the mark above each text that says something, and across its pictures."""
    above, across = words("bundle.draft.text"), words("bundle.draft.mark")
    fields = tuple((name, f"{above}\n\n{text}" if text else text) for name, text in delivery.fields)
    pictures = tuple(replace(each, recipe=replace(each.recipe, mark=across)) for each in delivery.pictures)
    return replace(delivery, fields=fields, pictures=pictures)
