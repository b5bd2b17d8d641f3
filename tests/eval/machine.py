"""What a measurement was made on: figures of two machines are not compared."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """Processor, cores, system and Python."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    system = f"{platform.system()} {platform.machine()}"
    return f"{_processor()}, {cores} cores (load {load:.1f}), {system}, Python {platform.python_version()}"


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
