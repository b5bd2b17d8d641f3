"""The way of one question through the engine, and of a query that needs no reading."""

from engine.pipeline.asking import MAX_CHARACTERS, ask
from engine.pipeline.foreseeing import foreseen, so_far
from engine.pipeline.picking import steps
from engine.pipeline.preparing import Planned, prepare
from engine.pipeline.running import run

__all__ = ["MAX_CHARACTERS", "Planned", "ask", "foreseen", "prepare", "run", "so_far", "steps"]
