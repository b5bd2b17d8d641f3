"""parlance serve: the app on a model and a source."""

import argparse
import os
import socket
import subprocess
import sys
from importlib.resources import files

from app.cli import UsageError
from app.opening import open_parlance

DEFAULT_PORT = 8501
_CONFIG = {
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance serve`."""
    command.add_argument(
        "--model", metavar="DIR", help="folder or file of the semantic model (default: shipped)"
    )
    command.add_argument(
        "--source", metavar="URL", help="file, folder or database (default: the sample data)"
    )
    command.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"port (default: {DEFAULT_PORT})")
    command.add_argument("--headless", action="store_true", help="do not open a browser")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Model and source are opened first, so that faults are said before a page opens."""
    open_parlance(arguments.model, arguments.source).session  # noqa: B018 - opened for its faults
    if _taken(arguments.port):
        raise UsageError(f"port {arguments.port} is in use; choose another with --port")
    settings = {
        **_CONFIG,
        "server.port": str(arguments.port),
        "server.headless": str(_headless(arguments)).lower(),
    }
    flags = [part for name, value in settings.items() for part in (f"--{name}", value)]
    page = str(files("app") / "main.py")
    named = {"PARLANCE_MODEL": arguments.model, "PARLANCE_SOURCE": arguments.source}
    environment = os.environ | {name: os.path.abspath(value) for name, value in named.items() if value}
    try:
        return subprocess.call([sys.executable, "-m", "streamlit", "run", page, *flags], env=environment)
    except KeyboardInterrupt:
        return 0


def _headless(arguments: argparse.Namespace) -> bool:
    """No browser is opened when asked not to, in CI, and on Linux without a screen."""
    no_screen = sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return bool(arguments.headless or os.environ.get("CI") or no_screen)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
