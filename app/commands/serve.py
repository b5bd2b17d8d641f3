"""parlance serve: the app on a model and a source."""

import argparse
import os
import socket
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from app.cli import DONE, UsageError
from app.opening import add_model_arguments, open_parlance

DEFAULT_PORT = 8501
_CONFIG = {
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    # Without it Streamlit asks a server on the internet for this machine's address, to print it.
    "browser.serverAddress": "localhost",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance serve`."""
    add_model_arguments(command)
    add_port_arguments(command)


def add_port_arguments(command: argparse.ArgumentParser) -> None:
    """The options that say where and how to serve."""
    command.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"port (default: {DEFAULT_PORT})")
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
    # -P: no file in the folder it starts in, called like a library, takes the library's place.
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(files("app") / "main.py"), *flags]
    try:
        return subprocess.call(command, env=_environment(arguments), cwd=_settings_folder())
    except KeyboardInterrupt:
        return DONE


def _settings_folder() -> Path:
    """Where Streamlit finds settings and theme: the clone, or the app's own folder when it is installed."""
    app = Path(str(files("app")))
    return app.parent if (app.parent / ".streamlit").is_dir() else app


def _environment(arguments: argparse.Namespace) -> dict[str, str]:
    """What the app is told. Paths are made absolute, because it runs in another folder."""
    named = {
        "PARLANCE_MODEL": arguments.model,
        "PARLANCE_SOURCE": arguments.source,
        "PARLANCE_HOME": os.environ.get("PARLANCE_HOME"),
    }
    return os.environ | {name: _absolute(value) for name, value in named.items() if value}


def _absolute(name: str) -> str:
    """A path seen from anywhere; a URL of a file likewise, any other URL as it is."""
    kind, is_url, path = name.partition("://")
    if not is_url:
        return os.path.abspath(os.path.expanduser(name))
    if kind not in ("duckdb", "sqlite"):
        return name
    return f"{kind}:///{os.path.abspath(os.path.expanduser(path.removeprefix('/')))}"


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port from 1 to 65535")
    return int(text)


def _headless(arguments: argparse.Namespace) -> bool:
    """No browser is opened when asked not to, in CI, and on Linux without a screen."""
    no_screen = sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return bool(arguments.headless or os.environ.get("CI") or no_screen)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
