"""The weights of the ranking, as plain numbers by name (weights.json). Lower cost is better.

They are set by hand for now; the file is what a trainer will write.
"""

import json
from importlib.resources import files

WEIGHTS: dict[str, float] = json.loads(files("engine.language").joinpath("weights.json").read_text())
