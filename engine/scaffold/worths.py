"""What rows are worth, where no column has it: a quantity times the price of one, or of the linked item."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed, pairs
from engine.scaffold.schema import Link
from engine.scaffold.subjects import Subject
from engine.scaffold.takings import are_sales
from engine.scaffold.words import Vocabulary, Words


@dataclass(frozen=True)
class Worth:
    """A quantity of a table and a price of one, which `link` leads to where it is in another table.

    `percent` is the discount in percent that is taken off, `sold` whether the rows are sales, and `stock`
    whether they are what is there. `only` says that no other price tells the same rows another worth.
    """

    quantity: ColumnFacts
    price: ColumnFacts
    link: Link | None
    percent: ColumnFacts | None
    sold: bool
    stock: bool
    only: bool


@dataclass(frozen=True)
class WorthFinder:
    """Finds them in a schema."""

    tables: Mapping[str, TableFacts]
    subjects: Mapping[str, Subject]
    links: tuple[Link, ...]
    vocabulary: Vocabulary

    def find(self, table: TableFacts) -> tuple[Worth, ...]:
        """Those of one table: none where it has an amount of its own, or several quantities."""
        counted = [column for column in table.columns if self.is_counted(column, table)]
        if len(counted) != 1 or table.query or table.is_view:
            return ()
        stock = self.is_stock(counted[0], table)
        sold = not stock and self._is_sold(table)
        percent, open_ = self._discounts(table)
        prices = list(self._prices(table, stock))
        offered = [one for one in prices if not self._is_cost(one[0])]
        found = offered if sold else prices
        if open_ or (not stock and (len(found) != 1 or self._has_amount(table, found[0][0]))):
            return ()
        only = len(found) == 1
        return tuple(Worth(counted[0], price, link, percent, sold, stock, only) for price, link in found)

    def is_counted(self, column: ColumnFacts, table: TableFacts) -> bool:
        """Whether a column says how many there are of something in each row."""
        words = set(self._words(column))
        keys = {name for link in self.links if link.source == table.name for name in link.columns}
        able = column.is_number and column.name not in keys and not words & listed("uncounted_words")
        return able and bool(words & listed("counted_words"))

    def is_stock(self, column: ColumnFacts, table: TableFacts) -> bool:
        """Whether these are what is there, and no event."""
        return bool({*self._words(column), *self.subjects[table.name].words} & listed("stock_marks"))

    def _is_sold(self, table: TableFacts) -> bool:
        """Whether the rows are sales themselves or parts of them, and none of what is bought."""
        targets = {link.target for link in self.links if link.source == table.name}
        wholes = {one for one in targets if are_sales(self.subjects[one].words)}
        beyond = {link.target for link in self.links if link.source in wholes}
        said = {singular(word) for one in (targets | beyond) for word in self.subjects[one].words}
        own = self.subjects[table.name].words
        bought = bool((said - self._item_words(table)) & listed("not_sale_words"))
        return (are_sales(own) or bool(wholes)) and not bought and not set(own) & listed("not_sale_words")

    def _item_words(self, table: TableFacts) -> set[str]:
        priced = (link.target for link in self.links if link.source == table.name)
        return {word for one in priced if self.unit_prices(one) for word in self.subjects[one].words}

    def _discounts(self, table: TableFacts) -> tuple[ColumnFacts | None, bool]:
        """The discount in percent, and whether there is one of which nobody knows what it is taken off."""
        found = [one for one in table.columns if set(self._words(one)) & listed("discount_words")]
        found = [one for one in found if one.is_number]
        percent = [one for one in found if set(self._words(one)) & listed("percent_words")]
        sure = len(found) == len(percent) == 1 and _is_percent(percent[0])
        return (percent[0] if sure else None), bool(found) and not sure

    def _prices(self, table: TableFacts, stock: bool) -> Iterator[tuple[ColumnFacts, Link | None]]:
        """Its own prices of one, else those of the only linked table that has any."""
        marked = self.unit_prices(table.name) if stock else self._marked_prices(table)
        if marked or (not stock and self.unit_prices(table.name)):
            yield from ((price, None) for price in marked)
            return
        homes = [
            (link, found)
            for link in self.links
            if link.source == table.name
            and len(link.columns) == 1
            and (found := self.unit_prices(link.target))
        ]
        for link, found in homes if len(homes) == 1 else ():
            yield from ((price, link) for price in found)

    def _marked_prices(self, table: TableFacts) -> list[ColumnFacts]:
        """Prices whose name says that they are of one: the price of a line may be that of all of it."""
        marks = listed("unit_price_marks")
        return [one for one in self.unit_prices(table.name) if set(self._words(one)) & marks]

    def unit_prices(self, table: str) -> list[ColumnFacts]:
        """The prices of one of what a table lists, and what one costs."""
        found = []
        for column in self.tables[table].columns:
            words = self._words(column)
            able = column.is_number and bool(set(words) & listed("price_words"))
            if able and not set(words) & listed("no_unit_price"):
                found.append(column)
        return found

    def _is_cost(self, column: ColumnFacts) -> bool:
        return bool(set(self._words(column)) & listed("cost_words"))

    def _has_amount(self, table: TableFacts, price: ColumnFacts) -> bool:
        """Whether some other column of the rows is money, which may be what they are worth."""
        others = [one for one in table.columns if one.is_number and one is not price]
        money = {*listed("money_words"), *listed("taking_marks"), *pairs("currencies")}
        money -= {*listed("discount_words"), *self.subjects[table.name].words}
        return any({*self._words(one)} & money for one in others)

    def _words(self, column: ColumnFacts) -> Words:
        return tuple(word.lower() for word in self.vocabulary.words(column.name))


def _is_percent(column: ColumnFacts) -> bool:
    low, high = column.low, column.high
    return isinstance(low, int | float) and isinstance(high, int | float) and low >= 0 and 1 < high <= 100


def sold_worth(found: Mapping[str, Iterable[Worth]]) -> str:
    """The one table whose rows are sales of such a worth; "" for none or several."""
    tables = [table for table, worths in found.items() if any(one.sold for one in worths)]
    return tables[0] if len(tables) == 1 else ""
