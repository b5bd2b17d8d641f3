"""A formula as SQL over the numbers of its parts."""

from collections.abc import Callable
from typing import cast

from sqlglot import exp

from engine.planning.formula import Filled, Formula, Part, Quotient
from engine.planning.literals import number
from engine.planning.nodes import fraction
from semantic.expressions import parse_expression


def computed(formula: Formula, read: Callable[[Part], exp.Expression]) -> exp.Expression:
    """A fresh expression of the formula; `read` gives a fresh one for each part."""
    if isinstance(formula, Part):
        return read(formula)
    if isinstance(formula, Quotient):
        return fraction(computed(formula.top, read), computed(formula.bottom, read))
    if isinstance(formula, Filled):
        filling = number(int(formula.value) if formula.value.is_integer() else formula.value)
        return exp.Coalesce(this=computed(formula.formula, read), expressions=[filling])
    values = {name: computed(inner, read) for name, inner in formula.inputs}
    return _put_in(parse_expression(formula.expr), values)


def _put_in(expr: exp.Expression, values: dict[str, exp.Expression]) -> exp.Expression:
    """The text of a formula with its names replaced; every division is a safe one."""
    tree = exp.Paren(this=expr.copy())
    divisions = list(tree.find_all(exp.Div))
    for name in list(tree.find_all(exp.Column)):
        name.replace(_operand(values[name.name].copy()))
    for division in reversed(divisions):  # the inner ones first
        division.replace(fraction(division.this.unnest(), division.expression.unnest()))
    return cast(exp.Expression, tree.this)


def _operand(value: exp.Expression) -> exp.Expression:
    return exp.Paren(this=value) if isinstance(value, exp.Binary) else value
