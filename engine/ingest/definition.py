"""What arrives and what is made of it, as a folder of YAML and SQL files says it."""

from collections.abc import Mapping
from graphlib import TopologicalSorter

from pydantic import Field

from semantic.base import Frozen

Parameter = bool | int | float | str | tuple[bool | int | float | str, ...]

RAW, STAGE = "raw", "stage"


class Reject(Frozen):
    """A row for which the SQL condition `when` holds is not used; `reason` is kept with it.

    One that `waits` asks the lists, after all others and after the lists have learnt; it is asked again when
    they have learnt more.
    """

    reason: str
    when: str
    waits: bool = False


class Learn(Frozen):
    """Rows for a list, where their primary key is not there yet; `rows` is a SELECT from raw_<stream>.

    It sees the rows of a batch that no rule rejects but those that wait.
    """

    table: str
    rows: str


class Stream(Frozen):
    """Events of one kind; they are kept in the table `raw.<name>`."""

    name: str = Field(pattern=r"^[a-z_][a-z0-9_]*$")
    dataset: str = ""
    source: str = ""
    layer: str = "bronze"
    event_time: str = ""
    required: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    learns: tuple[Learn, ...] = ()
    rejects: tuple[Reject, ...] = ()


class Step(Frozen):
    """One table, filled by one SELECT; `key` says which rows of it a changed input row can change.

    Without a key the whole table is made anew whenever an input of `from` has changed. Inputs of `from` are
    narrowed to the touched keys, unless they stand in `reads` too.
    """

    table: str = Field(pattern=r"^([a-z_][a-z0-9_]*\.)?[a-z_][a-z0-9_]*$")
    sql: str = ""
    key: tuple[str, ...] = ()
    inputs: tuple[str, ...] = Field(alias="from", min_length=1)
    reads: tuple[str, ...] = ()
    touches: str = ""
    statement: str = Field("", exclude=True)  # the text of the SQL file

    @property
    def file(self) -> str:
        """The name of the SQL file."""
        return self.sql or f"{bare(self.table)}.sql"


class Pipeline(Frozen):
    """One YAML file. With `every_s` its tables are made anew once in so many seconds, not with each batch."""

    pipeline: str
    every_s: float = Field(0, ge=0)
    parameters: Mapping[str, Parameter] = {}
    streams: tuple[Stream, ...] = ()
    steps: tuple[Step, ...] = ()


class Late(Frozen):
    """Tables of one pipeline that are made anew together, once in `every_s` seconds."""

    name: str
    every_s: float
    tables: tuple[str, ...]


class Pipelines(Frozen):
    """All YAML files of a folder together; the steps stand in the order in which they can run."""

    parameters: Mapping[str, Parameter] = {}
    streams: tuple[Stream, ...] = ()
    steps: tuple[Step, ...] = ()
    late: tuple[Late, ...] = ()

    def stream(self, name: str) -> Stream:
        """The stream of that name. KeyError if there is none."""
        return {stream.name: stream for stream in self.streams}[name]


def bare(table: str) -> str:
    """The name of a table without its schema."""
    return table.rpartition(".")[2]


def schema_of(table: str) -> str:
    """The schema of a table; main where none is named."""
    return table.rpartition(".")[0] or "main"


def called(table: str) -> str:
    """What SQL calls an input: `raw_<stream>` for what arrives, else its name without schema."""
    return f"raw_{bare(table)}" if schema_of(table) == RAW else bare(table)


def in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, each after those that fill its inputs; else as they stand. CycleError if that cannot be."""
    by_table = {step.table: step for step in steps}
    graph = TopologicalSorter[str]()
    for step in steps:
        graph.add(step.table, *(name for name in (*step.inputs, *step.reads) if name in by_table))
    return tuple(by_table[name] for name in graph.static_order())
