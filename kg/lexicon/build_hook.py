"""Build hook: compiles the gazetteer into the package, so that an installed package needs neither of its sources."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlacesHook(BuildHookInterface):  # type: ignore[type-arg]  # the configuration's type is the plugin's own affair
    """Writes `kg/lexicon/places.tsv` before the wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile and add the file, which version control does not hold."""
        module = runpy.run_path(str(Path(self.root) / "kg/lexicon/build_places.py"))
        module["write"](module["rows"](), Path(self.root) / "kg/lexicon/places.tsv")
        build_data["artifacts"].append("kg/lexicon/places.tsv")
