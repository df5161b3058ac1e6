"""Gold with its quotations, from gold with offsets and the articles they point into."""

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any


def restore(gold: Path, articles: Path, target: Path) -> list[Path]:
    """Write `target`/ID.json with quotations for every gold file; the texts that were read, in order.

    Raises ValueError where an article is not the one that was annotated.
    """
    target.mkdir(parents=True, exist_ok=True)
    texts = []
    for file in sorted(gold.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        path = articles / f"{data['article']}.txt"
        raw = path.read_bytes()
        if hashlib.sha256(raw).hexdigest() != data["sha256"]:
            raise ValueError(f"{path} is not the article that was annotated")
        text = unicodedata.normalize("NFC", raw.decode("utf-8"))
        facts = {table: [_row(row, text) for row in rows] for table, rows in data["facts"].items()}
        whole = {"article": data["article"], "facts": facts}
        (target / file.name).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        texts.append(path)
    return texts


def strip(annotated: Path, articles: Path, target: Path) -> None:
    """Write `target`/ID.json for an annotation with quotations: offsets in place of the article's words.

    Raises ValueError where a quotation is not in the text.
    """
    data = json.loads(annotated.read_text(encoding="utf-8"))
    raw = (articles / f"{data['article']}.txt").read_bytes()
    text = unicodedata.normalize("NFC", raw.decode("utf-8"))
    facts = {table: [_offsets(row, text) for row in rows] for table, rows in data["facts"].items() if rows}
    whole = {"article": data["article"], "sha256": hashlib.sha256(raw).hexdigest(), "facts": facts}
    (target / f"{data['article']}.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _offsets(row: dict[str, Any], text: str) -> dict[str, Any]:
    return {k: _found(v, text) if k in ("quote", "text") else v for k, v in row.items()}


def _found(words: str, text: str) -> list[int]:
    start = text.find(unicodedata.normalize("NFC", words))
    if start < 0:
        raise ValueError(f"not in the text: {words!r}")
    return [start, start + len(unicodedata.normalize("NFC", words))]


def _row(row: dict[str, Any], text: str) -> dict[str, Any]:
    return {k: text[v[0] : v[1]] if k in ("quote", "text") and isinstance(v, list) else v for k, v in row.items()}
