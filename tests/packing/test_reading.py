"""What the reader does with a file that lies about itself; the rest is proved on bundles and hand-offs."""

import io
import struct
import zipfile

import pytest

from medsos_desktop.packing.reading import Refused, members
from medsos_desktop.packing.writing import zip_info


class Watched(io.BytesIO):
    """Remembers how much was asked for at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.most = max(self.most, len(data))
        return data


def test_a_directory_larger_than_its_entries_can_need_is_not_read_into_memory() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zip_info("a"), b"x")
    data = made.getvalue()
    *_, length, offset, _comment = struct.unpack("<4s4H2IH", data[-22:])
    padding = b"\0" * 3_000_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, length + len(padding), offset, 0)
    file = Watched(data[:-22] + padding + end)
    with pytest.raises(Refused) as caught:
        members(file, "a.zip")
    assert [each.code for each in caught.value.problems] == ["hidden"]
    assert file.most < 10_000
