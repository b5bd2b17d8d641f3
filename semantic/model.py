"""The semantic model: datasets, how they relate, the dimensions and metrics they carry."""

from pydantic import ConfigDict
from pydantic import Field as Key

from semantic.base import Frozen
from semantic.fields import Field, Value
from semantic.metrics import Metric


class DefaultFilter(Frozen):
    """A filter every answer over the dataset applies and states, unless switched off by name."""

    name: str
    expr: str
    label: str


class Dataset(Frozen):
    """One logical table.

    `table` names a table of the source, `sql` a SELECT in its place. `time` is the default
    time field. `noun` and `nouns` say what one row is ("viewer", "viewers").
    `name_field` is the column that names an entity to people.
    """

    name: str
    table: str = ""
    sql: str = ""
    label: str = ""
    noun: str = ""
    nouns: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    primary_key: tuple[str, ...] = ()
    time: str = ""
    name_field: str = ""
    fields: tuple[Field, ...] = ()
    default_filters: tuple[DefaultFilter, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of that name, if there is one."""
        return next((field for field in self.fields if field.name == name), None)


class Relationship(Frozen):
    """Many rows of `from` belong to at most one row of `to`, found by equal columns."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: str
    source: str = Key(alias="from")
    to: str
    from_columns: tuple[str, ...]
    to_columns: tuple[str, ...]
    role: str = ""


class Dimension(Frozen):
    """Something to group or filter by that several datasets may carry."""

    name: str
    label: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()


class SemanticModel(Frozen):
    """The whole described domain. `now` is a declared clock, for sample data only (ISO, UTC)."""

    name: str
    label: str = ""
    description: str = ""
    now: str = ""
    datasets: tuple[Dataset, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    metrics: tuple[Metric, ...] = ()
    examples: tuple[str, ...] = ()

    def dataset(self, name: str) -> Dataset | None:
        """The dataset of that name, if there is one."""
        return next((dataset for dataset in self.datasets if dataset.name == name), None)

    def metric(self, name: str) -> Metric | None:
        """The metric of that name, if there is one."""
        return next((metric for metric in self.metrics if metric.name == name), None)
