"""The models that every format is tried with."""

from functools import cache
from pathlib import Path

from engine.scaffold.scaffold import scaffold
from engine.warehouse.embedded import Warehouse
from engine.warehouse.sources import open_source
from semantic.model import SemanticModel
from semantic.yaml_io import load, shipped_models

HERE = Path(__file__).parent
PUBLIC = Path(__file__).parents[3] / "sample_data/public"


@cache
def everything() -> SemanticModel:
    """A made-up model with every construct there is."""
    return load(HERE / "everything.yaml")


@cache
def shipped() -> SemanticModel:
    """The models that come with the package."""
    return load(shipped_models())


@cache
def scaffolded(name: str) -> SemanticModel:
    """The model made of a folder or file of the public sample data."""
    return scaffold(Warehouse(open_source(str(PUBLIC / name), lambda line: None)), name)
