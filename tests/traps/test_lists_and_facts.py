"""Columns at the end of a question, what one thing is, shares in a group; what is half said is refused."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

TITLED = 'where video_title = "Pickle Season"'
READ = {
    "alerts last month, with severity and date": (
        "records dq_alert by dq_alert.fired_at, severity during calendar(month, -1) "
        "order dq_alert.fired_at desc limit 100"
    ),
    "drama videos released in 2026: title, release date": (
        'records video by video_title, video.published_at where category = "Drama" '
        "during named(year=2026) on video.published_at limit 100"
    ),
    "alerts: severity, dataset": "alerts_fired by severity, dataset",  # what may be a split is one
    "views: severity, date": None,
    "alerts, with browser and date": None,
    'what genre is "Pickle Season"': f"records video by category {TITLED} limit 100",
    'when was "Pickle Season" published': f"records video by video.published_at {TITLED} limit 100",
    "genre and length of Pickle Season": f"records video by category, duration_bucket {TITLED} limit 100",
    'which browser is "Pickle Season"': None,
    'when was "Pickle Season" resolved': None,
    "browser share inside each device, by visits": (
        "sessions by browser, device with share(sessions) within device"
    ),
    "for every region the pipelines as percent of that region's demand": (
        "network_demand by region, pipeline with share(network_demand) within region"
    ),
    "in each device, what share of sessions by browser": (
        "sessions by device, browser with share(sessions) within device"
    ),
    "was watch time better in Q1 2026 or Q4 2025": (
        "watch_time during named(year=2026, quarter=1) compare named(year=2025, quarter=4)"
    ),
    "was watch time better in Germany or Japan": None,
    "open alerts at the end of each month in 2026": "open_alerts by month during named(year=2026)",
    "rows ingested at the end of each month": None,
    "swap rate for llm and upscale, each": 'swap_rate by pipeline where pipeline in ["llm", "upscale"]',
    "swap rate for llm, each": None,
    "rebuffering ratio for player 4.2.1": 'rebuffer_ratio where player_version = "4.2.1"',
    "how many rows were rejected last month": "rejected_rows during calendar(month, -1)",
    "how many registered viewers have never had a viewing session": (
        "rows(viewer) where not (related(video_sessions))"
    ),
    "which dataset naps the most": None,
    "number of paid checks": None,  # what a word says of the rows is not passed over
    "which gateways paid the most fees in 2025": (
        "fee_eth by gateway during named(year=2025) order fee_eth desc"
    ),
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query_or_none(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    wanted = READ[question]
    if wanted is None:
        assert reply.status != "answer", reply.interpretation
        return
    assert reply.query == from_text(wanted).canonical(), reply.interpretation
    assert parlance.ask(reply.interpretation.lower()).query == reply.query
