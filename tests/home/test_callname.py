"""What a person is called to the face."""

import pytest

from medsos_desktop.home.callname import call_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Arum", "Arum"),
        ("Arum Setyaningrum", "Arum"),
        ("Dra. Hj. Sri Wahyuni, M.A.P.", "Sri"),
        ("H. Mulyono", "Mulyono"),
        ("Hj Siti", "Siti"),
        ("M. Arif", "Arif"),
        ("Bu Lurah", "Bu Lurah"),
        ("Ibu Hj. Sri", "Ibu Sri"),
        ("Dr.", "Dr."),
        ("  ", ""),
    ],
)
def test_titles_are_left_out(name: str, called: str) -> None:
    assert call_name(name) == called
