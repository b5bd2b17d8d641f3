"""How long `parlance check` takes for a whole company: forty datasets, a thousand things to ask for."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import duckdb

from semantic.fields import Field, Value
from semantic.metrics import Measure, Metric, RatioMetric, SimpleMetric
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.yaml_io import dump
from tests.bench.figures import Figure

FACTS, LOOKUPS = 20, 20
EACH = 500  # metrics, and as many dimensions


def coverage(runs: int, each: int = EACH) -> list[Figure]:
    """Seconds of whole processes: the lint alone, with coverage, and against empty tables."""
    with tempfile.TemporaryDirectory() as folder:
        path, source = Path(folder) / "model", Path(folder) / "data.duckdb"
        model = company(each)
        dump(model, path)
        _fill(model, source, each)
        commands = {
            "check, no more": (),
            "check --coverage": ("--coverage",),
            "check --source, no rows": ("--source", str(source)),
        }
        note = f"{FACTS + LOOKUPS} datasets, {each} metrics, {each} dimensions"
        taken = {what: [_seconds(path, words) for _ in range(runs)] for what, words in commands.items()}
    aims = {"check --coverage": "under 10"}
    return [Figure(what, median(times), "s", aims.get(what, ""), note) for what, times in taken.items()]


def company(each: int) -> SemanticModel:
    """Facts with metrics, one in five a ratio; all facts joined to all the tables with dimensions."""
    facts = [f"fact_{index}" for index in range(FACTS)]
    lookups = [f"lookup_{index}" for index in range(LOOKUPS)]
    time_field = Field(name="moment", type="timestamp", role="time", label="Moment")
    joins = [
        {"name": f"{fact}_{lookup}", "from": fact, "to": lookup}
        | {"from_columns": [f"{lookup}_id"], "to_columns": ["id"]}
        for fact in facts
        for lookup in lookups
    ]
    return SemanticModel(
        name="company",
        datasets=(
            *(
                Dataset(name=name, table=name, primary_key=("id",), time="moment", fields=(time_field,))
                for name in facts
            ),
            *(
                Dataset(name=name, table=name, primary_key=("id",), fields=_columns(name, each))
                for name in lookups
            ),
        ),
        relationships=tuple(map(Relationship.model_validate, joins)),
        metrics=tuple(_metric(index, facts) for index in range(each)),
    )


def _columns(dataset: str, each: int) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=f"column_{index}",
            label=f"Column {index} of {dataset}",
            synonyms=(f"synonym {index} {dataset}",),
            values=tuple(Value(value=f"value {index} {number} {dataset}") for number in range(5)),
        )
        for index in range(each // LOOKUPS)
    )


def _metric(index: int, facts: Sequence[str]) -> Metric:
    name, label = f"metric_{index}", f"Metric {index}"
    if index % 5 == 4:
        sides = (f"metric_{index - 1}", f"metric_{index - 2}")
        return RatioMetric(name=name, label=label, numerator=sides[0], denominator=sides[1])
    measure = Measure(agg="sum", dataset=facts[index % len(facts)], expr=f"amount_{index}")
    return SimpleMetric(name=name, label=label, synonyms=(f"number {index}",), measure=measure)


def _fill(model: SemanticModel, path: Path, each: int) -> None:
    """A table without rows for each dataset, with every column that the model reads."""
    keys = ", ".join(f"lookup_{index}_id INTEGER" for index in range(LOOKUPS))
    columns = ", ".join(f"column_{index} VARCHAR" for index in range(each // LOOKUPS))
    amounts = ", ".join(f"amount_{index} DOUBLE" for index in range(each))
    with duckdb.connect(str(path)) as connection:
        for dataset in model.datasets:
            own = f"moment TIMESTAMP, {keys}, {amounts}" if dataset.time else columns
            connection.execute(f"CREATE TABLE {dataset.name} (id INTEGER, {own})")


def _seconds(model: Path, words: Sequence[str]) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "app.cli", "check", str(model), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
