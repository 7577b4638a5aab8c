"""One door to what the checks look for in a text: sentences, words, dates, times, money, quotations.

All spans are code points, half-open; every function is linear in the text's length and never raises.
"""

from medsos_desktop.text.amounts import Money, Number, money, numbers
from medsos_desktop.text.dates import DateMention, dates
from medsos_desktop.text.sentences import Span, count_words, quotations, sentences, words
from medsos_desktop.text.times import TimeMention, times

__all__ = [
    "DateMention",
    "Money",
    "Number",
    "Span",
    "TimeMention",
    "count_words",
    "dates",
    "money",
    "numbers",
    "quotations",
    "sentences",
    "times",
    "words",
]
