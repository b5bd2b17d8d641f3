"""The words of a language that build a query, by what they do: one table of each kind."""

from functools import cached_property
from typing import Any

from engine.language.pack_data import WordIndex, indexed
from engine.language.tokens import norms


class WordTables:
    """The tables of a pack, each indexed once."""

    data: dict[str, Any]

    @cached_property
    def operators(self) -> WordIndex:
        """Words that build the query."""
        return indexed(self.data["operators"])

    @cached_property
    def aggregates(self) -> WordIndex:
        """Words for aggregations."""
        return indexed(self.data["aggregates"])

    @cached_property
    def aggregate_words(self) -> frozenset[str]:
        """Single words for aggregations."""
        return frozenset(words[0] for words in self.aggregates if len(words) == 1)

    @cached_property
    def no_totals(self) -> frozenset[str]:
        """Those of them that do not mean the total."""
        totals = {word for words, names in self.aggregates.items() if "sum" in names for word in words}
        return self.aggregate_words - totals

    @cached_property
    def units(self) -> WordIndex:
        """Names of time units."""
        return indexed(self.data["units"])

    @cached_property
    def grains(self) -> WordIndex:
        """Adjectives of time grains."""
        return indexed(self.data["grains"])

    @cached_property
    def parts(self) -> WordIndex:
        """Names of the parts of time that come again, such as the hour of the day."""
        return indexed(self.data["parts"])

    @cached_property
    def months(self) -> WordIndex:
        """Names of months, by number."""
        return indexed(self.data["months"])

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Numbers of the days of the week, 1 for Monday, by their names, one of them or many."""
        return {word: int(number) for number, words in self.data["weekdays"].items() for word in words}

    @cached_property
    def day_parts(self) -> dict[str, tuple[int, int]]:
        """The first and the last hour of the parts of a day, by their names, one of them or many."""
        return {word: (first, last) for words, first, last in self.data["day_parts"] for word in words}

    @cached_property
    def part_verbs(self) -> dict[str, list[tuple[str, ...]]]:
        """The words between a part of time and its value."""
        return {name: [norms(text) for text in texts] for name, texts in self.data["part_verbs"].items()}

    @cached_property
    def places(self) -> dict[str, int]:
        """Places in a ranking by the words for them."""
        return {str(word): int(number) for word, number in self.data.get("places", {}).items()}

    @cached_property
    def all_time(self) -> WordIndex:
        """Ways to say that no period is meant."""
        return indexed({"all": self.data["all_time"]})

    @cached_property
    def quantity_words(self) -> WordIndex:
        """Unit words that may follow a number ("hours", "ms"), by the units they convert to."""
        return indexed({unit: list(words) for unit, words in self.data["quantities"].items()})

    @cached_property
    def vague(self) -> WordIndex:
        """Words that mean some number without saying which."""
        return indexed({"vague": self.data["vague"]})
