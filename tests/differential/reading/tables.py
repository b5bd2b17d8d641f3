"""Rows, and the rows they meet."""

from collections.abc import Iterable

from semantic.fields import Field, bucket_labels
from tests.differential.reading.routes import Route, Step
from tests.differential.texts import evaluate
from tests.differential.world import Row, Value, World


class Tables:
    """The rows of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._met: dict[tuple[str, int], Row | None] = {}

    def rows(self, dataset: str) -> list[Row]:
        """All rows of a dataset."""
        found = self.world.model.dataset(dataset)
        assert found
        return self.world.rows[found.table]

    def follow(self, row: Row | None, step: Step) -> list[Row]:
        """The rows that one step meets."""
        if row is None:
            return []
        if step.back:
            many = self.rows(step.link.source)
            return [one for one in many if self._partner(one, step) is row]
        met = self._partner(row, step)
        return [] if met is None else [met]

    def _partner(self, row: Row, step: Step) -> Row | None:
        place = step.link.name, id(row)
        if place not in self._met:
            self._met[place] = self._find(row, step)
        return self._met[place]

    def _find(self, row: Row, step: Step) -> Row | None:
        link = step.link
        wanted = [row[column] for column in link.from_columns]
        if None in wanted:
            return None
        found = [one for one in self.rows(link.to) if [one[name] for name in link.to_columns] == wanted]
        if link.valid_from or link.valid_to:
            source = self.world.model.dataset(link.source)
            assert source
            at = self.field(row, source.field(link.at or source.time))
            found = [one for one in found if _valid(at, one, link.valid_from, link.valid_to)]
        return found[0] if found else None

    def many(self, row: Row, steps: Iterable[Step]) -> list[Row]:
        """The rows at the end of a way, each once."""
        rows = [row]
        for step in steps:
            rows = list({id(met): met for one in rows for met in self.follow(one, step)}.values())
        return rows

    def on(self, row: Row | None, route: Route) -> Value:
        """The value at the end of a route, from the related row; None if the way breaks off."""
        for step in route.on:
            met = self.follow(row, step)
            row = met[0] if met else None
        return None if row is None else self.field(row, route.field)

    def field(self, row: Row, field: Field | None) -> Value:
        """What the row says of the field."""
        assert field
        value = evaluate(field.expr or field.name, row)
        if not field.buckets or value is None:
            return value
        above = sum(value >= bound for bound in field.buckets)  # type: ignore[operator]
        return bucket_labels(field.buckets)[above]


def _valid(at: Value, row: Row, first: str, last: str) -> bool:
    start, end = row.get(first), row.get(last)
    return at is not None and (start is None or start <= at) and (end is None or at < end)
