"""Running the command line as a script does: a process, its output, its exit code."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from tests.app.warm import Warm

Outcome = subprocess.CompletedProcess[str]
_cold: set[str] = set()  # commands that were begun with nothing loaded, once, as a script begins them


def run(*words: str | Path, stdin: str | bytes = "", cwd: Path | None = None) -> Outcome:
    """One command in a process of its own."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    told = [str(word) for word in words]
    if cwd is None and told and told[0] in _cold and sys.platform == "linux":
        code, out, err = _warm().run(told, given)
        return Outcome(told, code, out.decode(), err.decode())
    command = [sys.executable, "-m", "app.cli", *told]
    done = subprocess.run(command, input=given, capture_output=True, cwd=cwd, timeout=120)
    _cold.update(told[:1])
    return Outcome(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@cache
def _warm() -> Warm:
    """One for all; it ends when this process does."""
    return Warm()


def reply(*words: str | Path, stdin: str | bytes = "", code: int = 0) -> dict[str, Any]:
    """The one JSON object that a command prints and nothing else."""
    done = run(*words, "--json", stdin=stdin)
    assert done.returncode == code, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    assert done.stdout == json.dumps(found, ensure_ascii=False) + "\n"
    return found


def complaint(*words: str | Path, stdin: str | bytes = "", code: int = 2) -> str:
    """The one clear line of a command that cannot work, on stderr; progress before it is passed over."""
    done = run(*words, stdin=stdin)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("Reading ", "Copying "))]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("parlance: ")
    return lines[0].removeprefix("parlance: ")
