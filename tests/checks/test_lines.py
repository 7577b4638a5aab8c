"""Sentences a second reader brought: what must be found although it looks harmless, and what must not."""

import pytest

from medsos_desktop.channels.catalogue import load
from medsos_desktop.checks import engine, jsonl, pack

CATALOGUE, PACK = load(), pack.load()


def codes(text: str) -> dict[str, int]:
    """How often each code is found in a Facebook post."""
    record = {"text": text, "channel": "facebook", "planned_at": "2026-12-01T10:00:00+07:00"}
    found: dict[str, int] = {}
    for one in engine.run(jsonl.subject_of(record, CATALOGUE), PACK, jsonl.context_of(record)):
        found[one.code] = found.get(one.code, 0) + 1
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Goblok! Kata itu pantas buat kamu.",
        "Goblok! Ucapan seperti itu bikin malu kantor kami.",
        "Tolol! Dua kata untuk kamu.",
        "Bajingan! Empat kata untuk RT kalian: tidak tahu diri semua.",
        "Kamu itu nggak tahu tolol, diam saja!",
        "Anda tahu bajingan itu siapa? Anda sendiri.",
        "Dasar ayam goblok kamu!",
        "Tidak ada tolol seperti kamu di desa ini.",
        "Ora ana goblok sing kaya kowe.",
        "Tiada bajingan selain kamu!",
        "g0bl0k kamu, baca dulu pengumumannya!",
        "Dasar g0blok. Sudah ditulis besar-besar.",
        "4njing kamu!",
    ],
)
def test_an_insult_stays_one(text: str) -> None:
    assert "tone.hostile" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Menu pasar kuliner: singkong bajingan dan rawon setan.",
        "Goblok. Gendut. Dua kata yang sering dianggap bercanda, padahal melukai. Yuk berhenti.",
        "Tidak ada pertanyaan bodoh di kelas komputer lansia.",
        "Wifi balai memakai kode w1f1 baru, tanyakan ke loket.",
    ],
)
def test_what_is_no_insult(text: str) -> None:
    assert "tone.hostile" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Transfer ke rekening BCA 1234567890 / 9876543210 a.n. Budi Santoso.",
        "Donasi ke rekening BRI 123456789/987654321 a.n. Siti.",
        "Setor ke rek. Mandiri 1380012345678/14 ya.",
        "Donasi ke rekening 1500123 Bank Desa a.n. Budi Santoso.",
    ],
)
def test_an_account_stays_one(text: str) -> None:
    assert "pii.bank-account" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bayar iuran lewat virtual account, panduan di loket. Nomor registrasi kegiatan 2026081500123.",
        "Bayar PBB lewat virtual account. Kode kegiatan 5102010100.",
        "Surat Keputusan nomor 400/1123/2026 a.n. Kelompok Wanita Tani Mandiri sudah terbit.",
        "Layanan bank penyalur dapat dihubungi di 1500046 untuk rekening yang terblokir.",
    ],
)
def test_what_is_no_account(text: str) -> None:
    assert "pii.bank-account" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jadwal:\n17082026\n01092026",
        "Data panen:\n3312\n1507\n0810\n1190",
        "Kode wilayah\n33740115\n08120001",
    ],
)
def test_columns_of_numbers_are_no_identity(text: str) -> None:
    assert "pii.identity-number" not in codes(text)


def test_an_identity_number_broken_over_lines_is_one() -> None:
    assert "pii.identity-number" in codes("Koreksi NIK: 187103\n111270 0000, satu dicoret ya.")


@pytest.mark.parametrize(
    "text",
    [
        "Dongeng si pincang Kancil untuk anak PAUD.",
        "Film si buta Barda bertarung diputar di balai.",
        "Penerima bantuan beras:\nMeja Makan | 12 34 56 78 90 12",
        "Pak A.S. menderita stroke, mohon doanya.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert "pii.person-and-case" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ny. Li, penderita TBC di RT 4, butuh bantuan.",
        "Bu Nu, penderita stroke, butuh kursi roda.",
    ],
)
def test_short_names_are_names(text: str) -> None:
    assert "pii.person-and-case" in codes(text)


def test_a_name_is_told_once() -> None:
    assert codes("si buta Slamet, penderita stroke di RT 3, menerima bantuan.")["pii.person-and-case"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kami menjaga PIN warga. Info lain hubungi 0813-0000-5566 atau kirim pesan.",
        "Rahasiakan PIN Anda. Pertanyaan? Kirim pesan ke 0813-0000-5566.",
    ],
)
def test_no_secret_is_asked_for(text: str) -> None:
    assert "secret.requested" not in codes(text)


def test_an_identity_number_alone_on_three_lines_is_found() -> None:
    assert "pii.identity-number" in codes("Angkanya:\n3273\n1412 0368\n0000\nKalau kenal, ke loket ya")
