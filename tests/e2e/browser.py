"""The Chromium that the browser tests drive: found or installed, never left out in silence.

`python -m tests.e2e.browser` prints its path, installing one first where none works; where that cannot be
done it exits 1 with the line that installs one. The path is kept in .venv, so that it is tried out once.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
KEPT = Path(sys.prefix) / "browser.txt"
DOWNLOADS = Path(sys.prefix) / "browsers"
TRY_SECONDS = 60
# For the address bar of every window Chromium runs two pages of its own, which nobody sees here. The last
# list of features is the one that counts, so what Playwright switches off stands here too, where it matters.
UNUSED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "LensOverlay", "MediaRouter"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "PaintHolding"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin"),
)

Command = tuple[str, ...]


class NoBrowser(RuntimeError):
    """No Chromium works here; the message says how to get one."""


def find() -> Path:
    """The first Chromium that works. Raises NoBrowser where none does."""
    chosen = os.environ.get("PARLANCE_CHROMIUM")
    if chosen:
        if not works(chosen):
            raise NoBrowser(f"PARLANCE_CHROMIUM={chosen} does not run as a headless Chromium")
        return Path(chosen)
    if KEPT.exists() and Path(kept := KEPT.read_text().strip()).exists():
        return Path(kept)
    for path in candidates():
        if works(path):
            KEPT.write_text(path)
            return Path(path)
    raise NoBrowser(f"no Chromium works here; run: {advice()}, or set PARLANCE_CHROMIUM=/path/to/one")


def candidates() -> Iterator[str]:
    """Paths of installed browsers, the machine's own first, then the one in the clone."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in MAC_APPS if Path(path).exists())
    own = downloaded()
    if own.exists():
        yield str(own)


def downloaded() -> Path:
    """Where Playwright puts, or has put, its own Chromium; it may not be there."""
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(DOWNLOADS))
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def works(path: str) -> bool:
    """Whether it loads a page without a screen. Ubuntu's chromium may be a stub that only talks of snap."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = (
            path,
            "--headless=new",
            *arguments(),
            f"--user-data-dir={profile}",
            "--dump-dom",
            "about:blank",
        )
        try:
            ended = subprocess.run(command, capture_output=True, text=True, timeout=TRY_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return ended.returncode == 0 and "<body>" in ended.stdout


def arguments() -> Command:
    """Command line switches: less than a person needs, and no sandbox for root, whom Chromium refuses one."""
    fewer = (f"--disable-features={','.join(UNUSED)}",)
    return (*fewer, "--no-sandbox", "--disable-dev-shm-usage") if _is_root() else fewer


def installers() -> Iterator[tuple[Command, ...]]:
    """Ways to install a browser here, as commands to run one after the other, the best one first."""
    playwright = (sys.executable, "-m", "playwright", "install")
    if _is_root() and shutil.which("apt-get"):
        if _distribution() == "ubuntu":  # whose chromium package is a snap
            yield ((*playwright, "--with-deps", "chromium"),)
        else:
            install = (
                "apt-get",
                "install",
                "-qq",
                "-y",
                "--no-install-recommends",
                "chromium",
                "fonts-liberation",
            )
            yield (("apt-get", "update", "-qq"), install)
    yield ((*playwright, "chromium"),)


def advice() -> str:
    """One command that would give this machine a browser."""
    own = f"PLAYWRIGHT_BROWSERS_PATH={DOWNLOADS} {sys.executable} -m playwright install"
    if not shutil.which("apt-get"):
        return f"{own} chromium"
    if _distribution() == "ubuntu":
        return f"sudo {own} --with-deps chromium"
    return "sudo apt-get update && sudo apt-get install -y chromium"


def ensure() -> Path:
    """A Chromium that works, installed if need be. Raises NoBrowser where that fails."""
    try:
        return find()
    except NoBrowser:
        if os.environ.get("PARLANCE_CHROMIUM"):
            raise
    for commands in installers():
        if all(map(_run, commands)) and any(map(works, candidates())):
            break
    return find()


def _run(command: Command) -> bool:
    print("set-up:", " ".join(command), file=sys.stderr, flush=True)
    environment = {
        "PLAYWRIGHT_BROWSERS_PATH": str(DOWNLOADS),
        "DEBIAN_FRONTEND": "noninteractive",
        **os.environ,
    }
    return subprocess.run(command, env=environment, stdout=sys.stderr).returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


if __name__ == "__main__":
    try:
        print(f"browser tests use {ensure()}")
    except NoBrowser as fault:
        sys.exit(f"set-up: {fault}")
