"""The stored values of dimensions: lists that several dimensions may share, read when they are wanted."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from semantic.fields import Scalar

List = tuple[Scalar, ...]


@dataclass(frozen=True, eq=False)
class ValueLists(Mapping[str, List]):
    """Values by dimension. `numbers` say which list is whose, `sizes` how long the lists are.

    `digest` is of all of it; `load` reads one list.
    """

    numbers: Mapping[str, int]
    sizes: tuple[int, ...]
    digest: str
    load: Callable[[int], List]

    def __getitem__(self, dimension: str) -> List:
        return self.load(self.numbers[dimension])

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ValueLists):
            return self.digest == other.digest
        return dict(self.items()) == other

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def total(self) -> int:
        """How many values there are."""
        return sum(self.sizes)


def value_lists(values: Mapping[str, Sequence[Scalar]]) -> ValueLists:
    """The values as lists in memory, equal ones once."""
    if isinstance(values, ValueLists):
        return values
    numbers: dict[str, int] = {}
    kept: dict[List, int] = {}
    for name, found in values.items():
        numbers[name] = kept.setdefault(tuple(found), len(kept))
    lists = list(kept)
    digest = digest_of(numbers, map(list_digest, lists))
    return ValueLists(numbers, tuple(map(len, lists)), digest, lists.__getitem__)


def list_digest(values: Sequence[Scalar]) -> str:
    """Of one list."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def digest_of(numbers: Mapping[str, int], lists: Iterator[str]) -> str:
    """Of all lists, by their own digests, and whose they are."""
    return hashlib.sha256(json.dumps([list(numbers.items()), list(lists)]).encode()).hexdigest()
