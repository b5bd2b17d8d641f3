"""A guide as a program: its fenced blocks, in order, are files to write, commands to run, and SQL to hold.

```sql file=tables.sql         written as it stands (yaml, json and python too)
```yaml file=model/x.yaml append   added to the end of the file
```console                     `$ parlance ...` and what it prints; a line `...` stands for any lines
```console exit=1              the same, of a command that ends with this exit code
```sql                         what the rows of the answer just above are, by hand
"""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GAP = "..."


@dataclass(frozen=True)
class Block:
    """One fenced block, the number of its line in the guide, and the last words before it."""

    kind: str
    options: tuple[str, ...]
    text: str
    line: int
    before: str

    @property
    def file(self) -> str:
        """The file that it is, or ""."""
        return self._option("file")

    @property
    def exit_code(self) -> int:
        """With which the command must end."""
        return int(self._option("exit") or 0)

    @property
    def command(self) -> str:
        """The words after `$`, for a console block; else ""."""
        return self.text.split("\n", 1)[0].removeprefix("$ ") if self.kind == "console" else ""

    @property
    def printed(self) -> list[str]:
        """The lines shown below the command."""
        return self.text.rstrip("\n").split("\n")[1:]

    def _option(self, name: str) -> str:
        return next((word.split("=", 1)[1] for word in self.options if word.startswith(f"{name}=")), "")


def blocks_of(guide: str) -> list[Block]:
    """All fenced blocks in order."""
    return [
        Block(
            found[1],
            tuple(found[2].split()),
            found[3],
            guide.count("\n", 0, found.start()) + 1,
            _last_paragraph(guide[: found.start()]),
        )
        for found in _FENCE.finditer(guide)
    ]


def _last_paragraph(text: str) -> str:
    return text.rstrip().rsplit("\n\n", 1)[-1]


def prints(shown: list[str], printed: list[str]) -> bool:
    """Whether the shown lines are the printed ones.

    `...` alone stands for any lines, also for none, and at the end of a line for the rest of it.
    """
    if not shown:
        return not printed
    if shown[0] == GAP:
        return any(prints(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and _is_line(shown[0], printed[0]) and prints(shown[1:], printed[1:])


def _is_line(shown: str, printed: str) -> bool:
    kept = shown.removesuffix(f" {GAP}")
    return printed.startswith(f"{kept} ") if kept != shown else shown == printed


def write(block: Block, folder: Path) -> None:
    """Write or append the block's file."""
    path = folder / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = path.read_text("utf-8") if "append" in block.options else ""
    path.write_text(kept + block.text, "utf-8")
