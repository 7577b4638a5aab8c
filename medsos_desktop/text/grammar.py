"""Character classes of X's text rules (twitter-text 3.1.0, 2020-03), as bodies of bracket expressions.

Written for `re`; where a rule means "letters of any script" the `regex` properties are used instead.
"""

INVALID = "\ufffe\ufeff\uffff"
"""Characters that make a whole post invalid."""

SPACE = "\\x09-\\x0d \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

PUNCTUATION = "!'#%&()*+,\\\\\\-./:;<=>?@\\[\\]^_{|}~$"

LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
    "\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
"""Accented Latin letters that count as part of a link or name."""

CYRILLIC = "\u0400-\u04ff"

HOST_BREAKS = frozenset(
    "!'#%&()*+,\\/:;<=>?@[]^{|}~$ \t\n\x0b\x0c\r\x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202a\u202b\u202c\u202d\u202e\u061c\u200e\u200f\u2066\u2067\u2068\u2069\ufffe\ufeff\uffff"
)
"""Characters that no domain holds: punctuation but ``-``, ``_`` and dot, spaces, direction marks."""

HASH = "#\uff03"
AT = "@\uff20"

TAG_JOINER = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
"""Signs that may stand in a hashtag beside letters, marks and digits."""
