"""Filters in words, so that a sentence says which part of the data its number stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.answers.formats import format_value
from engine.answers.nouns import inside
from engine.answers.part_words import group_text, part_end
from engine.phrasing import Phrasing, english
from semantic.filters import (
    AgainstAverage,
    AgainstField,
    And,
    Between,
    Condition,
    In,
    IsNull,
    Leaf,
    Literalish,
    MetricIs,
    Not,
    Or,
    Related,
    TextIs,
)
from semantic.query import PartTerm

_UP_TO = ("<=", ">")  # bounds that lie at the end of the value
_DENIED = "conditions.denied"


@dataclass(frozen=True)
class Named:
    """What a filtered field or a metric is called, the unit and format of its values, or the part of a time
    that they are. `values` are names of stored values."""

    label: str
    unit: str = ""
    part: PartTerm | None = None
    display: str = ""
    is_time: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


def where(condition: Condition | None, names: Mapping[str, Named], words: Phrasing | None = None) -> str:
    """ "where country is Malta and device is TV or Mobile"; "" without a condition."""
    return _Writer(names, words or english()).where(condition)


@dataclass(frozen=True)
class _Writer:
    """Conditions in the words of a language."""

    names: Mapping[str, Named]
    words: Phrasing

    def where(self, condition: Condition | None) -> str:
        if condition is None:
            return ""
        return self.words.say("conditions.where", items=self._said(condition))

    def _said(self, condition: Condition) -> str:
        if isinstance(condition, And | Or):
            glue = self.words.word("conditions.and" if isinstance(condition, And) else "words.or")
            inner = self._said if isinstance(condition, Or) else self._bracketed
            return glue.join(inner(item) for item in condition.items)
        if isinstance(condition, Not):
            return self._denied(condition.item)
        if isinstance(condition, Related):
            return self._related(condition, "related")
        return self._metric(condition) if isinstance(condition, MetricIs) else self._plain(condition)

    def _bracketed(self, condition: Condition) -> str:
        """A condition beside others, in brackets where it leaves a choice that could be read on."""
        text = self._said(condition)
        open_ended = isinstance(condition, Or) or (self.words.is_english and self._chooses(text))
        return self.words.say("conditions.brackets", item=text) if open_ended else text

    def _chooses(self, text: str) -> bool:
        return self.words.word("words.or") in text

    def _related(self, condition: Related, template: str) -> str:
        """ "there are related items (where price is more than €5)"."""
        named = self._named(condition.dataset)
        said = self.words.say(f"conditions.{template}", things=inside(named.label, self.words))
        if condition.where is None:
            return said
        return f"{said} {self.words.say('conditions.limited', items=self._said(condition.where))}"

    def _metric(self, condition: MetricIs, at: str = "conditions") -> str:
        """Of a metric for each value of a dimension: "views of the viewer (over all data) is at least 10"."""
        within = self.words.word("conditions.own_period" if condition.time else "conditions.all_data")
        named, by = self._named(condition.metric), self._named(condition.by)
        subject = self.words.say(
            "conditions.metric",
            metric=inside(named.label, self.words),
            by=inside(by.label, self.words),
            inner=" ".join(part for part in (within, self.where(condition.where)) if part),
        )
        value = self._value(condition.value, named)
        return self.words.op(f"{at}.ops", condition.op, field=subject, value=value)

    def _plain(self, condition: Leaf, at: str = "conditions") -> str:
        named = self._named(condition.field)
        label = inside(named.label, self.words)
        if isinstance(condition, IsNull):
            return self.words.say(f"{at}.null", field=label)
        if isinstance(condition, Between):
            low, high = self._value(condition.low, named), self._value(condition.high, named, "<=")
            return self.words.say(f"{at}.between", field=label, low=low, high=high)
        if isinstance(condition, TextIs):
            return self.words.op(f"{at}.ops", condition.how, field=label, value=f'"{condition.text}"')
        if isinstance(condition, AgainstAverage):
            average = self.words.word("conditions.average")
            return self.words.op(f"{at}.ops", condition.op, field=label, value=average)
        if isinstance(condition, AgainstField):
            other = self._named(condition.other)
            slots = {"field": label, "value": inside(other.label, self.words)}
            if not other.is_time:
                return self.words.op(f"{at}.ops", condition.op, **slots)
            return self.words.say(f"{at}.{'later' if condition.op == '>' else 'earlier'}", **slots)
        values = condition.values if isinstance(condition, In) else (condition.value,)
        op = "=" if isinstance(condition, In) else condition.op
        said = self.words.word("words.or").join(self._value(one, named, op) for one in values)
        return self.words.op(f"{at}.ops", op, field=label, value=said)

    def _denied(self, condition: Condition) -> str:
        if isinstance(condition, Related):
            return self._related(condition, "unrelated")
        if isinstance(condition, MetricIs):
            return self._metric(condition, _DENIED)
        text = self._said(condition)
        if isinstance(condition, Leaf) and not self._chooses(text):
            return self._plain(condition, _DENIED)
        return self.words.say("conditions.not", item=text)

    def _named(self, name: str) -> Named:
        return self.names.get(name) or Named(name.rpartition(".")[2].replace("_", " "))

    def _value(self, value: Literalish, named: Named, op: str = "=") -> str:
        if isinstance(value, str) and value in named.values:
            return named.values[value]
        end = part_end(named.part, value, self.words) if op in _UP_TO else ""
        text = end or group_text(named.part, value, "", self.words)
        return text or format_value(value, named.unit, named.display, words=self.words)
