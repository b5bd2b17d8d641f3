"""What is known of a visitor's data: its files, tables, links between them, and what can be asked."""

from dataclasses import asdict, dataclass
from typing import Any

DATA, MODEL, CACHE = "data.duckdb", "model.json", "cache"
"""What is in the folder of a data set."""


@dataclass(frozen=True)
class OwnFile:
    """A file that was taken: its name as it came, and the rows of the tables that it became."""

    name: str
    size: int
    tables: dict[str, int]

    @property
    def rows(self) -> int:
        """Of all its tables."""
        return sum(self.tables.values())


@dataclass(frozen=True)
class About:
    """All of a data set but where it is. `links` are pairs of columns, `examples` were asked and answered."""

    files: tuple[OwnFile, ...]
    links: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    metrics: int = 0
    dimensions: int = 0

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(file.rows for file in self.files)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables."""
        return tuple(table for file in self.files for table in file.tables)

    @property
    def label(self) -> str:
        """The files by name; of many the first two."""
        names = [file.name for file in self.files]
        more = f" (+{len(names) - 2})" if len(names) > 2 else ""
        return ", ".join(names[:2]) + more

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def about_of(data: dict[str, Any]) -> About:
    """From JSON. Raises KeyError, TypeError or ValueError where it is none."""
    return About(
        tuple(OwnFile(str(one["name"]), int(one["size"]), dict(one["tables"])) for one in data["files"]),
        tuple((str(one), str(other)) for one, other in data["links"]),
        tuple(map(str, data["examples"])),
        int(data["metrics"]),
        int(data["dimensions"]),
    )
