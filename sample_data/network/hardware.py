"""The inference network in names and numbers: cards, jobs, operators, gateways, places."""

from typing import NamedTuple


class GpuModel(NamedTuple):
    """A kind of card. fps: frames a second on live video; delay: factor on all waiting times."""

    name: str
    memory_gb: int
    cards: int
    fps: float
    delay: float
    failing: float


class Job(NamedTuple):
    """A pipeline with its model. fps is a factor on the card's, 0 for jobs: they put out no frames."""

    pipeline: str
    model: str
    weight: float
    fps: float
    minutes: float
    first_ms: float


GPU_MODELS = [
    GpuModel("RTX 5090", 32, 28, 24.0, 0.80, 0.006),
    GpuModel("RTX 4090", 24, 14, 18.5, 1.00, 0.008),
    GpuModel("RTX 4070 Ti SUPER", 16, 4, 13.0, 1.30, 0.012),
    GpuModel("RTX 3090", 24, 4, 11.5, 1.40, 0.018),
    GpuModel("RTX 6000 Ada", 48, 3, 17.5, 0.95, 0.005),
    GpuModel("A100-SXM4-40GB", 40, 4, 16.0, 0.90, 0.004),
    GpuModel("Tesla P4", 8, 3, 5.5, 2.60, 0.045),
]

JOBS = [
    Job("live-video-to-video", "streamdiffusion-sdxl", 20, 1.0, 9, 2600),
    Job("live-video-to-video", "streamdiffusion-sdxl-v2v", 14, 0.86, 10, 2900),
    Job("live-video-to-video", "streamdiffusion-sdxl-faceid", 9, 0.74, 7, 3300),
    Job("text-to-image", "FLUX.1-dev", 7, 0, 0.4, 4200),
    Job("text-to-image", "RealVisXL_V4.0_Lightning", 7, 0, 0.2, 1500),
    Job("image-to-image", "RealVisXL_V4.0_Lightning", 5, 0, 0.25, 1700),
    Job("image-to-image", "FLUX.1-dev", 3, 0, 0.45, 4400),
    Job("image-to-video", "streamdiffusion-sdxl-v2v", 5, 0.55, 2.5, 5200),
    Job("upscale", "RealVisXL_V4.0_Lightning", 5, 0.8, 1.2, 2100),
    Job("audio-to-text", "whisper-large", 7, 0, 3.5, 900),
    Job("segment-anything-2", "streamdiffusion-sdxl", 4, 0.9, 1.5, 1800),
    Job("llm", "llama-3-8b", 14, 0, 0.6, 650),
]

ORGS = {  # orchestrator to the company behind it, where that is told
    "northwind-compute": "Northwind",
    "prairie-gpu": "Northwind",
    "hudson-render": "Hudson Media",
    "blue-heron": "Hudson Media",
    "pacific-frames": "Pacific Frames",
    "rhein-rechner": "Rhein Gruppe",
    "alpenwerk": "Rhein Gruppe",
    "merlion-cloud": "Merlion",
    "sakura-nodes": "Sakura",
    "aurora-grid": "Aurora",
}

OPERATORS = {  # orchestrator to the regions it has cards in; the more, the larger
    "northwind-compute": ["ORD", "NYC", "LAX"],
    "prairie-gpu": ["ORD"],
    "hudson-render": ["NYC"],
    "pacific-frames": ["LAX", "TYO"],
    "rhein-rechner": ["FRA", "LON"],
    "alpenwerk": ["FRA"],
    "thames-inference": ["LON"],
    "merlion-cloud": ["SIN"],
    "sakura-nodes": ["TYO"],
    "paulista-gpu": ["SAO"],
    "aurora-grid": ["FRA", "SIN", "ORD"],
    "blue-heron": ["NYC", "SAO"],
}

GATEWAYS = {  # gateway to its region
    "gw-ord-1": "ORD",
    "gw-ord-2": "ORD",
    "gw-nyc-1": "NYC",
    "gw-lax-1": "LAX",
    "gw-fra-1": "FRA",
    "gw-fra-2": "FRA",
    "gw-lon-1": "LON",
    "gw-sin-1": "SIN",
    "gw-tyo-1": "TYO",
    "gw-sao-1": "SAO",
}


class Site(NamedTuple):
    """A place. delay: factor on waiting times; loss: share of packets lost; rtt: round trip in ms.

    near: whose gateways send it the work that its own do not.
    """

    delay: float
    loss: float
    rtt: float
    near: str


SITES = {
    "ORD": Site(1.0, 0.004, 38, "NYC"),
    "NYC": Site(1.0, 0.005, 35, "ORD"),
    "LAX": Site(1.05, 0.006, 44, "ORD"),
    "FRA": Site(0.95, 0.003, 28, "LON"),
    "LON": Site(0.98, 0.005, 31, "FRA"),
    "SIN": Site(1.3, 0.013, 92, "TYO"),
    "TYO": Site(1.15, 0.007, 58, "LAX"),
    "SAO": Site(1.45, 0.021, 124, "NYC"),
}
