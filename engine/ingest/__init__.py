"""Raw events to marts: what a folder of YAML and SQL says, done in whole or for what a batch touches."""

from engine.ingest.arrivals import accept, judge
from engine.ingest.building import rebuild
from engine.ingest.definition import Pipelines, Reject, Step, Stream
from engine.ingest.reading import load_pipelines
from engine.ingest.refreshing import refresh

__all__ = [
    "Pipelines",
    "Reject",
    "Step",
    "Stream",
    "accept",
    "judge",
    "load_pipelines",
    "rebuild",
    "refresh",
]
