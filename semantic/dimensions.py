"""Dimensions as users see them, and those that stand behind a role: origin city, destination city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from semantic.fields import Field, FieldType, Value
from semantic.model import Dimension, SemanticModel
from semantic.network import Network


@dataclass(frozen=True)
class Binding:
    """One field that carries a dimension."""

    dataset: str
    field: Field


@dataclass(frozen=True)
class CatalogDimension:
    """A dimension as users see it, with every field that carries it.

    What lies behind relationships with a role is a dimension of its own: `roles` are those to go
    through, `of` is what it is called without them.
    """

    name: str
    label: str
    description: str
    synonyms: tuple[str, ...]
    values: tuple[Value, ...]
    bindings: tuple[Binding, ...]
    roles: tuple[str, ...] = ()
    of: str = ""
    say: str = ""

    @property
    def field(self) -> Field:
        """The first field that carries it; all carriers have the same type."""
        return self.bindings[0].field

    @property
    def type(self) -> FieldType:
        """The type of its values; classes of a number are texts."""
        return "string" if self.field.buckets else self.field.type


Dimensions = dict[str, CatalogDimension]


def plain_dimensions(model: SemanticModel) -> Dimensions:
    """Shared dimensions by their name, fields as `dataset.field`; nothing that is private."""
    carriers: dict[str, list[Binding]] = {}
    for dataset in model.datasets:
        for field in dataset.fields:
            if not (dataset.private or field.private):
                name = field.dimension or f"{dataset.name}.{field.name}"
                carriers.setdefault(name, []).append(Binding(dataset.name, field))
    shared = {found.name: found for found in model.dimensions}
    return {name: _dimension(name, tuple(found), shared.get(name)) for name, found in carriers.items()}


def role_dimensions(plain: Dimensions, network: Network) -> Dimensions:
    """What lies behind each role, as `role.name`; of roles behind roles one more step."""
    homes: dict[str, list[CatalogDimension]] = {}
    for known in plain.values():
        for name in dict.fromkeys(binding.dataset for binding in known.bindings):
            homes.setdefault(name, []).append(known)
    found: Dimensions = {}
    for roles, target in _chains(network):
        for known in _behind(target, homes, network):
            if len(roles) == 1 and _is_told_here(roles[0], known, homes, network):
                continue
            made = _in_roles(roles, known)
            found.setdefault(made.name, made)
    return found


def _chains(network: Network) -> Iterator[tuple[tuple[str, ...], str]]:
    """Roles that follow each other, with the dataset they lead to."""
    for role, hops in network.in_roles.items():
        for hop in hops:
            yield (role,), hop.to
            for further, others in network.in_roles.items():
                for other in others if further != role else ():
                    if (other.start, "one") in network.single(hop.to):
                        yield (role, further), other.to


def _is_told_here(
    role: str, known: CatalogDimension, homes: dict[str, list[CatalogDimension]], network: Network
) -> bool:
    """Whether it is the key that a role leads to, and the rows have it as a time of their own."""
    (key, *_) = known.bindings
    for hop in network.in_roles[role]:
        own = [mine for mine, theirs in hop.pairs if (hop.to, theirs) == (key.dataset, key.field.name)]
        fields = {one.field.name: one.field for has in homes.get(hop.start, ()) for one in has.bindings}
        if len(hop.pairs) != 1 or not own or own[0] not in fields or fields[own[0]].role != "time":
            return False
    return True


def _behind(
    dataset: str, homes: dict[str, list[CatalogDimension]], network: Network
) -> Iterator[CatalogDimension]:
    """The dimensions that rows of a dataset have one value of, and one way to."""
    for (name, _), paths in network.single(dataset).items():
        if len(paths) == 1:
            yield from homes.get(name, ())


def _in_roles(roles: tuple[str, ...], known: CatalogDimension) -> CatalogDimension:
    words = " ".join(roles).replace("_", " ")
    return replace(
        known,
        name=".".join((*roles, known.name)),
        label=_label(words, known.label),
        synonyms=tuple(f"{words} {synonym}" for synonym in known.synonyms),
        say=f"{words} {known.say}" if known.say else "",
        roles=roles,
        of=known.name,
    )


def _label(words: str, label: str) -> str:
    """Origin city for City, origin city for city."""
    if label[:1].islower() or label.isupper():
        return f"{words} {label}"
    return f"{words[:1].upper()}{words[1:]} {label[:1].lower()}{label[1:]}"


def _dimension(name: str, bindings: tuple[Binding, ...], shared: Dimension | None) -> CatalogDimension:
    field = bindings[0].field
    label = (shared.label if shared else "") or field.label or field.name.replace("_", " ")
    synonyms = (shared.synonyms if shared else ()) + field.synonyms
    values = (shared.values if shared else ()) + field.values
    description = (shared.description if shared else "") or field.description
    say = (shared.say if shared else "") or field.say
    return CatalogDimension(name, label, description, synonyms, values, bindings, say=say)
