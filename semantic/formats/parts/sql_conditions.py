"""Conditions read from SQL, with the same rows on both sides.

SQL drops a row when a comparison meets NULL, also below NOT; ours turns what is not true into true. So NOT
is pushed down to the comparisons, and `!=` says what it does with NULL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlglot import exp

from semantic.filters import And, Between, Compare, Condition, In, IsNull, Literalish, Not, Operator, Or
from semantic.formats.parts.losses import Unmapped

OPERATORS: dict[type[exp.Expression], Operator] = {
    exp.EQ: "=",
    exp.NEQ: "!=",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_OPPOSITE: dict[Operator, Operator] = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED: dict[Operator, Operator] = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}

# A comparison of what a column stands for: the column, the operator and the value.
Leaf = Callable[[exp.Column, Operator, Literalish], Condition]


def condition_of(tree: exp.Expression, name: Callable[[exp.Column], str], leaf: Leaf) -> Condition:
    """The condition that the SQL is; `name` gives the dimension of a column, `leaf` a comparison.

    Raises Unmapped for anything but comparisons with constants, IN, BETWEEN, IS NULL, AND, OR, NOT.
    """
    return _Reading(name, leaf).read(tree, False)


def compared(field: str, op: Operator, value: Literalish) -> Condition:
    """A comparison as SQL means it: `!=` is not true of NULL."""
    found = Compare(field=field, op=op, value=value)
    return And(items=(found, Not(item=IsNull(field=field)))) if op == "!=" else found


class _Reading:
    def __init__(self, name: Callable[[exp.Column], str], leaf: Leaf) -> None:
        self._name = name
        self._leaf = leaf

    def read(self, tree: exp.Expression, negated: bool) -> Condition:
        if isinstance(tree, exp.Paren):
            return self.read(tree.this, negated)
        if isinstance(tree, exp.Not):
            return self.read(tree.this, not negated)
        if isinstance(tree, exp.And | exp.Or):
            kind = And if isinstance(tree, exp.And) is not negated else Or
            return kind(items=tuple(self._flat(tree, kind, negated)))
        if isinstance(tree, exp.Column):
            return self._leaf(tree, "=", not negated)
        if type(tree) in OPERATORS:
            return self._comparison(tree, negated)
        return self._one(tree, negated)

    def _flat(self, tree: exp.And | exp.Or, kind: type[And] | type[Or], negated: bool) -> Iterator[Condition]:
        for side in (tree.this, tree.expression):
            found = self.read(side, negated)
            yield from found.items if isinstance(found, kind) and type(side) is type(tree) else (found,)

    def _comparison(self, tree: exp.Expression, negated: bool) -> Condition:
        left, right, op = _bare(tree.this), _bare(tree.expression), OPERATORS[type(tree)]
        if isinstance(right, exp.Column) and not isinstance(left, exp.Column):
            left, right, op = right, left, _TURNED[op]
        if not isinstance(left, exp.Column):
            raise Unmapped("filter", f"{tree.sql()}: no comparison of a dimension")
        return self._leaf(left, _OPPOSITE[op] if negated else op, value_of(right))

    def _one(self, tree: exp.Expression, negated: bool) -> Condition:
        column = tree.this
        if not isinstance(column, exp.Column):
            raise Unmapped("filter", f"{tree.sql()}: {type(tree).__name__} is no condition of ours")
        if isinstance(tree, exp.Is):
            return self._is(tree, column, negated)
        if isinstance(tree, exp.In) and tree.expressions:
            values = tuple(map(value_of, tree.expressions))
            found = In(field=self._name(column), values=values)
            return And(items=(Not(item=found), Not(item=IsNull(field=found.field)))) if negated else found
        if isinstance(tree, exp.Between):
            low, high = value_of(tree.args["low"]), value_of(tree.args["high"])
            if negated:
                return Or(items=(self._leaf(column, "<", low), self._leaf(column, ">", high)))
            return Between(field=self._name(column), low=low, high=high)
        raise Unmapped("filter", f"{tree.sql()}: {type(tree).__name__} is no condition of ours")

    def _is(self, tree: exp.Is, column: exp.Column, negated: bool) -> Condition:
        field = self._name(column)
        value = tree.expression
        if isinstance(value, exp.Boolean):
            found: Condition = Compare(field=field, op="=", value=bool(value.this))
        else:
            found = IsNull(field=field)
        return Not(item=found) if negated else found


def value_of(tree: exp.Expression) -> Literalish:
    """The constant that the SQL is. Raises Unmapped."""
    tree = _bare(tree)
    if isinstance(tree, exp.Literal):
        return tree.name if tree.is_string else _number(tree.name)
    if isinstance(tree, exp.Boolean):
        return bool(tree.this)
    if isinstance(tree, exp.Neg) and isinstance(tree.this, exp.Literal):
        return -_number(tree.this.name)
    if isinstance(tree, exp.Cast) and isinstance(tree.this, exp.Literal):
        return tree.this.name
    raise Unmapped("filter", f"{tree.sql()}: no constant")


def _number(text: str) -> int | float:
    return int(text) if text.isdigit() else float(text)


def _bare(tree: exp.Expression) -> exp.Expression:
    return _bare(tree.this) if isinstance(tree, exp.Paren) else tree
