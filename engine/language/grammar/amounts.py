"""The amount that each row of a table is of: a payment's amount, and not an order's shipping fee."""

from engine.language.grammar.pieces import Draft
from semantic.model import Dataset


def own_amount(dataset: Dataset, draft: Draft) -> str:
    """The one measure that is called by words for money, the noun of the rows aside; "" for none or several.

    A language without such words takes any.
    """
    nouns = {draft.pack.singular(word) for word in f"{dataset.noun} {dataset.label}".casefold().split()}
    money = set(draft.pack.thesaurus["money"])
    paid = {word for text in draft.pack.thesaurus["paying"] for word in text.split()}
    found = []
    for field in dataset.fields:
        words = {*map(draft.pack.singular, field.label.casefold().split())}
        called = not money or (words <= money | nouns | paid and words & (money | nouns))
        if field.is_stored_amount and called:
            found.append(field.dimension or f"{dataset.name}.{field.name}")
    return found[0] if len(found) == 1 else ""
