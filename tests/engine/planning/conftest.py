"""The invented shop of tests/sql, and a clock: Tuesday 30 June 2026, nine o'clock."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.query import LogicalQuery

SHOP = Path(__file__).parents[2] / "sql" / "shop.yaml"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog(SemanticModel.model_validate(yaml.safe_load(SHOP.read_text())))


@pytest.fixture(scope="session")
def planned(catalog: Catalog) -> Callable[..., Plan | Refusal]:
    """Plan a query given as `metric` and `by` names, with other parts as in a LogicalQuery."""

    def made(metric: str, by: str = "", **parts: Any) -> Plan | Refusal:
        metrics = [{"kind": "metric", "name": name} for name in metric.split()]
        groups = [
            {"kind": "time", "grain": name}
            if name in ("day", "month")
            else {"kind": "dimension", "name": name}
            for name in by.split()
        ]
        query = {"metrics": metrics, "group_by": groups} | parts
        return plan(LogicalQuery.model_validate(query), catalog, Clock(datetime(2026, 6, 30, 9)))

    return made
