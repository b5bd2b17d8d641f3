"""The lists that a tree is held against: node classes, the parts of each, and where names must stand."""

from sqlglot import exp

from semantic.expressions import AGGREGATES, PARTS, ROW_FUNCTIONS, Class

# Aggregates, and functions of a row, that planning writes and models do not.
_PLANNED: frozenset[Class] = frozenset(
    {exp.PercentileCont, exp.PercentileDisc, exp.WithinGroup, exp.Stddev, exp.StddevSamp, exp.Variance}
    | {exp.ApproxDistinct, exp.ArgMax, exp.ArgMin, exp.CountIf, exp.Corr}
)

# The parts each of these may have; the classes of row expressions may have any of theirs.
ARGS: dict[Class, frozenset[str]] = {
    exp.Select: frozenset(
        {
            "expressions",
            "from_",
            "joins",
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "with_",
            "distinct",
        }
    ),
    exp.Union: frozenset({"this", "expression", "distinct"}),
    exp.With: frozenset({"expressions"}),
    exp.CTE: frozenset({"this", "alias"}),
    exp.From: frozenset({"this"}),
    exp.Join: frozenset({"this", "side", "kind", "on"}),
    exp.Table: frozenset({"this", "db", "catalog", "alias"}),
    exp.TableAlias: frozenset({"this"}),
    exp.Subquery: frozenset({"this", "alias"}),
    exp.Exists: frozenset({"this"}),
    exp.Where: frozenset({"this"}),
    exp.Group: frozenset({"expressions"}),
    exp.Having: frozenset({"this"}),
    exp.Order: frozenset({"expressions"}),
    exp.Ordered: frozenset({"this", "desc", "nulls_first"}),
    exp.Limit: frozenset({"expression"}),
    exp.Offset: frozenset({"expression"}),
    exp.Alias: frozenset({"this", "alias"}),
    exp.Column: frozenset({"this", "table"}),
    exp.Identifier: frozenset({"this", "quoted"}),
    exp.Filter: frozenset({"this", "expression"}),
    exp.Distinct: frozenset({"expressions"}),
    exp.In: frozenset({"this", "expressions", "query"}),
    exp.Interval: frozenset({"this", "unit"}),
    exp.Count: frozenset({"this", "big_int"}),
    exp.Star: frozenset(),
    exp.AtTimeZone: frozenset({"this", "zone"}),
    exp.Explode: frozenset({"this"}),
    exp.GenerateSeries: frozenset({"start", "end", "step"}),
    exp.ArgMax: frozenset({"this", "expression"}),
    exp.ArgMin: frozenset({"this", "expression"}),
    exp.ApproxDistinct: frozenset({"this"}),
    exp.Corr: frozenset({"this", "expression"}),
    exp.PercentileCont: frozenset({"this", "expression"}),
    exp.PercentileDisc: frozenset({"this", "expression"}),
    exp.Window: frozenset({"this", "partition_by", "order"}),
    exp.RowNumber: frozenset(),
}
# Where a name must stand, and nothing that is computed.
NAMED: dict[Class, frozenset[str]] = {
    exp.Column: frozenset({"this", "table"}),
    exp.Table: frozenset({"this", "db", "catalog", "alias"}),
    exp.TableAlias: frozenset({"this"}),
    exp.Alias: frozenset({"alias"}),
    exp.CTE: frozenset({"alias"}),
    exp.Subquery: frozenset({"alias"}),
}
NAMES = (exp.Identifier, exp.TableAlias, type(None))
CLASSES = frozenset(ARGS) | PARTS | ROW_FUNCTIONS | AGGREGATES | _PLANNED
COMPUTED_OVER_ROWS = tuple(AGGREGATES | _PLANNED)
