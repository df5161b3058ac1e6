"""The labels of the ontology are the extractor's words: a label more, and the extractor reads it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ARTICLE = "Đồng chí Trần Văn An, Đốc sự Huyện ủy Phú Lâm, chủ trì hội nghị.\n"
LABEL = 'prefLabel "Bí thư"@vi'


def roles(project: Path) -> list[dict[str, Any]]:
    """The rows of `roles`, read by the project in this folder in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", "facts", "-"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        input=ARTICLE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[0])["facts"]["roles"]
    return found


def test_an_alternative_label_in_a_copy_is_read(tmp_path: Path) -> None:
    for folder in ("kg", "ontology", "queries"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    assert not [row for row in roles(tmp_path) if row["role"] == "Bí thư"]
    changed = 0
    for file in sorted((tmp_path / "ontology" / "codes").glob("*.ttl")):
        text = file.read_text(encoding="utf-8")
        if LABEL in text:
            file.write_text(text.replace(LABEL, f'altLabel "Đốc sự"@vi ; skos:{LABEL}'), encoding="utf-8")
            changed += 1
    assert changed
    assert [(row["person"], row["role"], row["organization"]) for row in roles(tmp_path)] == [
        ("Trần Văn An", "Bí thư", "Huyện ủy Phú Lâm")
    ]
