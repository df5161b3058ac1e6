import pytest

from kg.sources.published import published

CASES = [
    ("2021-03-12", "2021-03-12"),
    ("2021-03-12T08:30:00+07:00", "2021-03-12"),
    ("2021-03-12T22:30:00Z", "2021-03-13"),
    ("2021-03-12T23:59:59", "2021-03-12"),
    ("2021-03-12 08:30", "2021-03-12"),
    (" 2021-03-12T08:30:00.000+0700 ", "2021-03-12"),
    ("2021-03-12, 8 giờ", "2021-03-12"),
    ("2021-03", "2021-03"),
    ("2021", "2021"),
    ("2021-13-45", None),
    ("2021-02-30", None),
    ("12/3/2021", None),
    ("20210", None),
    ("hôm qua", None),
    ("", None),
    ("0001-01-01T00:00:00+14:00", None),
]


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 16


@pytest.mark.parametrize(("stamp", "expected"), CASES)
def test_a_stamp_gives_the_day_on_the_clocks_of_the_country(stamp: str, expected: str | None) -> None:
    found = published(stamp)
    assert (found and found.iso) == expected
