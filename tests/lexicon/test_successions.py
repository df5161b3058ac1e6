"""What administrative units became: communes, wards, districts and provinces, and silence where a name is not clear."""

import pytest

from kg.lexicon.build_successions import rows
from kg.lexicon.successions import Successions, successions


def test_all_old_units_are_there() -> None:
    table = rows()
    assert len({row[:3] for row in table if row[1]}) == 10_035
    assert len({row[0] for row in table if not row[1]}) == 63
    assert len({row[3] for row in table if not row[1]}) == 34


@pytest.mark.parametrize(
    ("name", "became"),
    [
        ("phường Mễ Trì", ("phường Từ Liêm", "phường Yên Hòa", "phường Đại Mỗ")),
        ("Phường Mễ Trì", ("phường Từ Liêm", "phường Yên Hòa", "phường Đại Mỗ")),
        ("tỉnh Hải Dương", ("thành phố Hải Phòng",)),
        ("thành phố Hà Nội", ("thành phố Hà Nội",)),
        ("xã Tân Lập", ()),
        ("xã Hòa Lâm Thượng", ()),
    ],
)
def test_became(name: str, became: tuple[str, ...]) -> None:
    assert successions().became(name) == became


def test_a_district_is_what_its_communes_are_together() -> None:
    assert {"phường Từ Liêm", "phường Xuân Phương", "phường Tây Mỗ", "phường Đại Mỗ"} < set(
        successions().became("quận Nam Từ Liêm")
    )


def test_the_wider_place_tells_units_of_one_name_apart() -> None:
    table = [("xã A", "huyện B", "tỉnh C", "xã D"), ("xã A", "huyện E", "tỉnh F", "xã G")]
    units = Successions(table)
    assert units.became("xã A") == ()
    assert units.became("xã A", {"huyện E"}) == ("xã G",)
    assert units.above("xã A") == ()
    assert Successions(table[:1]).above("xã A") == ("huyện B", "tỉnh C")
