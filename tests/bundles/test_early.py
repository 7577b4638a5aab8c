"""What can be made while pictures are still being drawn: all that shows none, and the same bytes as later."""

from medsos_desktop.bundles.early import Early
from medsos_desktop.bundles.formats.registry import FORMATS
from medsos_desktop.bundles.material import Material
from medsos_desktop.bundles.model import Bundle, Picture
from medsos_desktop.media.cache import Entry as RenderedPicture
from medsos_desktop.words import Words


def unasked(_picture: Picture) -> RenderedPicture:
    raise AssertionError("a picture was asked for")


def test_one_format_a_step_and_none_with_pictures(bundle: Bundle) -> None:
    material = Material(bundle, Words("id"), unasked)
    early = Early(material, FORMATS)
    for number in range(len(FORMATS) + 2):
        assert len(early.made) <= number
        early.step()
    assert set(early.made) == {each.id for each in FORMATS} - {"page", "folders"}
    for each in FORMATS:
        if each.id not in early.made:
            continue
        later = [
            (entry.path, b"".join(entry.pieces()) if entry.pieces else entry.data)
            for entry in each.entries(material)
        ]
        assert [(entry.path, entry.data) for entry in early.made[each.id]] == later
