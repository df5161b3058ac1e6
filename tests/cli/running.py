"""The real command in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOOD = "Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm, chủ trì hội nghị.\n"


def kg(
    *arguments: str, cwd: Path, before: Callable[[], None] | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run `kg`; `before` runs in the new process first, `env` is added to its environment."""
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *arguments],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT), **env}, capture_output=True, text=True, encoding="utf-8",
        timeout=120, check=False, preexec_fn=before,
    )  # fmt: skip
