"""parlance demo: the app on the sample data, built first when missing; with --live events go on arriving."""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli import UsageError
from app.commands import serve
from sample_data.locate import VERSION, data_home

_LOOK_S, _END_S = 0.2, 30.0


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance demo`."""
    serve.add_port_arguments(command)
    command.add_argument("--live", action="store_true", help="let simulated events go on where the data end")
    command.set_defaults(model=None, source=None)


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    if not arguments.live:
        return serve.run(arguments)
    from semantic.yaml_io import shipped_models

    with _feed() as published:
        arguments.model, arguments.source = str(shipped_models()), str(published)
        return serve.run(arguments)


@contextmanager
def _feed() -> Iterator[Path]:
    """A simulated feed in a process of its own, and the file it publishes; ended with the server."""
    published = data_home() / f"live-{VERSION}-published.duckdb"
    command = [sys.executable, "-P", "-m", "app.cli", "ingest", "--simulate", "--every", "2"]
    feed = subprocess.Popen([*command, "--publish", str(published)])
    try:
        while not published.exists():
            if feed.poll() is not None:
                raise UsageError("the feed did not begin; its own line says why")
            time.sleep(_LOOK_S)
        yield published
    finally:
        feed.terminate()
        try:
            feed.wait(_END_S)
        except subprocess.TimeoutExpired:
            feed.kill()
