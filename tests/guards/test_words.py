"""The catalogue and the code agree: nothing missing, nothing unused, both languages alike."""

from tests.guards import wording
from tests.guards.wording import asked, fields, is_used, messages, raised


def error_keys(code: str) -> list[str]:
    """The keys that word a `UserError`; the hint may be absent."""
    room, _, rest = code.partition(".")
    base = f"{room}.error.{rest}"
    return [f"{base}.text"] + ([f"{base}.hint"] if f"{base}.hint" in messages("id") else [])


def test_there_is_something_to_look_at() -> None:
    assert len(messages("id")) > 100
    assert len(asked()) > 50
    assert len(raised()) > 20


def test_both_languages_have_the_same_messages() -> None:
    assert set(messages("id")) == set(messages("en"))


def test_both_languages_take_the_same_parameters() -> None:
    both = set(messages("id")) & set(messages("en"))
    wrong = [key for key in both if fields(messages("id")[key]) != fields(messages("en")[key])]
    assert not sorted(wrong)


def test_every_message_asked_for_exists() -> None:
    missing = [f"{call.place} {call.key}" for call in asked() if call.key not in messages("id")]
    assert not missing


def test_every_error_raised_has_words() -> None:
    missing = [
        f"{call.place} {call.key}" for call in raised() if error_keys(call.key)[0] not in messages("id")
    ]
    assert not missing


def test_messages_get_the_parameters_they_name() -> None:
    wrong = [
        f"{call.place} {call.key} lacks {sorted(fields(messages('id')[call.key]) - call.params)}"
        for call in asked()
        if call.params is not None
        and call.key in messages("id")
        and not fields(messages("id")[call.key]) <= call.params
    ]
    assert not wrong


def test_errors_carry_the_parameters_their_words_name() -> None:
    wrong = [
        f"{call.place} {key} lacks {sorted(fields(messages('id')[key]) - call.params)}"
        for call in raised()
        if call.params is not None
        for key in error_keys(call.key)
        if key in messages("id") and not fields(messages("id")[key]) <= call.params
    ]
    assert not wrong


def test_no_message_is_unused() -> None:
    assert not sorted(key for key in messages("id") if not is_used(key))


def test_no_message_is_empty() -> None:
    wrong = [
        f"{language} {key}"
        for language in ("id", "en")
        for key, forms in messages(language).items()
        for text in forms
        if not text.strip()
    ]
    assert not wrong


def test_indonesian_messages_keep_the_house_vocabulary() -> None:
    """Words that `ux.md` settles: the everyday Indonesian one stands, not the loan or the old spelling."""
    banned = {
        "caption": "takarir", "hashtag": "tagar", "draft": "konsep", "approve": "setujui", "himbau": "imbau",
        "resiko": "risiko", "kerjasama": "kerja sama", "backup": "cadangan", "undo": "urungkan",
        "export": "ekspor", "import": "masukkan/impor", "folder kerja": "ruang kerja", "silahkan": "silakan",
    }  # fmt: skip
    allowed = ("takarir (caption)",)
    wrong: list[str] = []
    for key, forms in messages("id").items():
        for text in forms:
            plain = text.lower()
            for phrase in allowed:
                plain = plain.replace(phrase, "")
            words = set("".join(c if c.isalpha() else " " for c in plain).split())
            wrong += [f"{key}: {bad} -> {good}" for bad, good in banned.items() if bad in words]
    assert not wrong


def test_the_scan_tells_used_from_unused() -> None:
    assert is_used(asked()[0].key)
    assert not is_used("cli.no-such-message")
    assert wording.fields(("{n} of {name.x} {{no}}", "{n}")) == {"n", "name"}
