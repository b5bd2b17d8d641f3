"""A shop that keeps some things to itself."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from semantic.model import SemanticModel

FIELDS = [
    {"name": "city", "dimension": "city"},
    {"name": "email", "dimension": "email", "personal": True},
    {"name": "secret", "dimension": "secret", "private": True},
    {"name": "sold_at", "type": "timestamp", "role": "time"},
]
METRICS = [
    {
        "name": "sales",
        "label": "Sales",
        "type": "simple",
        "measure": {"agg": "sum", "dataset": "sold", "expr": "price"},
    },
    {
        "name": "margin",
        "label": "Margin",
        "type": "simple",
        "private": True,
        "measure": {"agg": "sum", "dataset": "sold", "expr": "price - cost"},
    },
]
SQL = """
CREATE TABLE sold AS SELECT * FROM (VALUES
    (1, 'Bern', 'bob@example.org', 'secretly', 5, 3, TIMESTAMP '2026-05-03'),
    (2, 'Bonn', 'ann@example.org', 'secretly', 7, 3, TIMESTAMP '2026-05-04')
) AS t (id, city, email, secret, price, cost, sold_at)
"""


@pytest.fixture(scope="session")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    path: Path = tmp_path_factory.mktemp("hidden") / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SQL)
    model = {
        "name": "shop",
        "now": "2026-05-05",
        "datasets": [
            {"name": "sold", "table": "sold", "primary_key": ["id"], "time": "sold_at", "fields": FIELDS}
        ],
        "metrics": METRICS,
    }
    return Parlance(SemanticModel.model_validate(model), path)
