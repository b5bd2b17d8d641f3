"""parlance demo: the app on the sample data, built first when missing."""

import argparse

from app.commands import serve


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance demo`."""
    command.add_argument("--port", type=int, default=serve.DEFAULT_PORT, help="port to serve on")
    command.add_argument("--headless", action="store_true", help="do not open a browser")
    command.set_defaults(model=None, source=None)


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    return serve.run(arguments)
