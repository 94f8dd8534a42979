"""Compiles the catalogues when hatchling builds a wheel, or installs the tree editable.

hatchling loads this file by its path, before tablero can be imported; so it runs its neighbour by
path too.
"""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[BuilderConfig]):
    """Writes each catalogue's `.mo` beside its `.po`; `artifacts` takes them into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run before each build, whatever its `version` (`standard` or `editable`)."""
        here = Path(self.root, "tablero", "i18n")
        runpy.run_path(str(here / "catalogue.py"))["compile_all"](here / "locale")
