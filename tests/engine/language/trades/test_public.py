"""The words of offices, law firms and charities where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE matters(matter_id INTEGER PRIMARY KEY, matter_no VARCHAR, practice_area VARCHAR,
  lawyer VARCHAR, opened_on DATE, fee_arrangement VARCHAR);
CREATE TABLE time_entries(entry_id INTEGER PRIMARY KEY,
  matter_id INTEGER REFERENCES matters(matter_id), hours DOUBLE, billable BOOLEAN, worked_on DATE);
CREATE TABLE donors(donor_id INTEGER PRIMARY KEY, donor_name VARCHAR, donor_type VARCHAR);
CREATE TABLE donations(donation_id INTEGER PRIMARY KEY, donor_id INTEGER REFERENCES donors(donor_id),
  amount DOUBLE, campaign VARCHAR, donated_on DATE);
CREATE TABLE households(household_id INTEGER PRIMARY KEY, household_size INTEGER,
  referral_agency VARCHAR);
CREATE TABLE parcels(parcel_id INTEGER PRIMARY KEY,
  household_id INTEGER REFERENCES households(household_id), weight_kg DOUBLE, issued_on DATE);
CREATE TABLE permit_applications(application_id INTEGER PRIMARY KEY, applicant VARCHAR,
  permit_type VARCHAR, filed_on DATE, status VARCHAR);
CREATE TABLE offences(offence_id INTEGER PRIMARY KEY, crime_type VARCHAR, beat VARCHAR,
  reported_on DATE, officer VARCHAR);
INSERT INTO matters SELECT i, 'M' || i, ['employment','criminal'][1+i%2], ['Ames','Boyd'][1+i%2],
  DATE '2025-01-03'+(i*5)::INT, ['hourly','fixed','contingency'][1+i%3] FROM range(1,16) t(i);
INSERT INTO time_entries SELECT i, 1+i%15, 0.5*(1+i%6), i%3>0,
  DATE '2025-01-03'+(i*2)::INT FROM range(1,61) t(i);
INSERT INTO donors SELECT i, 'Donor ' || i, ['individual','corporate'][1+i%2] FROM range(1,12) t(i);
INSERT INTO donations SELECT i, 1+i%11, 10*i, ['Winter','Spring'][1+i%2],
  DATE '2025-01-03'+(i*4)::INT FROM range(1,45) t(i);
INSERT INTO households SELECT i, 1+i%5,
  ['Citizens Advice','School','Church'][1+i%3] FROM range(1,21) t(i);
INSERT INTO parcels SELECT i, 1+i%20, 5+i%4, DATE '2025-01-03'+(i*3)::INT FROM range(1,51) t(i);
INSERT INTO permit_applications SELECT i, 'Applicant ' || i, ['building','demolition'][1+i%2],
  DATE '2025-01-03'+(i*6)::INT,
  ['approved','rejected','under review','withdrawn'][1+i%4] FROM range(1,25) t(i);
INSERT INTO offences SELECT i, ['burglary','motor vehicle theft','criminal damage'][1+i%3],
  ['North','South'][1+i%2], DATE '2025-01-03'+(i*5)::INT, ['Okoye','Reid'][1+i%2] FROM range(1,34) t(i);
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("office") / "office.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


STATUS = 'Number of permit applications where permit application status is "{}"'
RIGHT = {
    "matters by area of law": "Number of matters by practice area",
    "how many client matters": "Number of matters",
    "cases by attorney": "Number of matters by lawyer",
    "how many flat fee matters": 'Number of matters where fee arrangement is "fixed"',
    "chargeable hours": "Total hours where billable exactly True",
    "how many billing entries": "Number of time entries",
    "labour law cases": 'Number of matters where practice area is "employment"',
    "how many supporters": "Number of donors",
    "donors by type of donor": "Number of donors by donor type",
    "total contributions by appeal": "Total donation amount by campaign",
    "average gift": "Average donation amount",
    "average family size": "Average household size",
    "how many food boxes": "Number of parcels",
    "how many applications were granted": STATUS.format("approved"),
    "how many applications were turned down": STATUS.format("rejected"),
    "permit applications by kind of permit": "Number of permit applications by permit type",
    "offences by type of crime": "Number of offences by crime type",
    "how many break-ins": 'Number of offences where crime type is "burglary"',
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many groceries",
    "how many lawsuits",
    "how many families",
    "how many arrests were there",
    "how many hearings",
    "how many victims",
    "how many volunteers",
    "retainer by matter",
    "how many citizens",
    "how many detectives",
    "how many permits were issued",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(office: Parlance, question: str) -> None:
    assert office.ask(question).status != "answer"
