"""How long ago something last was reads back from its sentence, for every time of the shipped models."""

import pytest

from engine import Parlance
from semantic.query import AggregateTerm, LogicalQuery


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_time_since_the_latest_reads_back(parlance: Parlance, language: str) -> None:
    catalog, reader = parlance.catalog, parlance.session.readers.reader(language)
    times = [
        name for name, known in catalog.dimensions.items() if known.field.role == "time" and not known.roles
    ]
    assert len(times) > 20
    for name in times:
        query = LogicalQuery(metrics=(AggregateTerm(agg="age", field=name),)).canonical()
        said = reader.restater.restate(query)
        assert [reader.read(text, 24).readings[0].query for text in (said, said.lower())] == [query, query]
