"""Partner (TJSLP) posts: no promotion, nothing for the office, and a complete record."""

import re
from collections.abc import Iterator

from medsos_desktop.checks.finding import Hit, Severity
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import tokens

PROMOTION, TO_OFFICE, INCOMPLETE = "partner.promotion", "partner.cash-to-office", "partner.incomplete"
PRICE = re.compile(
    r"(?<!\w)(?:rp\.?\s?)?\d{1,3}(?:[.,]\d{3})*\s?(?:rb|ribu|ribuan|k)(?:an)?(?!\w)"
    r"|(?<!\w)(?:se|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|seratus)\s){1,5}(?:ribu|juta)(?:an)?(?!\w)"
)

CALL_NAMED = re.compile(
    r"(?<!\w)(?i:pesan|order|borong|beli|serbu|cobain|cicipi|nikmati)\s(?i:sekarang|yuk|langsung|segera|juga)(?i:\s(?:juga|ya|aja|saja))?"
    r"(?!\s(?:Kartu|Surat|Akta|Antrean|Antrian|Nomor|Tiket|Layanan|Jadwal|Kursi|Bus|Ambulans|Mobil|Aula|Gedung|Bibit|Formulir))"
    r",?(?:\s[A-Z][a-z][\w'’-]*){2,6}"
)


@check(PROMOTION)
def promotion(run: Run) -> Iterator[Hit]:
    """In a partner post prices, discounts, slogans, calls to buy; elsewhere a seller's call with a brand."""
    hits = [(hit.start, hit.end) for hit in run.hits(PROMOTION)]
    if run.context.partner_post:
        hits += [(hit.start, hit.end) for hit in run.hits(PROMOTION, "in-partner")]
        hits += list(_prices(run))
    else:
        for role in ("buy", "in-partner"):
            for hit in run.hits(PROMOTION, role):
                around = run.doc.around(hit.start, 1, 1)
                public = run.any(PROMOTION, "public", around)
                sold = (
                    run.any(PROMOTION, "seller", around) or len(run.hits(PROMOTION, "in-partner", around)) > 1
                )
                if sold and run.any(PROMOTION, "buy", around) and not public:
                    hits.append((hit.start, hit.end))
        hits += list(_called(run))
    last = -1
    for start, end in sorted(set(hits)):
        if start >= last:
            last = end
            severity: Severity | None = None if run.context.partner_post else "warn"
            yield Hit(PROMOTION, (start, end), {"quote": run.quote(start, end)}, None, severity)


def _called(run: Run) -> Iterator[tuple[int, int]]:
    """A call to order with the name of what is sold: "Pesan sekarang Nasi Bakar Dapur Contoh"."""
    for match in CALL_NAMED.finditer(run.doc.plain):
        if run.any(PROMOTION, "buy", match.span()) and not run.any(
            PROMOTION, "public", run.doc.around(match.start(), 1, 1)
        ):
            yield match.span()


def _prices(run: Run) -> Iterator[tuple[int, int]]:
    """Amounts of money that are a price: "harga", "cuma", "per botol" stand beside."""
    spans = [(one.start, one.end) for one in tokens.money(run.doc.text)]
    spans += [match.span() for match in PRICE.finditer(run.doc.low)]
    for start, end in spans:
        around = run.doc.around(start)
        reach = (max(around[0], start - 32), min(around[1], end + 18))
        if run.any(PROMOTION, "price", reach) and not run.any(PROMOTION, "value", reach):
            yield start, end


@check(TO_OFFICE)
def to_office(run: Run) -> Iterator[Hit]:
    """Company money or goods said to reach an office or official instead of beneficiaries."""
    company = run.context.partner_post or run.any(TO_OFFICE, "company")
    if not company:
        return
    last = -1
    for role in ("term", "received"):
        for hit in run.hits(TO_OFFICE, role):
            around = run.doc.around(hit.start)
            refused = run.any("cue", "negation", (max(around[0], hit.start - 14), hit.end))
            if around[0] < last or refused or run.any(TO_OFFICE, "beneficiaries", around):
                continue
            wide = run.doc.around(hit.start, 1, 1)
            company_near = run.context.partner_post or run.any(TO_OFFICE, "company", wide)
            goods = run.any(TO_OFFICE, "goods", around)
            if company_near and (role == "term" or goods):
                last = around[1]
                yield Hit(TO_OFFICE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


@check(INCOMPLETE, scope="post")
def incomplete(run: Run) -> Iterator[Hit]:
    """A partner post whose record lacks partner, programme, document, beneficiaries or consent."""
    partner = run.context.partner
    if partner is None or not run.context.partner_post:
        return
    names = ("name", "program", "document", "beneficiaries", "consent")
    missing = [name for name in names if not getattr(partner, name).strip()]
    if missing:
        yield Hit(INCOMPLETE, None, {"missing": ",".join(missing), "n": len(missing)})
