"""The SQL texts that drawn models may contain, each with the Python that means the same."""

from collections.abc import Callable

from tests.differential.world import Row, Value


def _plus(row: Row) -> Value:
    a, b = row["amount"], row["qty"]
    return None if a is None or b is None else a + b


def _twice(row: Row) -> Value:
    return None if row["amount"] is None else row["amount"] * 2


def _big(row: Row) -> Value:
    return None if row["qty"] is None else row["qty"] > 3


def _not_web(row: Row) -> Value:
    return None if row["channel"] is None else row["channel"] != "web"


def _either(row: Row) -> Value:
    big, flag = _big(row), row["flag"]
    return True if big or flag else (None if big is None or flag is None else False)


def _positive_amount(row: Row) -> Value:
    return row["amount"] if _big(row) else 0


TEXTS: dict[str, Callable[[Row], Value]] = {
    "amount + qty": _plus,
    "amount * 2": _twice,
    "qty > 3": _big,
    "channel <> 'web'": _not_web,
    "qty > 3 OR flag": _either,
    "NOT flag": lambda row: None if row["flag"] is None else not row["flag"],
    "channel IN ('web', 'shop')": lambda row: (
        None if row["channel"] is None else row["channel"] in ("web", "shop")
    ),
    "amount IS NOT NULL": lambda row: row["amount"] is not None,
    "COALESCE(channel, 'none')": lambda row: "none" if row["channel"] is None else row["channel"],
    "CASE WHEN qty > 3 THEN amount ELSE 0 END": _positive_amount,
    "CASE WHEN qty > 3 THEN 'many' ELSE 'few' END": lambda row: "many" if _big(row) else "few",
    "channel = 'web'": lambda row: None if row["channel"] is None else row["channel"] == "web",
    "channel = 'shop'": lambda row: None if row["channel"] is None else row["channel"] == "shop",
}


def evaluate(text: str, row: Row) -> Value:
    """The value of the text for one row; a plain column by its name."""
    return row[text] if text in row else TEXTS[text](row)
