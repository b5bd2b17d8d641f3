"""Questions in words about what a model may declare: roles, classes, parts of time, private parts."""

import pytest

from engine import Parlance
from semantic.query import LogicalQuery
from semantic.text_form import from_text, to_text

READ = {
    "rides by origin city": "ride_count by origin.city",
    "rides by destination country last month": "ride_count by destination.country during calendar(month, -1)",
    "rides where origin city is Graz": 'ride_count where origin.city = "Graz"',
    "rolling 7 day revenue by day last week": "weekly_revenue by day during calendar(week, -1)",
    "trips by plan": "ride_count by plan",
    "purchase rate by channel": "conversion by channel",
    "journey completion in may": "journey during named(month=5)",
    "peak daily rides by plan": "peak_day by plan",
    "monthly revenue growth by month": "revenue_growth by month",
    "rides with length class below 10": 'ride_count where rides.length_class = "below 10"',
    "rides where length class is 10 to 30": 'ride_count where rides.length_class = "10 to 30"',
    "rides by weekday": "ride_count by day_of_week",
    "rides by hour of the day last month": "ride_count by hour_of_day during calendar(month, -1)",
    "rides by plan and day of the week": "ride_count by plan, day_of_week",
    "which weekday has the most rides": "ride_count by day_of_week order ride_count desc limit 1",
    "top 3 hours of the day by revenue": "revenue by hour_of_day order revenue desc limit 3",
    "rides by month of the year": "ride_count by month_of_year",
    "rides on weekdays": "ride_count where day_of_week in [1, 2, 3, 4, 5]",
    "rides at weekends": "ride_count where day_of_week in [6, 7]",
    "rides after 6 pm by plan": "ride_count by plan where hour_of_day >= 18",
}  # fmt: skip
NOT_ANSWERED = {
    "members with below 10 rides": "unused",  # a class of lengths is not meant
    "weekday rides": "part_of_time",
    "rides at the weekend": "part_of_time",  # the last one, or every one?
    "rides by city": "ambiguous_path",  # which of the two ends
}
# Words that only private parts have.
PRIVATE = ("shadow rides", "hidden rides by plan", "rides by secret score", "secret ledger", "rides by hush",
           "ledger entries", "rides by inner note")  # fmt: skip


@pytest.mark.parametrize(("question", "query"), READ.items())
def test_read(hire: Parlance, question: str, query: str) -> None:
    answer = hire.ask(question)
    assert answer.query is not None, answer.reason
    assert to_text(answer.query) == to_text(from_text(query).canonical())
    assert answer.status == "answer"


@pytest.mark.parametrize(("question", "query"), READ.items())
def test_the_restatement_reads_back(hire: Parlance, question: str, query: str) -> None:
    text = hire.session.reader.restater.restate(from_text(query))
    for form in (text, text.lower()):
        assert hire.ask(form).query == from_text(query).canonical(), form


@pytest.mark.parametrize(("question", "code"), NOT_ANSWERED.items())
def test_not_answered(hire: Parlance, question: str, code: str) -> None:
    answer = hire.ask(question)
    assert answer.status != "answer"
    assert answer.code == code


def test_which_way_is_meant_is_asked_back(hire: Parlance) -> None:
    answer = hire.ask("rides by city and plan")
    assert answer.status == "clarify"
    assert [one.text for one in answer.alternatives] == [
        "Rides by origin city and plan",
        "Rides by destination city and plan",
    ]
    refused = hire.query(from_text("ride_count by city"))
    assert refused.status == "refuse"
    assert refused.alternatives[0].text == "Rides by origin city"


@pytest.mark.parametrize("question", PRIVATE)
def test_what_is_private_is_unknown_and_never_offered(hire: Parlance, question: str) -> None:
    answer = hire.ask(question)
    assert (answer.status, answer.code) == ("refuse", "unknown")
    near = answer.reason.partition("nearest")[2].partition("To teach")[
        0
    ]  # how to teach repeats the word itself
    offered = " ".join([near, *(one.text for one in answer.alternatives)])
    assert not any(
        word in offered.lower() for word in ("shadow", "hidden", "secret", "hush", "ledger", "inner")
    )


@pytest.mark.parametrize(
    "query",
    [
        "hidden_rides",
        "ride_count by plan with share(hidden_rides)",
        "ride_count by plan order hidden_rides desc",
        "ride_count by plan having hidden_rides > 5",
        "ride_count where not (metric(hidden_rides by member > 5))",
    ],
)
def test_a_private_metric_is_unknown_by_its_name_too(hire: Parlance, query: str) -> None:
    answer = hire.query(from_text(query))
    assert (answer.status, answer.code, answer.sql) == ("refuse", "unknown_name", "")


def test_a_private_metric_is_not_offered_for_a_name_like_it(hire: Parlance) -> None:
    for query in ("hiden_rides", "ride_count by plan order hiden_rides desc"):
        assert "hidden_rides" not in hire.query(from_text(query)).reason


def test_metrics_that_look_back_have_data_where_the_period_has_none(hire: Parlance) -> None:
    # The last ride is of 26 June.
    assert hire.query(from_text("all_rides during calendar(day, -1)")).status == "answer"
    assert hire.query(from_text("ride_count during calendar(day, -1)")).code == "no_data"


def test_no_private_metric_is_offered_in_its_place(hire: Parlance) -> None:
    texts = [one.text for question in ("by plan", "total by plan") for one in hire.ask(question).alternatives]
    assert texts
    assert not any("hadow" in text for text in texts)


def test_the_next_question_leads_down_the_hierarchy(hire: Parlance) -> None:
    assert following(hire, "rides by origin country")[0] == "Rides by origin city"
    down = following(hire, "rides by destination city last month")[0]
    assert down == "Rides by destination station last month"
    assert "origin city" not in " ".join(following(hire, "rides by origin station"))


def following(hire: Parlance, question: str) -> list[str]:
    return [one.text for one in hire.onward(hire.ask(question)).next_steps()]


def test_a_query_of_every_metric_is_answered_in_words(hire: Parlance) -> None:
    for metric in hire.model.metrics:
        if not metric.private:
            answer = hire.ask(metric.label)
            assert (
                answer.query
                == LogicalQuery.model_validate({"metrics": [{"kind": "metric", "name": metric.name}]})
                or answer.code == "not_supported"
            ), (metric.label, answer.reason)
