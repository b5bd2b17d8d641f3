"""Parts of a whole happen when the whole does: order items have the date of their order."""

from dataclasses import dataclass

from engine.scaffold.datasets import default_time
from engine.scaffold.facts import TableFacts
from engine.scaffold.schema import Link
from engine.scaffold.sketch import Sketch
from engine.warehouse.names import quoted, safe_name
from semantic.model import Dataset, Dimension


@dataclass(frozen=True)
class _Inherited:
    """The table of the whole, and the SELECT that shows its time beside the columns of the part."""

    table: str
    sql: str


def inherit(
    datasets: dict[str, Dataset], dimensions: tuple[Dimension, ...], sketch: Sketch
) -> tuple[dict[str, Dataset], tuple[Dimension, ...]]:
    """The datasets by table, parts with the time of their whole as one dimension with it."""
    found, shared = dict(datasets), {dimension.name: dimension for dimension in dimensions}
    for table, part in datasets.items():
        inherited = _inherited_time(sketch.tables[table], sketch)
        if inherited is not None:
            whole = found[inherited.table]
            name = f"{whole.name}_{whole.time}"
            time = next(field for field in whole.fields if field.name == whole.time)
            carried = time.model_copy(update={"dimension": name})
            shared[name] = Dimension(name=name, label=time.label)
            fields = tuple(carried if field.name == time.name else field for field in whole.fields)
            found[inherited.table] = whole.model_copy(update={"fields": fields})
            changes = {
                "table": "",
                "sql": inherited.sql,
                "time": time.name,
                "fields": (*part.fields, carried),
            }
            found[table] = part.model_copy(update=changes)
    return found, tuple(shared.values())


def _inherited_time(table: TableFacts, sketch: Sketch) -> _Inherited | None:
    """The time of the table's whole, where the table has none itself and its name says it is a part."""
    whole = whole_of(table, sketch)
    if whole is None or table.name in sketch.bridges or any(column.is_time for column in table.columns):
        return None
    target = sketch.tables[whole.target]
    time = default_time(target, sketch)
    taken = {name.casefold() for column in table.columns for name in (column.name, safe_name(column.name))}
    if not time or {time.casefold(), safe_name(time).casefold()} & taken:
        return None
    columns = ", ".join(f"part.{quoted(column.name)}" for column in table.columns)
    equal = " AND ".join(
        f"part.{quoted(mine)} = whole.{quoted(theirs)}"
        for mine, theirs in zip(whole.columns, whole.to_columns, strict=True)
    )
    sql = (
        f"SELECT {columns}, whole.{quoted(time)} FROM {table.sql} AS part "
        f"LEFT JOIN {target.sql} AS whole ON {equal}"
    )
    return _Inherited(target.name, sql)


def whole_of(table: TableFacts, sketch: Sketch) -> Link | None:
    """The one link to what the table's name begins with: order items to orders, also to book orders."""
    words = sketch.subjects[table.name].words[:-1]
    own = [link for link in sketch.links if link.source == table.name]
    found = [link for link in own if words == sketch.subjects[link.target].words]
    longer = [link for link in own if words and sketch.subjects[link.target].words[-len(words) :] == words]
    best = found or longer
    return best[0] if len(best) == 1 else None
