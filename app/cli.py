"""The command line. Each command is a file of app/commands; nothing heavy is imported before it is needed."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "demo": "build the sample data if missing and serve the app",
    "serve": "serve the app on a model and a source",
    "ask": "answer a question in plain words",
    "query": "run a logical query in JSON",
    "scaffold": "write a model for a database or files",
    "check": "lint a model",
}
FAILED, BAD_USAGE = 1, 2


class UsageError(Exception):
    """Bad usage or input: one line for stderr, exit code 2."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 faults found or a run failed, 2 bad usage or input."""
    parser = argparse.ArgumentParser(prog="parlance", description="Business questions, answered with proof.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    words = list(sys.argv[1:] if argv is None else argv)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        if not words or words[0] in (name, "-h", "--help"):
            import_module(f"app.commands.{name}").add_arguments(command)
    arguments = parser.parse_args(words)
    return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    from engine.errors import EngineError
    from semantic.issues import ModelError

    module = import_module(f"app.commands.{arguments.command}")
    try:
        return int(module.run(arguments))
    except (UsageError, EngineError) as trouble:
        print(f"parlance: {_line(str(trouble))}", file=sys.stderr)
    except ModelError as trouble:
        first, *more = trouble.issues
        rest = f" (and {len(more)} more; see `parlance check`)" if more else ""
        print(f"parlance: {_line(str(first))}{rest}", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        print("parlance: stopped", file=sys.stderr)
        return FAILED
    return BAD_USAGE


def _line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
