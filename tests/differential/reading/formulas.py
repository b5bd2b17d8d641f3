"""Arithmetic of derived metrics."""

import ast
from collections.abc import Mapping

from tests.differential.world import Value


def result(text: str, values: Mapping[str, Value]) -> Value:
    """The value of the expression: NULL in, NULL out; NULL for a division by zero."""
    return _value(ast.parse(text, mode="eval").body, values)


def _value(node: ast.expr, values: Mapping[str, Value]) -> Value:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Constant):
        return node.value  # type: ignore[return-value]
    assert isinstance(node, ast.BinOp)
    left, right = _value(node.left, values), _value(node.right, values)
    if left is None or right is None:
        return None
    if isinstance(node.op, ast.Div):
        return divided(left, right)
    operations = {ast.Add: "__add__", ast.Sub: "__sub__", ast.Mult: "__mul__"}
    found = getattr(left, operations[type(node.op)])(right)
    return getattr(float(left), operations[type(node.op)])(right) if found is NotImplemented else found  # type: ignore[arg-type,no-any-return]


def divided(left: Value, right: Value) -> Value:
    """A quotient in floating point, NULL without either side or for a zero divisor."""
    return None if left is None or not right else left / right  # type: ignore[operator]
