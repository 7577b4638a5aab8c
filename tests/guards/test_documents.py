"""What the documents name as proof is there."""

import re

from tests.guards.sources import ROOT

_PROOF = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_tests_that_documents_name_exist() -> None:
    found = [
        (file.name, *named)
        for file in sorted((ROOT / "docs").glob("*.md"))
        for named in _PROOF.findall(file.read_text(encoding="utf-8"))
    ]
    assert len(found) > 20
    gone = [
        each
        for each in found
        if not (ROOT / each[1]).is_file()
        or f"def {each[2]}(" not in (ROOT / each[1]).read_text(encoding="utf-8")
    ]
    assert gone == []
