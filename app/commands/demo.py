"""parlance demo: the app on the sample data, built first when missing."""

import argparse

from app.commands import serve


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance demo`."""
    serve.add_port_arguments(command)
    command.set_defaults(model=None, source=None)


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    return serve.run(arguments)
