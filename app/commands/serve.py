"""parlance serve: the app on a model and a source, in this process."""

import argparse
import gc
import os
import signal
import socket
import sys
import time
import webbrowser
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from threading import Thread

from app.cli import DONE, UsageError
from app.opening import add_model_arguments, open_parlance, progress

DEFAULT_PORT = 8501
_CONFIG = {
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    # Without it Streamlit asks a server on the internet for this machine's address, to print it.
    "browser.serverAddress": "localhost",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "logger.hideWelcomeMessage": True,
}
_LOOK_S = 0.1
_USUAL = (700, 10, 10)  # when Python looks for cycles, by default
_SWITCH_S = (
    0.001  # a thread lets another go on after so long; with more, routes wait long behind a crowd of pages
)


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
    told = _environment(arguments)
    _open(arguments, told.get("PARLANCE_MODEL"), told.get("PARLANCE_SOURCE"))
    if _taken(arguments.port):
        raise UsageError(f"port {arguments.port} is in use; choose another with --port")
    os.environ.update(told)
    os.chdir(_settings_folder())
    address = f"http://localhost:{arguments.port}"
    if not _headless(arguments):
        Thread(target=_show, args=(address, arguments.port), daemon=True).start()
    print(f"Parlance: {address}", flush=True)
    with suppress(KeyboardInterrupt):
        _serve({**_CONFIG, "server.port": arguments.port, "server.headless": True})
    return DONE


def _open(arguments: argparse.Namespace, model: str | None, source: str | None) -> None:
    """Everything that may fail, or that takes a while once, before anybody waits for a page."""
    from app import services
    from app.web.assets import Assets
    from app.web.early import early
    from engine.errors import EngineError
    from semantic.issues import ModelError

    try:
        services.opened(model, source)
    except (EngineError, ModelError, UsageError):
        # The same fault once more, told with the places as the user wrote them.
        open_parlance(arguments.model, arguments.source).session  # noqa: B018
        raise
    try:
        assets = Assets()
        assets.compress_first(progress, early(assets))
    except OSError as trouble:
        progress(f"files of the screens stay as they are: {trouble}")


def _serve(settings: dict[str, object]) -> None:
    """Until a signal. What the command line turned off for its short life is turned on again."""
    from uvicorn.config import LOGGING_CONFIG

    from app import services
    from app.server import make

    for logger in LOGGING_CONFIG["loggers"].values():
        logger["level"] = "WARNING"  # it would tell of its own beginning in four lines
    gc.set_threshold(*_USUAL)
    sys.setswitchinterval(_SWITCH_S)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))  # what was begun beside it is ended too
    try:
        make().run(config=settings)
    finally:
        services.close()
        gc.unfreeze()


def _show(address: str, port: int) -> None:
    """Open the browser once the server answers."""
    while not _taken(port):
        time.sleep(_LOOK_S)
    webbrowser.open(address)


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
    return {name: _absolute(value) for name, value in named.items() if value}


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
