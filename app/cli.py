"""The command line. Each command is a file of app/commands; nothing heavy is imported before it is needed."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

COMMANDS = {
    "demo": "build the sample data if missing and serve the app",
    "serve": "serve the app on a model and a source",
    "ask": "answer a question in plain words",
    "export-answer": "answer a question as a file: a table, a picture, a document",
    "complete": "say how a question may go on",
    "query": "run a logical query, in JSON or on one line",
    "scaffold": "write a model for a database or files",
    "check": "lint a model",
    "teach": "add a word to a model",
    "opinions": "what readers thought of answers",
    "quality": "run the checks of a model on the data",
    "profile": "what the columns of a source hold",
    "train": "learn the ranking of readings anew",
    "alerts": "hold the alert rules of a model against the data",
    "import": "make a model of one in another format",
    "export": "write a model in another format",
    "ingest": "take events in from files, a pipe or the web",
}
_FILES = {"import": "import_model", "export-answer": "export_answer"}  # where the command is a word of Python
DONE, FAILED, BAD_USAGE = 0, 1, 2
_CYCLES = 100_000  # objects made and kept before Python looks for cycles among them; it would at 700


class UsageError(Exception):
    """Bad usage or input: one line for stderr, exit code 2."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; argparse would print the whole usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_USAGE, f"parlance: {one_line(message)} (see `{self.prog} --help`)\n")


def process() -> int:
    """`main` as a process of its own: a short life is not spent on looking for cycles in its memory."""
    gc.set_threshold(_CYCLES)
    return main()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 faults found or run failed, 2 bad usage or input."""
    words = list(sys.argv[1:] if argv is None else argv)
    # To look for plugins pydantic reads about every package installed; none is wanted here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _write_utf8()
    parser = _Parser(prog="parlance", description="Business questions, answered with proof.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        if words[:1] == [name]:
            _module(name).add_arguments(command)
    return _run(parser.parse_args(words))


def _module(command: str) -> ModuleType:
    return import_module(f"app.commands.{_FILES.get(command, command)}")


def _run(arguments: argparse.Namespace) -> int:
    from engine.errors import EngineError
    from semantic.issues import ModelError

    try:
        code = int(_module(arguments.command).run(arguments))
        sys.stdout.flush()
        return code
    except (UsageError, EngineError) as trouble:
        return _said(str(trouble), BAD_USAGE)
    except ModelError as trouble:
        first, *more = trouble.issues
        return _said(f"{first}{f' (and {len(more)} more; see `parlance check`)' if more else ''}", BAD_USAGE)
    except BrokenPipeError:  # who reads has enough; what is left must not fail again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as trouble:  # a disk that is full, a folder that may not be written
        return _said(f"{trouble.filename or 'the system'}: {trouble.strerror or trouble}", FAILED)
    except KeyboardInterrupt:
        return _said("stopped", FAILED)


def _said(text: str, code: int) -> int:
    print(f"parlance: {one_line(text)}", file=sys.stderr)
    return code


def one_line(text: str) -> str:
    """One line without control characters, whatever a user's file or name had in it."""
    return "".join(char if char.isprintable() else "?" for char in " ".join(text.split()))


def _write_utf8() -> None:
    """JSON is UTF-8 wherever it is printed; half a character becomes an escape, also in JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    from app.cli import process as command_line  # this file as a module, so that there is one UsageError

    sys.exit(command_line())
