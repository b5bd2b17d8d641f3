"""A plan with its rows, and what is needed to speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from engine.answers.conditions import Named, where
from engine.answers.figures import TO_DATE, Known
from engine.answers.fiscal_words import fiscal_name, speaks_fiscally
from engine.answers.formats import format_value, null_name, points
from engine.answers.grouping import Grouping
from engine.answers.nouns import front, inside
from engine.answers.part_words import group_text
from engine.answers.periods import BY_ITSELF, COMPARED, IN_PLACE, name_of, on_last_day, phrase
from engine.phrasing import Phrasing, english
from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds
from engine.types.fiscal import SLOTS
from engine.types.plan import Column, ColumnRole, Plan
from engine.types.result import Cell, ResultTable
from semantic.periods import EarlierBucket
from semantic.query import BucketTerm, ClassesTerm, GroupTerm, PartTerm

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Finding:
    """Rows with their meaning. `additivity`, `formats` and `known` are by term key, `names` by filtered
    field, `grouped` by the dimension that rows are grouped by. `labels` are what terms are called in the
    language of `words` where that is not the label of their column.

    `now` marks what still runs; it is a local time of the plan, as bounds and buckets are.
    """

    plan: Plan
    table: ResultTable
    additivity: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    now: datetime | None = None
    names: Mapping[str, Named] = field(default_factory=dict)
    grouped: Mapping[str, Grouping] = field(default_factory=dict)
    known: Mapping[str, Known] = field(default_factory=dict)
    words: Phrasing = field(default_factory=english)
    labels: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def scope(self) -> str:
        """Which part of the data this is, in a sentence: "in May 2026 where country is Malta"."""
        return " ".join(part for part in (self.period, self.filters) if part)

    @cached_property
    def period(self) -> str:
        """The period in a sentence; of what is told as it stood at one day, that day."""
        kept = {self.moment(one) for one in self.mains}
        return kept.pop() if len(kept) == 1 else self._phrase

    def moment(self, column: Column) -> str:
        """The same for one number."""
        return self._moment(column, self.plan.bounds, self._phrase, IN_PLACE)

    @cached_property
    def _phrase(self) -> str:
        return phrase(self.plan.bounds, self.now, self.fiscal, self.words)

    @cached_property
    def sides(self) -> tuple[str, str]:
        """What the two numbers of a comparison are called: by period or by bucket."""
        other = self.plan.query.compare_to
        if not isinstance(other, EarlierBucket):
            bounds = self.plan.bounds, self.plan.compare_bounds
            now, before = (name_of(one, self.fiscal, self.words) for one in bounds)
            return now, before
        return self.words.say("times.each", unit=self.unit), self._earlier(other, BY_ITSELF)

    def _earlier(self, other: EarlierBucket, form: int) -> str:
        """How far back the other bucket lies: "1 month earlier"."""
        count = other.window.count
        units = self.words.template("earlier_units")[other.window.unit]
        unit = units[count not in self.words.template("nouns.one")]
        return self.words.form("times.earlier", form, n=count, unit=unit)

    def moment_before(self, column: Column) -> str:
        """The same in the period that is compared with, behind a number."""
        bounds, other = self.plan.compare_bounds, self.plan.query.compare_to
        if bounds is None:
            return self._earlier(other, COMPARED) if isinstance(other, EarlierBucket) else self._phrase
        asked = phrase(bounds, None, self.fiscal, self.words, COMPARED)
        return self._moment(column, bounds, asked, COMPARED)

    def _moment(self, column: Column, bounds: Bounds | None, asked: str, form: int) -> str:
        known = Known() if self.times else self.known.get(column.of, Known())
        if known.stands == TO_DATE:
            return on_last_day(bounds, self.now, self.words, form) or asked
        if not known.stands:
            return asked
        standing = self.words.say(f"times.{known.stands}", label=self.inside(known.of))
        return self.words.say("times.standing", standing=standing, period=asked)

    @cached_property
    def fiscal(self) -> BusinessTime | None:
        """The fiscal calendar where the question is put in its terms."""
        return self.plan.time if speaks_fiscally(self.plan.query) else None

    @cached_property
    def filters(self) -> str:
        """The filters in words: "where country is Malta", or nothing."""
        return where(self.plan.query.where, self.names, self.words)

    @cached_property
    def groups(self) -> tuple[Column, ...]:
        """Columns that rows are grouped by, times included."""
        return tuple(one for one in self.plan.columns if one.role in ("dimension", "time"))

    @cached_property
    def times(self) -> tuple[Column, ...]:
        """Columns of time buckets."""
        return tuple(one for one in self.plan.columns if one.role == "time")

    @cached_property
    def dimensions(self) -> tuple[Column, ...]:
        """Columns rows are grouped by that are not time."""
        return tuple(one for one in self.plan.columns if one.role == "dimension")

    @cached_property
    def values(self) -> tuple[Column, ...]:
        """Columns of numbers, those of a comparison and of calculations included."""
        return tuple(one for one in self.plan.columns if one.role not in ("dimension", "time"))

    @cached_property
    def mains(self) -> tuple[Column, ...]:
        """One column a metric: its value, or its share."""
        return tuple(one for one in self.plan.columns if one.role in ("metric", "share"))

    @cached_property
    def ranked_by(self) -> Column | None:
        """The number that the rows were asked to be sorted by, where it is shown."""
        wanted = self.plan.query.order[0].by if self.plan.query.order else ""
        keys = {(one.of if one.role == "metric" else f"{one.role}({one.of})"): one for one in self.values}
        return keys.get(wanted)

    @cached_property
    def subject(self) -> Column:
        """The number groups are ranked by in words: as asked, else a change asked for, else the first."""
        changes = (one for one in self.values if one.role in ("change", "growth"))
        return self.ranked_by or next(changes, self.mains[0])

    @cached_property
    def complete(self) -> bool:
        """Whether the rows are all groups, so that their sum is the total."""
        query = self.plan.query
        listed = bool(query.records) or query.claim is not None
        return not (query.is_cut or query.having is not None or listed or self.table.truncated)

    def partner(self, column: Column, role: str) -> Column | None:
        """The column of another role for the same metric, such as its value before."""
        return next((one for one in self.values if one.of == column.of and one.role == role), None)

    def cells(self, column: Column) -> list[Cell]:
        """All cells of a column, top to bottom."""
        place = self.table.columns.index(column.name)
        return [row[place] for row in self.table.rows]

    def cell(self, row: Row, column: Column) -> Cell:
        """One cell."""
        return row[self.table.columns.index(column.name)]

    def number(self, row: Row, column: Column) -> float | int | None:
        """One cell if it is a number."""
        return as_number(self.cell(row, column))

    def is_numeric(self, column: Column) -> bool:
        """Whether every cell that is there is a number, and at least one is."""
        numbers, cells = self.numbers(column), self.cells(column)
        return numbers.count(None) < len(numbers) and numbers.count(None) == cells.count(None)

    def numbers(self, column: Column) -> list[float | int | None]:
        """The cells of a column that are numbers, None for the others; read once, as many rules ask."""
        known = self._numbers.get(column.name)
        if known is None:
            known = self._numbers[column.name] = [as_number(cell) for cell in self.cells(column)]
        return known

    @cached_property
    def _numbers(self) -> dict[str, list[float | int | None]]:
        return {}

    def adds_up(self, column: Column) -> bool:
        """Whether values of groups may be added."""
        return column.role in ("metric", "previous") and self.additivity.get(column.of) == "additive"

    def text(self, column: Column, value: Cell) -> str:
        """A cell of the column as people read it."""
        if value is None and column.role == "dimension":
            return self._null_name(column)
        if column.role == "time" and isinstance(value, date) and grain_of(column) in SLOTS:
            return fiscal_name(value, grain_of(column), self.plan.time, self.words)
        if column.role == "dimension" and (named := self._named(column, value)):
            return named
        display_format = "" if column.role in ("share", "growth") else self.formats.get(column.of, "")
        number = as_number(value)
        if column.role in ("change", "gap") and column.unit == "%" and number is not None:
            text = points(number, self.words, display_format, "gap")
        else:
            text = self.formatted(value, column.unit, display_format, column.role, grain_of(column))
        if column.role not in ("change", "growth", "gap"):
            return text
        return f"+{text}" if (number or 0) > 0 else text

    def formatted(
        self, value: Cell, unit: str, display: str = "", role: ColumnRole = "metric", grain: str = ""
    ) -> str:
        """A value in figures of the language; see `format_value`."""
        return format_value(value, unit, display, role, grain, self.words)

    def inside(self, label: str) -> str:
        """A label of the model as it stands inside a sentence."""
        return inside(label, self.words)

    def label(self, column: Column) -> str:
        """What a column is called inside a sentence, calculations by what they are of."""
        called = self.labels.get(column.of, "")
        if not called:
            return self.inside(column.label)
        template = self.words.template(f"labels.{column.role}")
        return self.words.fill(str(template), label=called) if template else called

    def heading(self, column: Column) -> str:
        """What a column is called by itself."""
        return front(self.label(column)) if column.of in self.labels else column.label

    @property
    def unit(self) -> str:
        """The unit of the buckets of time: "month"."""
        return str(self.words.template("units")[grain_of(self.times[0])])

    def _null_name(self, column: Column) -> str:
        return self.null_names.get(column.name, self.words.word("words.unknown"))

    def _named(self, column: Column, value: Cell) -> str:
        """The name that a group has beside its stored value; "" for none."""
        label = self.grouping(column).labels.get(str(value), "")
        return label or group_text(self.term(column), value, column.unit, self.words)

    def term(self, column: Column) -> GroupTerm | None:
        """What the column is grouped by."""
        return next((one for one in self.plan.query.group_by if one.key == column.of), None)

    def is_ordered(self, column: Column) -> bool:
        """Whether its groups have an order of their own: parts of a time, classes of a number, stages."""
        return isinstance(self.term(column), PartTerm | BucketTerm | ClassesTerm) or bool(
            self.grouping(column).order
        )

    def grouping(self, column: Column) -> Grouping:
        """What is known of the dimension that a column is."""
        return self.grouped.get(column.of, Grouping())

    def name(self, column: Column, value: Cell) -> str:
        """What a chart calls a group: as it is stored, or by the name that its number has."""
        if value is None:
            return self._null_name(column)
        return self.text(column, value) if self.is_named(column) else str(value)

    def is_named(self, column: Column) -> bool:
        """Whether groups may be called otherwise than they are stored."""
        return column.name in self._named_columns

    @cached_property
    def _named_columns(self) -> frozenset[str]:
        """Looked up for each cell of a chart, and so found once."""
        named = (one for one in self.groups if self.is_ordered(one) or self.grouping(one).labels)
        return frozenset(one.name for one in named)

    def names_in_order(self, column: Column) -> list[str]:
        """The names of the groups in their own order, what is not listed after it; else by the alphabet."""
        cells = set(self.cells(column))
        order = {value: at for at, value in enumerate(self.grouping(column).order)}

        def place(cell: Cell) -> tuple[bool, int, float, str]:
            number = as_number(cell)
            return cell is None, order.get(str(cell), len(order)), number or 0, str(cell)

        return [self.name(column, cell) for cell in sorted(cells, key=place)]

    def partial(self, column: Column) -> set[datetime]:
        """The buckets of a time that are not whole."""
        return {at for key, at in self.plan.partial if key == column.of}

    @cached_property
    def null_names(self) -> dict[str, str]:
        """What the group without a value is called, by dimension column."""
        return {column.name: null_name(self.cells(column), self.words) for column in self.dimensions}

    def title(self, column: Column) -> str:
        """The column's heading; the two sides of a comparison carry their periods."""
        if not self.plan.compare_bounds or column.role not in ("metric", "previous"):
            return front(self.label(column))
        main = next(one for one in self.values if one.of == column.of and one.role == "metric")
        bounds = self.plan.bounds if column.role == "metric" else self.plan.compare_bounds
        label = front(self.label(main)) if self.labels.get(main.of) else main.label
        return f"{label}, {name_of(bounds, self.fiscal, self.words)}"


def grain_of(column: Column) -> str:
    """The grain of a time column, "" for any other."""
    return column.of.rpartition(":")[2] if column.role == "time" else ""


def as_number(cell: Cell) -> float | int | None:
    """The cell if it is a number and neither a flag nor missing."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool) and cell == cell
    return cell if is_number else None  # type: ignore[return-value]
