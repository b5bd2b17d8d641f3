"""Arithmetic over metrics: the expression of a derived metric, `(views - before) / NULLIF(before, 0)`.

It is written over the aliases (or names) of the metric's inputs, each one number of the result row.
Texts are DuckDB SQL. What is handed out is shared: copy it before putting it into another tree.
"""

from functools import lru_cache

from sqlglot import exp

from semantic.expressions import Class, parse_expression

_ARITHMETIC: frozenset[Class] = frozenset({exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Paren})
_OPERANDS: frozenset[Class] = frozenset({exp.Column, exp.Identifier, exp.Literal, exp.Null})
_FUNCTIONS: frozenset[Class] = frozenset(
    {exp.Coalesce, exp.Nullif, exp.Abs, exp.Least, exp.Greatest, exp.Round, exp.Sqrt}
)
_CHOICES: frozenset[Class] = frozenset(
    {exp.Case, exp.If, exp.And, exp.Or, exp.Not, exp.Is, exp.Between}
    | {exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE}
)
_ALLOWED = _ARITHMETIC | _OPERANDS | _FUNCTIONS | _CHOICES
_CONNECTIVES = (exp.And, exp.Or, exp.Not)
# What is true or false, and so may stand in the conditions of a CASE only.
_TRUTHS = (*_CONNECTIVES, exp.Predicate)


@lru_cache(maxsize=1024)
def parse_formula(text: str) -> exp.Expression:
    """The tree of a formula; its columns are the names of the inputs.

    Allowed are numbers, + - * / and parentheses, COALESCE, NULLIF, ABS, LEAST, GREATEST, ROUND, SQRT, and
    CASE with comparisons. ValueError, naming what is wrong, for anything else and for what is no number.
    """
    tree = parse_expression(text)
    for node in tree.walk():
        fault = _fault(node)
        if fault:
            raise ValueError(f"{fault} is not allowed in {text}")
        needed = _needs_truth(node)
        if not isinstance(node, exp.Paren) and isinstance(node, _TRUTHS) is not needed:
            what = "true or false" if needed else "a number"
            raise ValueError(f"{node.sql('duckdb')[:60]} is not {what} in {text}")
    return tree


@lru_cache(maxsize=1024)
def names_in(text: str) -> tuple[str, ...]:
    """The names a formula reads, in order, without repeats. ValueError as `parse_formula`."""
    columns = parse_formula(text).find_all(exp.Column, bfs=False)
    return tuple(dict.fromkeys(column.name for column in columns))


def _needs_truth(node: exp.Expr) -> bool:
    """Whether the part stands where true or false is needed."""
    while isinstance(node.parent, exp.Paren):
        node = node.parent
    holder = node.parent
    if isinstance(holder, exp.If) and node.arg_key == "this":
        case = holder.parent
        return not (isinstance(case, exp.Case) and case.this)
    return isinstance(holder, _CONNECTIVES)


def _fault(node: exp.Expr) -> str:
    """What is wrong with one part, by itself; "" if nothing."""
    if type(node) not in _ALLOWED:
        return f"{type(node).__name__} ({node.sql('duckdb')[:60]})"
    if isinstance(node, exp.Literal) and node.is_string:
        return f"The text {node.sql('duckdb')[:60]}"
    decimals = node.args.get("decimals")
    if isinstance(node, exp.Round) and not isinstance(decimals, exp.Literal | exp.Neg | None):
        return f"A computed number of decimals ({node.sql('duckdb')[:60]})"
    return ""
