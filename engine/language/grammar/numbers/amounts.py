"""The amount that each row of a table is of: a payment's amount, and not an order's shipping fee."""

from engine.language.grammar.pieces import Draft
from semantic.model import Dataset


def own_amount(dataset: Dataset, draft: Draft) -> str:
    """The one measure that is called by words for money, the noun of the rows aside; "" for none or several.

    Of several the one is meant that has the noun: the fine amount of a fine, and not what was paid of it. A
    language without words for money takes any.
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
    named = named_by_noun(dataset, draft) if len(found) > 1 else ""
    return named or (found[0] if len(found) == 1 else "")


def named_by_noun(dataset: Dataset, draft: Draft) -> str:
    """The one stored amount called by nothing but the noun of the rows and a word for money; "" if none."""
    nouns = {draft.pack.singular(word) for word in dataset.noun.casefold().split()}
    money = set(draft.pack.thesaurus["money"])
    found = [
        field.dimension or f"{dataset.name}.{field.name}"
        for field in dataset.fields
        if field.is_stored_amount and _is_of(field.label, nouns, money, draft)
    ]
    return found[0] if len(found) == 1 else ""


def _is_of(label: str, nouns: set[str], money: set[str], draft: Draft) -> bool:
    words = {*map(draft.pack.singular, label.casefold().split())}
    return words <= nouns | money and bool(words & nouns) and bool(words - nouns)
