"""Numbers that are computed of a quantity of each row and the price of one."""

_TIMES = ") * ("


def worth_sql(quantity: str, price: str, percent: str = "") -> str:
    """SQL for a quantity times a price, less a discount in percent where there is one."""
    sql = f"({quantity}{_TIMES}{price})"
    return f"{sql} * (1 - coalesce({percent}, 0) / 100.0)" if percent else sql


def is_worth(sql: str) -> bool:
    """Whether the expression is such a product, and no number that is stored."""
    return sql.startswith("(") and _TIMES in sql
