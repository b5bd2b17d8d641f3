"""The reliability plot as SVG: how sure against how often right, the diagonal being honest."""

from collections.abc import Sequence

_SIDE, _LEFT, _TOP = 360, 60, 20
_WIDTH, _HEIGHT = _LEFT + _SIDE + 30, _TOP + _SIDE + 60
_LOWEST = 0.5  # where the axes begin, unless a bin lies below


def drawn(bins: Sequence[tuple[float, float, int]]) -> str:
    """The plot of bins, each with how sure, what share is right, and how many questions."""
    low = 0.0 if any(min(sure, right) < _LOWEST for sure, right, _ in bins) else _LOWEST
    ticks = [low + step * (1 - low) / 5 for step in range(6)]
    total = sum(count for _, _, count in bins)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>Confidence against the share that is right, {total} questions</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        *(_tick(value, low) for value in ticks),
        f'<line x1="{_x(low, low)}" y1="{_y(low, low)}" x2="{_x(1, low)}" y2="{_y(1, low)}" '
        'stroke="#888" stroke-dasharray="4 4"/>',
        *(_dot(sure, right, count, low) for sure, right, count in bins),
        f'<text x="{_LEFT + _SIDE / 2:g}" y="{_HEIGHT - 12}" text-anchor="middle">how sure</text>',
        f'<text transform="translate(14 {_TOP + _SIDE / 2:g}) rotate(-90)" text-anchor="middle">'
        "share that is right</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(value: float, low: float) -> str:
    return f"{_LEFT + _SIDE * (value - low) / (1 - low):.1f}"


def _y(value: float, low: float) -> str:
    return f"{_TOP + _SIDE * (1 - (value - low) / (1 - low)):.1f}"


def _tick(value: float, low: float) -> str:
    x, y, bottom = _x(value, low), _y(value, low), _TOP + _SIDE
    return (
        f'<path d="M{x} {_TOP}V{bottom}M{_LEFT} {y}H{_LEFT + _SIDE}" stroke="#ddd"/>'
        f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{value:.1f}</text>'
        f'<text x="{_LEFT - 8}" y="{y}" text-anchor="end" dominant-baseline="middle">{value:.1f}</text>'
    )


def _dot(sure: float, right: float, count: int, low: float) -> str:
    told = f"<title>{count} questions, {sure:.3f} sure, {right:.3f} right</title>"
    place = f'cx="{_x(sure, low)}" cy="{_y(right, low)}"'
    return f'<circle {place} r="5" fill="#2a6f97" fill-opacity="0.8">{told}</circle>'
