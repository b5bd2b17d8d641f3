"""The names that occur in the sample data, with the weights and habits behind them."""

from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """Where viewers live. growth above 1 puts more of the sign-ups late; mobile is the share of viewers."""

    code: str
    name: str
    region: str
    utc_offset: int
    weight: float
    mobile: float
    growth: float


class Category(NamedTuple):
    """A kind of video. minutes: shortest and longest; completes: share of plays watched to the end."""

    name: str
    weight: float
    minutes: tuple[float, float]
    completes: float
    weekend: float
    peak: int


REGIONS = [
    ("ORD", "Chicago", "North America"),
    ("NYC", "New York", "North America"),
    ("LAX", "Los Angeles", "North America"),
    ("FRA", "Frankfurt", "Europe"),
    ("LON", "London", "Europe"),
    ("SIN", "Singapore", "Asia"),
    ("TYO", "Tokyo", "Asia"),
    ("SAO", "Sao Paulo", "South America"),
    ("unknown", "Unknown", "Unknown"),
]

COUNTRIES = [
    Country("US", "United States", "ORD", -6, 20.0, 0.36, 0.8),
    Country("DE", "Germany", "FRA", 1, 9.0, 0.30, 0.9),
    Country("GB", "United Kingdom", "LON", 0, 8.5, 0.35, 0.9),
    Country("BR", "Brazil", "SAO", -3, 8.0, 0.58, 1.4),
    Country("IN", "India", "SIN", 5, 8.0, 0.72, 1.8),
    Country("FR", "France", "FRA", 1, 6.0, 0.34, 0.9),
    Country("JP", "Japan", "TYO", 9, 5.5, 0.42, 1.0),
    Country("KR", "South Korea", "TYO", 9, 3.5, 0.50, 1.2),
    Country("CA", "Canada", "NYC", -5, 4.0, 0.35, 0.8),
    Country("ES", "Spain", "FRA", 1, 3.5, 0.42, 1.0),
    Country("IT", "Italy", "FRA", 1, 3.2, 0.44, 1.0),
    Country("MX", "Mexico", "LAX", -6, 3.0, 0.60, 1.3),
    Country("PL", "Poland", "FRA", 1, 2.4, 0.40, 1.1),
    Country("NL", "Netherlands", "FRA", 1, 2.2, 0.30, 0.9),
    Country("TR", "Turkey", "FRA", 3, 2.0, 0.62, 1.3),
    Country("AU", "Australia", "SIN", 10, 2.0, 0.36, 0.9),
    Country("AR", "Argentina", "SAO", -3, 1.8, 0.55, 1.2),
    Country("ID", "Indonesia", "SIN", 7, 1.8, 0.78, 1.7),
    Country("SE", "Sweden", "FRA", 1, 1.5, 0.30, 0.9),
    Country("NG", "Nigeria", "LON", 1, 1.3, 0.80, 1.9),
    Country("GE", "Georgia", "FRA", 4, 1.2, 0.52, 1.4),
    Country("ZA", "South Africa", "LON", 2, 1.2, 0.56, 1.3),
    Country("SG", "Singapore", "SIN", 8, 1.1, 0.48, 1.0),
    Country("IE", "Ireland", "LON", 0, 1.0, 0.35, 0.9),
]

CATEGORIES = [
    Category("Drama", 1.4, (14, 58), 0.30, 1.25, 21),
    Category("Comedy", 1.2, (2, 24), 0.42, 1.15, 20),
    Category("Kids", 1.1, (3, 14), 0.46, 1.30, 9),
    Category("Documentary", 0.7, (8, 55), 0.24, 1.05, 21),
    Category("Sports", 1.0, (0.4, 22), 0.40, 1.60, 17),
    Category("News", 1.2, (0.5, 6), 0.52, 0.55, 8),
    Category("Music", 1.1, (0.7, 6), 0.56, 1.10, 18),
    Category("Tutorials", 0.8, (1, 25), 0.22, 0.75, 15),
]

BUCKETS = [(60.0, "0-1 min"), (300.0, "1-5 min"), (900.0, "5-15 min"), (float("inf"), "15+ min")]
PLANS = ["Free", "Standard", "Premium"]
LAYOUTS = ["control", "new layout", "not in test"]
ARTWORKS = ["control", "bold artwork", "not in test"]
DEVICES = ["Mobile", "Desktop", "Tablet", "TV"]

BROWSERS = ["Chrome", "Safari", "Firefox", "Edge", "App"]
BROWSERS_OF = {  # share of each browser, in the order of BROWSERS
    "Mobile": [0.34, 0.24, 0.03, 0.01, 0.38],
    "Desktop": [0.56, 0.14, 0.13, 0.16, 0.01],
    "Tablet": [0.22, 0.46, 0.04, 0.02, 0.26],
    "TV": [0.06, 0.0, 0.01, 0.03, 0.90],
}


def titles() -> list[tuple[str, str]]:
    """Category and title of every video, in file order."""
    found: list[tuple[str, str]] = []
    category = ""
    for line in files("sample_data").joinpath("titles.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            category = line.strip("[]")
        elif line and not line.startswith("#"):
            found.append((category, line))
    return found
