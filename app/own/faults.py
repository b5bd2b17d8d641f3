"""What was wrong with a file, or is to be known of it: a code, and what the sentence for it says."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Remark:
    """One line about a file; the screens have the sentence of each code in every language."""

    code: str
    parts: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {"code": self.code, "parts": self.parts}


class FileFault(Exception):
    """A file that cannot be taken. The others are."""

    def __init__(self, code: str, **parts: object) -> None:
        super().__init__(code)
        self.remark = Remark(code, {name: str(part) for name, part in parts.items()})


def remark_of(data: dict[str, Any]) -> Remark:
    """A remark from JSON."""
    return Remark(str(data["code"]), {str(name): str(part) for name, part in data["parts"].items()})
