"""The semantic model: datasets, how they relate, the dimensions and metrics they carry."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ConfigDict
from pydantic import Field as Key

from semantic.base import Frozen
from semantic.fields import Field, Value
from semantic.metrics import Metric
from semantic.periods import Weekday
from semantic.phrasings import Phrasing

if TYPE_CHECKING:
    from semantic.alerts import AlertRule
    from semantic.checks import Check
    from semantic.translations import Translation


class DefaultFilter(Frozen):
    """A filter every answer over the dataset applies and states, unless switched off by name."""

    name: str
    expr: str
    label: str


class Dataset(Frozen):
    """One logical table.

    `table` names a table of the source (by default the one called like the dataset), `sql` a SELECT in
    its place. `time` is the default
    time field. `noun` and `nouns` say what one row is ("viewer", "viewers").
    `name_field` is the column that names an entity to people. `unique_keys` are further columns
    that identify a row. A `bridge` links two datasets many-to-many and may be crossed. `private`
    datasets serve joins; nothing of them can be asked for. `phrasings` are of the number of its rows.
    """

    name: str
    table: str = ""
    sql: str = ""
    label: str = ""
    noun: str = ""
    nouns: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    phrasings: tuple[Phrasing, ...] = ()
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    bridge: bool = False
    private: bool = False
    time: str = ""
    name_field: str = ""
    fields: tuple[Field, ...] = ()
    default_filters: tuple[DefaultFilter, ...] = ()

    @property
    def table_name(self) -> str:
        """The table it reads: the one named, else the one called as it is."""
        return self.table or self.name

    def field(self, name: str) -> Field | None:
        """The field of that name, if there is one."""
        return next((field for field in self.fields if field.name == name), None)


class Relationship(Frozen):
    """Many rows of `from` belong to at most one row of `to`, found by equal columns.

    `one_to_one` may be followed both ways. With `role`, the same dataset is reached in several
    parts (origin airport, destination airport), each with dimensions of its own. Where rows of `to`
    hold for a time only, `valid_from` and `valid_to` are its columns with the first moment of a
    row and the first after it (NULL: still valid), held against the field `at` of `from` ("": its
    default time).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: str
    source: str = Key(alias="from")
    to: str
    from_columns: tuple[str, ...]
    to_columns: tuple[str, ...]
    role: str = ""
    cardinality: Literal["many_to_one", "one_to_one"] = "many_to_one"
    valid_from: str = ""
    valid_to: str = ""
    at: str = ""


class Dimension(Frozen):
    """Something to group or filter by that several datasets may carry.

    `say` is how its label is spoken, in everyday words, where its writing does not tell.
    """

    name: str
    label: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    say: str = ""
    values: tuple[Value, ...] = ()


class Hierarchy(Frozen):
    """Dimensions from coarse to fine, along which people drill down: country, city, shop."""

    name: str
    label: str = ""
    levels: tuple[str, ...] = Key(min_length=2)


class FiscalCalendar(Frozen):
    """Years that do not begin in January, or that are made of whole weeks.

    Without `pattern` the fiscal year begins on the first day of `first_month`. With it, years have
    52 or 53 weeks and begin on the model's first day of the week that is nearest to the first day
    of `first_month` (`starts` nearest) or the first one on or after it (`starts` first); quarters
    have 13 weeks, months as many as the pattern says, and a 53rd week belongs to the last month.
    A year is called by the calendar year in which it starts or ends.
    """

    first_month: int = Key(default=1, ge=1, le=12)
    pattern: Literal["", "4-4-5", "4-5-4", "5-4-4"] = ""
    starts: Literal["nearest", "first"] = "nearest"
    named_by: Literal["start", "end"] = "end"


class BusinessCalendar(Frozen):
    """How this business cuts time. Times of the source are UTC; days begin at midnight of `time_zone`."""

    time_zone: str = "UTC"
    week_start: Weekday = "monday"
    fiscal: FiscalCalendar = FiscalCalendar()


class SemanticModel(Frozen):
    """The whole described domain. `now` is a declared clock, for sample data only (ISO, UTC)."""

    name: str
    label: str = ""
    description: str = ""
    now: str = ""
    datasets: tuple[Dataset, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    hierarchies: tuple[Hierarchy, ...] = ()
    metrics: tuple[Metric, ...] = ()
    checks_data: tuple[dict[str, Any], ...] = Key(default=(), alias="checks")
    alerts_data: tuple[dict[str, Any], ...] = Key(default=(), alias="alerts")
    translations_data: tuple[dict[str, Any], ...] = Key(default=(), alias="translations")
    calendar: BusinessCalendar = BusinessCalendar()
    examples: tuple[str, ...] = ()

    @cached_property
    def checks(self) -> "tuple[Check, ...]":
        """The checks on the data; kept as data, since no question needs their types."""
        from semantic.checks import checks_of

        return checks_of(self.checks_data)

    @cached_property
    def alerts(self) -> "tuple[AlertRule, ...]":
        """The alert rules; kept as data for the same reason."""
        from semantic.alerts import alerts_of

        return alerts_of(self.alerts_data)

    @cached_property
    def translations(self) -> "tuple[Translation, ...]":
        """Its words in other languages; kept as data for the same reason."""
        from semantic.translations import translations_of

        return translations_of(self.translations_data)

    def dataset(self, name: str) -> Dataset | None:
        """The dataset of that name, if there is one."""
        return next((dataset for dataset in self.datasets if dataset.name == name), None)

    def metric(self, name: str) -> Metric | None:
        """The metric of that name, if there is one."""
        return next((metric for metric in self.metrics if metric.name == name), None)
