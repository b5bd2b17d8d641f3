"""Short names for the kinds of arrays the generators pass around. Times are milliseconds since 1970, UTC."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Names = NDArray[Any]  # of text, fixed-width or objects with None
Random = np.random.Generator
