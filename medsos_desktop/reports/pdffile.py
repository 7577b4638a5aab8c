"""The file around a PDF's pages: numbered objects, compressed streams, the table where each stands."""

import hashlib
import zlib
from collections.abc import Mapping

_DATE = "D:20000101000000Z"
_ROOT, _PAGES, _RESOURCES = 1, 2, 3


class PdfFile:
    """Objects by number, from 1; what they say is text of PDF syntax.

    Not made for PDFs in general: pages of one size, and what `ink` draws on them.
    """

    def __init__(self, width: float, height: float) -> None:
        self._size = f"[0 0 {width:.2f} {height:.2f}]"
        self._objects = [b""] * _RESOURCES
        self._pages: list[int] = []

    def add(self, body: str) -> int:
        """A new object; its number."""
        self._objects.append(body.encode("ascii"))
        return len(self._objects)

    def stream(self, data: bytes, told: str = "", *, packed: bool = False) -> int:
        """A new object of bytes, ``told`` in front; ``packed``: as they are."""
        if not packed:
            data, told = zlib.compress(data), f"{told} /Filter /FlateDecode"
        head = f"<< {told.strip()} /Length {len(data)} >>\nstream\n".encode("ascii")
        self._objects.append(head + data + b"\nendstream")
        return len(self._objects)

    def page(self, drawn: str) -> None:
        """A page behind the others."""
        content = self.stream(drawn.encode("ascii"))
        self._pages.append(
            self.add(
                f"<< /Type /Page /Parent {_PAGES} 0 R /MediaBox {self._size} /Contents {content} 0 R"
                f" /Resources {_RESOURCES} 0 R >>"
            )
        )

    def bytes(self, title: str, language: str, fonts: Mapping[str, int], images: Mapping[str, int]) -> bytes:
        """The whole file; fonts and images by the names that the pages use."""
        self._tell(_RESOURCES, f"<< /Font << {_named(fonts)} >> /XObject << {_named(images)} >> >>")
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        self._tell(_PAGES, f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>")
        self._tell(_ROOT, f"<< /Type /Catalog /Pages {_PAGES} 0 R /Lang ({language}) >>")
        told = title.encode("utf-16-be").hex().upper()
        info = self.add(f"<< /Title <FEFF{told}> /Producer (Medsos Desktop) /CreationDate ({_DATE}) >>")
        out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")  # four bytes that say: not a text
        places = []
        for number, body in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        mark = hashlib.sha256(out).hexdigest()[:32]
        start, count = len(out), len(places) + 1
        out += f"xref\n0 {count}\n0000000000 65535 f \n".encode()
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = f"<< /Size {count} /Root {_ROOT} 0 R /Info {info} 0 R /ID [<{mark}> <{mark}>] >>"
        out += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)

    def _tell(self, number: int, body: str) -> None:
        self._objects[number - 1] = body.encode("ascii")


def _named(numbers: Mapping[str, int]) -> str:
    return " ".join(f"/{name} {number} 0 R" for name, number in numbers.items())
