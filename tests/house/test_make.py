"""The targets of the Makefile, and what continuous integration makes of them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z][\w-]*):(?!=)", MAKEFILE, re.MULTILINE)
PASSED = "============ 3 passed, 1 xfailed in 0.05s ============"
FAILED = "=== 1 failed, 2 passed in 61.20s (0:01:01) ==="


def make(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MAKEFLAGS": "", "MAKELEVEL": "0", **environment}
    return subprocess.run(["make", *words], cwd=ROOT, capture_output=True, text=True, env=environment)


def test_help_is_the_default_and_lists_every_target() -> None:
    listed = re.findall(r"^  make (\S+) +\S", make().stdout, re.MULTILINE)
    assert listed == TARGETS
    assert {"run", "test", "lint", "eval", "bench", "train", "clean", "help"} <= set(listed)


def test_every_target_is_phony() -> None:
    assert re.findall(r"^\.PHONY: (\S+)$", MAKEFILE, re.MULTILINE) == TARGETS


@pytest.mark.parametrize("target", [target for target in TARGETS if target not in ("help", "clean")])
def test_every_target_sets_up_first(target: str) -> None:
    first = make("--dry-run", target).stdout.splitlines()[0]
    assert re.fullmatch(r"bash \.ci/setup\.sh( test| lint| setup)?", first)


def test_arguments_reach_the_commands() -> None:
    assert "parlance demo --port 8600" in make("-n", "run", "PORT=8600").stdout
    assert (
        '-n 1 --dist loadscope --no-loadscope-reorder -k "two words"'
        in make("-n", "test", "WORKERS=1", 'ARGS=-k "two words"').stdout
    )


def test_what_is_made_stays_in_the_clone() -> None:
    told = make("--print-data-base", "--dry-run", "help", PARLANCE_HOME="/elsewhere").stdout
    assert f"PARLANCE_HOME := {ROOT}/.parlance" in told
    assert f"PLAYWRIGHT_BROWSERS_PATH := {ROOT}/.venv/browsers" in told


def continuous_integration(folder: Path, lint: str, test: str) -> tuple[int, list[str]]:
    """Run .ci/run beside a Makefile with these two recipes; its exit code and lines."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", folder / ".ci")
    (folder / "Makefile").write_text(f"lint:\n\t@{lint}\ntest:\n\t@{test}\n")
    environment = {**os.environ, "MAKEFLAGS": "", "PARLANCE_CI_SECONDS": "3"}
    ended = subprocess.run(
        ["bash", folder / ".ci/run"],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    return ended.returncode, ended.stdout.splitlines()


def test_the_closing_line_of_the_tests_comes_last(tmp_path: Path) -> None:
    code, lines = continuous_integration(tmp_path, "echo clean", f"echo '{PASSED}'; echo afterwards")
    assert (code, lines[-1]) == (0, PASSED)


@pytest.mark.parametrize(
    ("lint", "test", "last"),
    [
        ("echo clean", f"echo '{FAILED}'; exit 1", FAILED),
        ("exit 1", f"echo '{PASSED}'", PASSED),
        ("echo clean", "echo set-up failed >&2; exit 1", "ci: the tests did not run to their end"),
        ("echo clean", "true", "ci: the tests did not run to their end"),
        ("echo clean", "sleep 30", "ci: the tests did not run to their end"),
        ("sleep 30", f"echo '{PASSED}'", "ci: the tests did not run to their end"),
    ],
)
def test_any_failure_fails_the_run(tmp_path: Path, lint: str, test: str, last: str) -> None:
    if "sleep" in lint + test and not shutil.which("timeout"):
        pytest.xfail("this machine has no timeout command, so the run is not limited")
    code, lines = continuous_integration(tmp_path, lint, test)
    assert code != 0
    assert lines[-1] == last


def test_the_scripts_can_be_run() -> None:
    for script in (ROOT / ".ci").glob("*.sh"):
        assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert os.access(ROOT / ".ci/run", os.X_OK)
