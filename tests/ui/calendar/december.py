"""The fictional December 2026 of the mock, as a real workspace: 37 posts, eight pillars, three people."""

from datetime import date
from pathlib import Path

from medsos_desktop.approval.content import subject_hash
from medsos_desktop.clock import Clock, SeededIds
from medsos_desktop.model.office import Account, Office, Person, Pillar
from medsos_desktop.model.post import Post, State, Variant
from medsos_desktop.posts.decisions import Verdict
from medsos_desktop.workspace import Workspace

FIRST, END = date(2026, 12, 1), date(2027, 1, 1)

CHANNELS = {
    "IG": ("instagram", "ig_feed"),
    "FB": ("facebook", "fb_page"),
    "WA": ("whatsapp", "wa_broadcast"),
    "X": ("x", "x_free"),
    "TT": ("tiktok", "tiktok_video"),
}
PILLARS = (
    ("Layanan & hak warga", 30),
    ("Program & capaian", 15),
    ("Cerita keberdayaan", 15),
    ("Kolaborasi TJSLP", 10),
    ("Edukasi & luruskan hoaks", 10),
    ("Dengar warga", 10),
    ("Siaga & darurat", 0),
    ("Hari besar & budaya", 10),
)

POSTS = """
01 07.00 IG,FB published 1 Jam layanan Desember
02 09.00 FB,WA published 1 Alur sanggah data bansos
03 07.00 IG,FB published 8 Kota yang ramah bagi semua
03 16.00 WA published 1 Layanan jemput bola
04 10.00 IG published 3 Usaha rumahan RW 06
05 08.00 WA published 6 Kerja bakti RW 05
07 13.00 FB published 1 Loket pengaduan dibuka
08 08.00 WA published 7 Nomor darurat
09 08.00 FB,WA published 1 Pasar murah hari ini
09 12.00 X published 5 Layanan tanpa pungutan
10 07.00 IG,WA published 1 Posyandu Lansia RW 05
10 16.00 TT withdrawn 5 Cara cek bansos
11 15.00 IG published 6 Tanya-jawab pekan ini
12 09.00 IG,FB published 6 Rembuk warga lansia
14 10.00 IG,FB published 4 Undangan Dapur Mandiri
15 15.30 IG,FB approved 2 Permakanan lansia
16 12.00 IG,FB scheduled 6 Jajak pendapat layanan
16 18.30 WA approved 7 Siaga hujan lebat
17 08.00 IG,FB,WA in_approval 1 Cek dan usul data bansos
18 10.00 IG in_review 3 Kader yang tidak lelah
18 16.00 WA approved 1 Posyandu balita Januari
19 09.00 IG,FB draft 4 Dapur Mandiri: hari-H
20 07.00 IG,FB,WA,X returned 8 HKSN: mengetuk pintu
20 09.00 TT draft 3 Tetangga jaga tetangga
20 12.00 X approved 8 Kutipan HKSN
20 16.00 IG in_review 3 Cerita relawan RW 03
20 18.30 FB in_approval 4 Terima kasih relawan
21 08.00 FB,WA approved 1 Jam layanan saat libur
22 07.00 IG,FB in_approval 8 Untuk Ibu yang sabar
22 09.00 FB draft 1 Perpustakaan buka sore
23 08.00 WA approved 1 Loket tutup 24–25 Desember
24 07.00 WA scheduled 7 Nomor darurat saat libur
25 07.00 IG,FB draft 8 Selamat Natal
28 10.00 IG,FB draft 2 Dana kelurahan untuk apa
29 09.00 FB postponed 2 Aduan yang sudah selesai
30 10.00 IG draft 4 Dinding baru, napas lega
31 16.00 WA draft 1 Loket buka lagi 4 Januari
-- --.-- IG draft 3 Potret perajin bambu RT 04
-- --.-- FB,WA draft 5 Cara mengenali surel palsu
"""

_VERDICTS: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (),
    "in_review": (("submit", "in_review"),),
    "in_approval": (("submit", "in_approval"),),
    "returned": (("submit", "in_approval"), ("return", "")),
    "approved": (("submit", "in_approval"), ("approve", "")),
    "scheduled": (("submit", "in_approval"), ("approve", ""), ("schedule", "")),
    "published": (("submit", "in_approval"), ("approve", ""), ("publish", "")),
    "postponed": (("postpone", ""),),
    "withdrawn": (("submit", "in_approval"), ("approve", ""), ("withdraw", "")),
}


def fill(folder: Path, clock: Clock) -> Workspace:
    """A new workspace in ``folder`` with the month in it; ids are the same in every run."""
    ids = SeededIds("december")
    made = Workspace.open(folder, create=True, clock=clock, ids=ids, home=folder / "home")
    with made.operation("op.post.create-many", "37"):
        accounts, pillars = _office(made)
        for line in POSTS.strip().splitlines():
            _post(made, line, accounts, pillars)
    return made


def _office(made: Workspace) -> tuple[dict[str, str], list[str]]:
    directory = made.directory
    directory.set_office(
        Office(
            "Kelurahan Cacaban (contoh)", "Cacaban", "Kota Magelang", hours=("09:00", "16:00"), sample=True
        )
    )
    accounts = {
        short: directory.save(
            "account", None, Account(channel, surface, f"@{short.lower()}.contoh", short, at)
        )[0]
        for at, (short, (channel, surface)) in enumerate(CHANNELS.items())
    }
    pillars = [
        directory.save("pillar", None, Pillar(at + 1, name, target))[0]
        for at, (name, target) in enumerate(PILLARS)
    ]
    for name, title in (("Arum", "Admin medsos"), ("Bu Lurah", "Lurah"), ("Dimas", "Staf kesejahteraan")):
        directory.save("person", None, Person(name, title, ("writer", "reviewer", "approver")))
    directory.sign_in(next(iter(directory.people())))
    return accounts, pillars


def _post(made: Workspace, line: str, accounts: dict[str, str], pillars: list[str]) -> None:
    day, clock, channels, state, pillar, title = line.split(" ", 5)
    post = Post(
        title=title,
        text=f"{title}. Info lengkap di kantor kelurahan.",
        planned=None if day == "--" else f"2026-12-{day}T{clock.replace('.', ':')}",
        variants={accounts[short]: Variant(CHANNELS[short][1]) for short in channels.split(",")},
        pillar=pillars[int(pillar) - 1],
        pic=next(iter(made.directory.people())),
    )
    id_, _ = made.posts.create(post)
    subject = subject_hash(post, made.catalogue)
    for action, leads_to in _VERDICTS[state]:
        made.records.decide(id_, Verdict(action, subject, leads_to=leads_to))


def state_of(made: Workspace, title: str) -> State:
    """The stored state of the post with a title."""
    rows = (*made.posts.by_state(*State),)
    return next(row.state for row in rows if row.title == title)
