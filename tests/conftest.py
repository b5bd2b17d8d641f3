"""What holds for every test: files stay in the clone, and a slow machine fails no property test."""

import os
from pathlib import Path

from hypothesis import settings

os.environ.setdefault("PARLANCE_HOME", str(Path(__file__).parents[1] / ".parlance"))

settings.register_profile("parlance", deadline=None, print_blob=True)
settings.load_profile("parlance")
