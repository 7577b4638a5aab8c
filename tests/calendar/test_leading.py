"""Who stands in front of a post: sentences that must be found, and, more important, those that must not."""

import pytest

from medsos_desktop.calendar.balance import LEADERS
from medsos_desktop.calendar.leading import Leaders, first_sentence
from medsos_desktop.checks import pack

ROLES = ("title", "verb", "passive", "head", "thing")


@pytest.fixture(scope="module")
def words() -> Leaders:
    made = pack.load()
    return Leaders(*(made.values(LEADERS, role) for role in ROLES))


@pytest.mark.parametrize(
    "title",
    [
        "Wali Kota Resmikan Pasar Cacaban",
        "Walikota tinjau drainase RW 05",
        "Wakil Wali Kota Drs. Contoh menyerahkan bantuan",
        "Lurah menyapa warga",
        "Bu Lurah ajak warga pilah sampah",
        "Plt. Camat membuka musrenbang",
        "Bupati bersama jajaran hadiri panen raya",
        "Kepala Dinas Sosial menyalurkan bantuan",
        "Ketua TP PKK Kota Contoh kunjungi posyandu",
        "Gedung serbaguna diresmikan Wali Kota",
        "Posyandu dibuka oleh Ibu Camat",
        "Pesan Lurah untuk pelajar",
        "Sambutan Bapak Bupati di hari jadi",
    ],
)
def test_an_official_in_front(words: Leaders, title: str) -> None:
    assert words.in_front(title, "")
    assert words.in_front("Kabar hari ini", f"{title}. Warga senang.")
    assert words.in_front(title.upper(), "")


@pytest.mark.parametrize(
    "title",
    [
        "Jam layanan kantor lurah",
        "Kantor Lurah buka pukul 08.00",
        "Loket di kantor Camat tutup Jumat",
        "Piala Bupati: RW 05 menerima hadiah utama",
        "Surat dari lurah: buka pukul 09.00",
        "Kelurahan Cacaban membuka loket baru",
        "Kecamatan menerima berkas sampai Jumat",
        "Cara urus surat keterangan di kelurahan",
        "Warga menyapa tetangga, kader membuka dapur",
        "Peraturan Wali Kota tentang sampah menerima masukan",
        "Keluarahan bersih, warga hadir",
        "",
    ],
)
def test_nobody_in_front(words: Leaders, title: str) -> None:
    assert not words.in_front(title, "")


def test_only_the_first_sentence_counts(words: Leaders) -> None:
    assert not words.in_front("Pasar murah", "Warga belanja hemat. Lurah membuka acara.")
    assert words.in_front("Pasar murah", "Lurah Drs. Contoh membuka pasar. Warga senang.")


def test_first_sentence() -> None:
    assert first_sentence("Satu kalimat.\nDua") == "Satu kalimat."
    assert first_sentence("Halo! Lagi") == "Halo"
    assert first_sentence("") == ""


def test_words_of_an_office_are_taken_as_words() -> None:
    odd = Leaders(["pak (rw", "geuchik*"], ["buka"])
    assert odd.in_front("Pak (RW buka ronda", "")
    assert odd.in_front("Geuchiknya buka ronda", "")
    assert not Leaders([], ["buka"], ["dibuka"], ["pesan"]).in_front("Lurah buka pasar", "")


@pytest.mark.timeout(20)
def test_long_text_takes_no_long_time(words: Leaders) -> None:
    assert words.in_front("lurah " * 20_000 + "membuka pasar", "pesan dari bapak " * 20_000)
