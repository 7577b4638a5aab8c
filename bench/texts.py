"""A realistic mix of posts, the same in every run: Indonesian, links, emoji, some other scripts."""

import random
from collections.abc import Iterator

PIECES = (
    "Yuk, hadiri sosialisasi bagi lansia, Jumat, 4 Desember 2026 pukul 09.00 WIB di Balai Kelurahan.",
    "Info lengkap: https://dinsos.example.go.id/info?x=1 atau @dinsoscontoh #HariLansia #Kota \U0001f389",
    "Cek di cekbansos.example.go.id ya! \u201cJangan beri NIK\u201d \u2014 kata petugas\u2026 #WaspadaHoaks",
    "Pendaftaran s.d. 30.11.2026. Syarat: 1. KTP 2. KK 3. Surat pengantar. Tidak dipungut biaya.",
    "Terima kasih Bapak/Ibu \U0001f64f\U0001f3fd hadir di Posyandu \U0001f4aa\U0001f3ff \U0001f1ee\U0001f1e9",
    "Keluarga sehat \U0001f468\u200d\U0001f469\u200d\U0001f467, kota kuat. Rp1.250.000,00 untuk 120 warga.",
    "\u65e5\u672c\u8a9e\u306e\u30c6\u30ad example.com \u30c6\u30b9\u30c8 #\u30bf\u30b0 \u3067\u3059\u3002",
)


def texts(number: int, length: int, seed: int = 1) -> Iterator[str]:
    """``number`` different texts of ``length`` code points."""
    chance = random.Random(seed)
    for _ in range(number):
        text = ""
        while len(text) < length:
            text += chance.choice(PIECES) + chance.choice((" ", "\n"))
        yield text[:length]
