"""Build hook: compiles the tables of places into the package, so that an installed package needs none of their sources."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlacesHook(BuildHookInterface):  # type: ignore[type-arg]  # the configuration's type is the plugin's own affair
    """Writes `kg/lexicon/places.tsv` and `kg/lexicon/successions.tsv` before the wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile and add the files, which version control does not hold."""
        for name in ("places", "successions"):
            module = runpy.run_path(str(Path(self.root) / f"kg/lexicon/build_{name}.py"))
            module["write"](module["rows"](), Path(self.root) / f"kg/lexicon/{name}.tsv")
            build_data["artifacts"].append(f"kg/lexicon/{name}.tsv")
