"""The network part of the sample data by itself, in memory."""

import shutil
import tempfile
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import duckdb

from engine.ingest import Pipelines, judge, load_pipelines, rebuild
from sample_data import network
from sample_data.vocabulary import REGIONS

STREAMS = ["capabilities", "discovery", "stream_trace", "stream_status", "ingest_metrics", "payments"]


@cache
def network_pipelines() -> Pipelines:
    """The network pipeline without those of other domains."""
    with as_file(files("sample_data")) as home, tempfile.TemporaryDirectory() as folder:
        for path in [*(home / "pipeline").glob("*.sql"), home / "pipeline" / "network.yaml"]:
            shutil.copy(path, folder)
        return load_pipelines(Path(folder))


def empty() -> duckdb.DuckDBPyConnection:
    """All tables, with nothing in them but the regions."""
    con = duckdb.connect()
    for name in ("schema.sql", "raw.sql"):
        con.execute(files("sample_data").joinpath(name).read_text("utf-8"))
    con.executemany("INSERT INTO region VALUES (?, ?, ?)", REGIONS)
    return con


def built(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Judge what is in the raw tables and fill all tables of the network from it."""
    for stream in STREAMS:
        judge(con, network_pipelines(), stream)
    rebuild(con, network_pipelines(), lambda line: None)
    return con


def drawn(scale: float, seed: int = 7) -> duckdb.DuckDBPyConnection:
    """A build of the network alone."""
    con = empty()
    network.fill(con, scale, seed, lambda line: None)
    return built(con)
