"""What a person is called to the face: the first real word of the name, without what stands before it."""

_WITH_IT = frozenset({"bapak", "ibu", "bu", "pak", "mas", "mbak"})
_BEFORE = frozenset({"dr", "dra", "drs", "h", "haji", "hajah", "hj", "ir", "kh", "ny", "prof"})


def call_name(name: str) -> str:
    """ "Dra. Hj. Sri Wahyuni, M.A.P." is "Sri", "Bu Sari" stays; the whole name when nothing else is left."""
    kept = ""
    for part in name.partition(",")[0].split():
        bare = part.rstrip(".").casefold()
        if bare in _WITH_IT and not kept:
            kept = f"{part} "
        elif not part.endswith(".") and bare not in _BEFORE:
            return f"{kept}{part}"
    return name.strip()
