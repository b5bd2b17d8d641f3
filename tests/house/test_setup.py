"""The set-up script, tried on machines made of a few stand-in commands."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETUP = ROOT / ".ci/setup.sh"
COMMANDS = ("bash", "cat", "cksum", "dirname", "grep", "mkdir", "mv", "rm", "sed", "sort", "touch", "tr")
INPUTS = ("pyproject.toml", "uv.lock", ".ci/uv.txt", ".ci/requirements.txt")

# A Python whose version and ensurepip are files beside it, and which notes what it is asked to do.
PYTHON = """#!/bin/bash
here={bin}
case "$*" in
  --version) echo Python 3.{minor}.0 ;;
  *version_info\\ \\<*) [ {minor} -ge 11 ] ;;
  *python%d.%d-venv*) echo python3.{minor}-venv ;;
  *"import ensurepip"*) [ -e "$here/ensurepip" ] ;;
  "-m venv"*) mkdir -p "$3/bin" && cat "$0" >"$3/bin/python" && echo "#!$3/bin/python" >"$3/bin/pip" &&
    chmod +x "$3/bin/python" ;;
  "-m pip --version") ;;
  "-m pip"*) echo "pip $*" >>"$here/log"
    case "$*" in
      *uv.txt*) [ ! -e "$here/no-uv" ] && cat "$here/uv" >{venv}/bin/uv && chmod +x {venv}/bin/uv ;;
    esac ;;
  *) exit 9 ;;
esac
"""


class Machine:
    """A clone, and a PATH with nothing on it but what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.clone, self.bin = folder / "a clone", folder / "bin"
        self.venv = self.clone / ".venv"
        (self.clone / ".ci").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(SETUP, self.clone / ".ci")
        for name in INPUTS:
            (self.clone / name).write_text(name)
        for name in (*COMMANDS, "chmod"):
            (self.bin / name).symlink_to(shutil.which(name) or "/missing")
        self.put("uv", f'#!/bin/bash\necho "uv $*" >>"{self.bin}/log"\n')
        self.be(1000)

    def put(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def be(self, user: int) -> None:
        self.put("id", f"#!/bin/bash\necho {user}\n")

    def put_python(self, name: str, minor: int, ensurepip: bool = True) -> None:
        text = PYTHON.replace("{bin}", f"'{self.bin}'").replace("{venv}", f"'{self.venv}'")
        self.put(name, text.replace("{minor}", str(minor)))
        if ensurepip:
            (self.bin / "ensurepip").touch()

    def set_up(self, *groups: str, **environment: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "HOME": "/nowhere", **environment}
        command = [self.bin / "bash", self.clone / ".ci/setup.sh", *groups]
        return subprocess.run(command, capture_output=True, text=True, env=environment)

    def log(self) -> list[str]:
        """What pip and uv were asked since the last look."""
        log = self.bin / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_run_installs_and_the_second_does_nothing(machine: Machine) -> None:
    machine.put_python("python3", 12)
    first = machine.set_up("test")
    assert first.returncode == 0, first.stderr
    uv, version, sync, project = machine.log()
    assert "--require-hashes" in uv
    assert version == "uv --version"
    assert sync.startswith("uv sync --quiet --frozen --no-default-groups --no-install-project")
    assert sync.endswith("--group build --group test")
    assert project.endswith("--no-deps --no-build-isolation --editable .")
    second = machine.set_up("test")
    assert (second.returncode, second.stderr, machine.log()) == (0, "", [])
    assert machine.set_up().returncode == 0
    assert machine.log() == [], "fewer groups need nothing new"


def test_groups_add_up(machine: Machine) -> None:
    machine.put_python("python3", 12)
    machine.set_up("test")
    machine.log()
    machine.set_up("lint")
    assert any(line.endswith("--group build --group lint --group test") for line in machine.log())


@pytest.mark.parametrize("name", INPUTS)
def test_a_changed_lock_is_installed(machine: Machine, name: str) -> None:
    machine.put_python("python3", 12)
    machine.set_up()
    machine.log()
    (machine.clone / name).write_text("changed")
    assert machine.set_up().returncode == 0
    assert any(line.startswith("uv sync") for line in machine.log())


def test_a_broken_or_moved_environment_is_made_anew(machine: Machine, tmp_path: Path) -> None:
    machine.put_python("python3", 12)
    machine.set_up()
    (machine.venv / "bin/python").unlink()
    assert "making .venv" in machine.set_up().stderr
    machine.clone.rename(tmp_path / "moved")
    machine.clone = tmp_path / "moved"
    machine.venv = machine.clone / ".venv"
    machine.put_python("python3", 12)
    assert "making .venv" in machine.set_up().stderr


@pytest.mark.parametrize("how", ["asked", "not to be had"])
def test_without_uv_pip_installs_the_same_lock(machine: Machine, how: str) -> None:
    machine.put_python("python3", 12)
    (machine.bin / "no-uv").touch()
    ended = machine.set_up("test", **({"PARLANCE_NO_UV": "1"} if how == "asked" else {}))
    assert ended.returncode == 0, ended.stderr
    *_, locked, project = machine.log()
    assert "--require-hashes" in locked
    assert locked.endswith("-r .ci/requirements.txt")
    assert "--no-deps" in project


def test_the_newest_python_that_can_do_it_is_taken(machine: Machine) -> None:
    machine.put_python("python3", 9)
    machine.put_python("python3.13", 13)
    machine.put_python("python3.11", 11)
    assert "Python 3.13" in machine.set_up().stderr


def test_a_python_can_be_named(machine: Machine) -> None:
    machine.put_python("python3.13", 13)
    machine.put_python("mine", 11)
    assert "Python 3.11" in machine.set_up(PYTHON="mine").stderr


def test_an_old_python_is_not_used(machine: Machine) -> None:
    machine.put_python("python3", 10)
    ended = machine.set_up()
    assert ended.returncode == 1
    assert "no Python 3.11 or newer found" in ended.stderr
    assert not machine.venv.exists()


def test_a_user_is_told_which_package_is_missing(machine: Machine) -> None:
    machine.put_python("python3", 12, ensurepip=False)
    machine.put("apt-get", "#!/bin/bash\nexit 5\n")
    ended = machine.set_up()
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "set-up: python3 cannot make environments yet; run: sudo apt-get install -y python3.12-venv"
    ]


def test_root_installs_the_missing_package(machine: Machine) -> None:
    machine.put_python("python3", 12, ensurepip=False)
    machine.put("apt-get", '#!/bin/bash\n[ "$1" = update ] || touch "${0%/*}/ensurepip" "${0%/*}/$4"\n')
    machine.be(0)
    ended = machine.set_up()
    assert ended.returncode == 0, ended.stderr
    assert (machine.bin / "python3.12-venv").exists()


def test_a_failed_install_is_tried_again(machine: Machine) -> None:
    machine.put_python("python3", 12)
    machine.put("uv", '#!/bin/bash\n[ "$1" != sync ]\n')
    ended = machine.set_up()
    assert "installing with pip" in ended.stderr
    (machine.clone / "uv.lock").write_text("changed")
    text = (machine.venv / "bin/python").read_text()
    (machine.venv / "bin/python").write_text(text.replace('echo "pip $*"', 'exit 7; echo "pip $*"'))
    assert machine.set_up().returncode == 1
    assert not (machine.venv / ".installed").exists()


def test_the_real_environment_is_private_to_the_clone() -> None:
    script = SETUP.read_text()
    for setting in ("UV_NO_CONFIG=1", "UV_PYTHON_DOWNLOADS=never", 'UV_CACHE_DIR="$venv/', "--no-cache-dir"):
        assert setting in script
    assert os.access(ROOT / ".ci/run", os.X_OK)
