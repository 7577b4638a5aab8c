"""``handoff make``, ``look`` and ``take`` from the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest

from medsos_desktop.cli import main
from medsos_desktop.model import office as offices
from medsos_desktop.model.post import Post
from tests.exchange.handoff.desk import Desk


class Door:
    """Runs commands and takes what they said apart."""

    def __init__(self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, patch

    def run(self, *line: object) -> tuple[int, str, str]:
        """On the PC whose workspace the line names."""
        folder = Path(str(line[line.index("--workspace") + 1]))
        self._patch.setenv("MEDSOS_HOME", str(folder.with_name(f"home-{folder.name}")))
        code = main(["handoff", *map(str, line)])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def json(self, *line: object) -> Any:
        code, out, _ = self.run(*line, "--json")
        assert code == 0
        return json.loads(out)


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    return Door(capsys, monkeypatch)


def test_from_one_pc_to_another(a: Desk, b: Desk, door: Door) -> None:
    post, _ = a.post("Posyandu", a.picture()), a.post("Lain")
    assert b.ws.actor == ""
    b.pc.close()
    made = ("make", "--workspace", a.pc.folder, "--kind", "proposal", "--post", post[:7].upper())
    code, said, _ = door.run(*made, "--out", a.out, "--plan")
    assert (code, list(a.out.iterdir())) == (0, [])
    assert said.startswith("Akan dibuat: 1 unggahan, ")
    code, said, _ = door.run(*made, "--out", a.out)
    assert "bacakan enam kata komputer ini: " in said
    (file,) = a.out.iterdir()
    assert code == 0
    assert str(file) in said
    code, said, _ = door.run("look", file, "--workspace", b.pc.folder)
    assert code == 0
    assert "Usulan dari Ibu a (A)" in said
    assert "Ditandatangani dengan kunci yang belum dikenal di sini." in said
    assert "Menurut kartunya, pengirimnya" in said
    assert f"Posyandu ({post[:7].upper()}): baru" in said
    assert "Akun IG a: baru" in said
    assert "1 gambar atau berkas baru" in said
    a.pc.close()
    code, _, complaint = door.run("take", file, "--workspace", b.pc.folder)
    assert (code, b.ws.posts.undated()) == (1, [])
    assert "belum dikenal di sini. Belum ada yang diambil." in complaint
    b.pc.close()
    code, said, _ = door.run("take", file, "--workspace", b.pc.folder, "--unverified")
    assert (code, said) == (0, "Diambil: 4 catatan tentang 1 unggahan, 1 gambar.\n")
    code, said, _ = door.run("take", file, "--workspace", b.pc.folder, "--unverified")
    assert (code, said) == (0, "Tidak ada yang baru; tidak ada yang berubah.\n")
    assert [row.title for row in b.ws.posts.undated()] == ["Posyandu"]


def test_for_machines(a: Desk, b: Desk, door: Door) -> None:
    one, two = a.post("Satu"), a.post("Dua")
    assert b.ws.actor == ""
    b.pc.close()
    plan = door.json("make", "--workspace", a.pc.folder, "--kind", "calendar", "--out", a.out)
    assert (plan["posts"], plan["media"], plan["unsealed"], plan["missing"]) == (2, 0, [], [])
    file = Path(plan["file"])
    told = door.json("look", file, "--workspace", b.pc.folder)
    assert {post["id"] for post in told["posts"]} == {one, two}
    assert (told["kind"], told["nothing"], told["seal"]["standing"]) == ("calendar", False, "unknown")
    taken = door.json("take", file, "--workspace", b.pc.folder, "--unverified", "--post", one[:7])
    assert taken["new"] > 0
    assert [row.id for row in b.ws.posts.undated()] == [one]


def test_changes_conflicts_decisions_and_erasures_in_words(a: Desk, b: Desk, door: Door) -> None:
    post, gone = a.post("Posyandu"), a.post("Data warga")
    b.take(a.send())
    a.ws.posts.update(post, Post(title="Posyandu Melati"))
    b.ws.posts.update(post, Post(title="Posyandu Mawar"))
    a.decide(post, "return", note="foto diganti")
    a.ws.erasure.erase("post", gone, "permintaan warga")
    with a.ws.operation("op.post.create") as op:
        op.put("ritual", "r", {})
    b.pc.close()
    _, said, _ = door.run("look", a.send(), "--workspace", b.pc.folder)
    assert "diubah di dua tempat" in said
    assert "diubah di dua tempat: judul" in said
    assert "dikembalikan oleh Ibu a; “foto diganti”" in said
    assert (
        "Penghapusan permanen (permintaan warga): 1 catatan dikosongkan di sini. Unggahan: Data warga."
        in said
    )
    assert "1 catatan dari versi aplikasi yang lebih baru" in said
    _, english, _ = door.run("look", a.send(), "--workspace", b.pc.folder, "--lang", "en")
    assert "changed in two places: title" in english


def test_for_whom(a: Desk, b: Desk, door: Door) -> None:
    lurah, _ = a.ws.directory.save("person", None, offices.Person("Pak Lurah"))
    a.post()
    assert b.ws.actor == ""
    b.pc.close()
    made = ("make", "--workspace", a.pc.folder, "--kind", "calendar", "--out", a.out)
    told = door.json("look", door.json(*made, "--to", "pak lurah")["file"], "--workspace", b.pc.folder)
    assert told["meant"] == "other"
    file = door.json(*made, "--to", "Diskominsta")["file"]
    assert door.json("look", file, "--workspace", a.pc.folder)["meant"] == "other"
    a.pc.close()
    code, _, complaint = door.run("take", file, "--workspace", a.pc.folder, "--unverified")
    assert (code, bool(lurah)) == (1, True)
    assert "Berkas ini untuk Diskominsta, bukan untuk yang memakai komputer ini." in complaint


def test_a_code_that_fits_no_post_or_several(a: Desk, door: Door) -> None:
    a.post("Satu")
    a.post("Dua")
    made = ("make", "--workspace", a.pc.folder, "--kind", "proposal", "--out", a.out)
    code, _, said = door.run(*made, "--post", "tidakada")
    assert code == 1
    assert "Tidak ada unggahan dengan kode tidakada." in said
    code, _, said = door.run(*made, "--post", "")
    assert code == 1
    assert "lebih dari satu unggahan" in said
    assert list(a.out.iterdir()) == []


def test_a_file_that_is_none(a: Desk, door: Door, tmp_path: Path) -> None:
    assert a.ws.actor
    for name, data in (("foto.medsos", b"JFIF"), ("kosong.medsos", b"")):
        (tmp_path / name).write_bytes(data)
        code, _, said = door.run("look", tmp_path / name, "--workspace", a.pc.folder)
        assert code == 1
        assert f"{name} bukan berkas .medsos" in said
    code, _, said = door.run("look", tmp_path / "tidak-ada.medsos", "--workspace", a.pc.folder)
    assert (code, "tidak ditemukan" in said) == (1, True)


def test_six_words_make_the_sender_known_for_good(a: Desk, b: Desk, door: Door) -> None:
    a.post("Posyandu")
    a.pc.close()
    assert b.ws.actor == ""
    b.pc.close()
    made = ("make", "--workspace", a.pc.folder, "--kind", "calendar", "--out", a.out)
    first = door.json(*made)
    code, _, complaint = door.run(
        "take", first["file"], "--workspace", b.pc.folder, "--words", "kuda kuda kuda kuda kuda kuda"
    )
    assert code == 1
    assert b.ws.keys.entries() == []
    assert b.ws.posts.undated() == []
    b.pc.close()
    assert complaint
    code, said, _ = door.run("take", first["file"], "--workspace", b.pc.folder, "--words", first["words"])
    assert code == 0
    assert "kini dipercaya di komputer ini" in said
    assert "Diambil: " in said
    again = door.json(*made)
    told = door.json("look", again["file"], "--workspace", b.pc.folder)
    assert told["seal"]["standing"] == "trusted"
    code, said, _ = door.run("look", again["file"], "--workspace", a.pc.folder)
    assert "Ditandatangani komputer ini." in said


def test_a_key_card_from_the_terminal(a: Desk, b: Desk, door: Door) -> None:
    assert a.ws.actor
    a.pc.close()
    assert b.ws.actor == ""
    b.pc.close()
    card = door.json("make", "--workspace", a.pc.folder, "--kind", "key-card", "--out", a.out)
    _, said, _ = door.run("look", card["file"], "--workspace", b.pc.folder)
    assert "belum ada di buku kunci" in said
    assert card["words"] not in said
    code, said, _ = door.run("take", card["file"], "--workspace", b.pc.folder)
    assert (code, said.endswith("diambil, belum dicocokkan.\n")) == (0, True)
    _, said, _ = door.run("look", card["file"], "--workspace", b.pc.folder)
    assert "sudah ada di buku kunci, tetapi belum dicocokkan" in said
    code, said, _ = door.run("take", card["file"], "--workspace", b.pc.folder, "--words", card["words"])
    assert code == 0
    _, said, _ = door.run("look", card["file"], "--workspace", b.pc.folder)
    assert "sudah dicocokkan di komputer ini" in said


def test_what_was_taken_is_counted_and_not_what_lay_in_the_file(a: Desk, b: Desk, door: Door) -> None:
    one, _ = a.post("Satu"), a.post("Dua", a.picture())
    file, folder, sender = a.send(), b.pc.folder, a.ws.store.chain.device
    assert b.ws.actor == ""
    b.pc.close()
    code, said, _ = door.run("take", file, "--workspace", folder, "--unverified", "--post", one[:7])
    records = len([each for each in b.pc.open().all_records() if each.body and each.device == sender])
    assert (code, said.splitlines()[-1]) == (
        0, f"Diambil: {records} catatan tentang 1 unggahan, 0 gambar.",
    )  # fmt: skip
