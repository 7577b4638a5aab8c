"""``posts/<date>_<time>_<code>_<slug>/<account>/``: the texts and pictures to post by hand."""

from collections.abc import Iterator

from medsos_desktop.bundles.material import Format, Material, alt_file, field_file, picture_file
from medsos_desktop.packing.entries import Entry, text_entry


def entries(material: Material) -> Iterator[Entry]:
    """Caption and other fields, then each picture after its alt text."""
    for item, delivery in material.each():
        folder = f"{item.folder}/{delivery.folder}"
        for field, text in delivery.fields:
            yield text_entry(f"{folder}/{field_file(delivery, field)}", text)
        for number, picture in enumerate(delivery.pictures, 1):
            if picture.alt:
                yield text_entry(f"{folder}/{alt_file(number)}", picture.alt)
            made = material.rendered(picture)
            yield Entry(f"{folder}/{picture_file(number)}", file=made.picture, sha256=made.rendered.sha256)


FORMAT = Format("folders", entries)
