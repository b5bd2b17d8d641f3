"""The words of a hospital where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE patients(patient_id INTEGER PRIMARY KEY, patient_name VARCHAR, sex VARCHAR, payer VARCHAR);
CREATE TABLE wards(ward_id INTEGER PRIMARY KEY, ward_name VARCHAR, beds INTEGER);
CREATE TABLE doctors(doctor_id INTEGER PRIMARY KEY, doctor_name VARCHAR, specialty VARCHAR);
CREATE TABLE admissions(admission_id INTEGER PRIMARY KEY,
  patient_id INTEGER REFERENCES patients(patient_id), ward_id INTEGER REFERENCES wards(ward_id),
  doctor_id INTEGER REFERENCES doctors(doctor_id), admitted_on DATE, diagnosis VARCHAR, outcome VARCHAR);
CREATE TABLE rx(rx_id INTEGER PRIMARY KEY, patient_id INTEGER REFERENCES patients(patient_id),
  medication VARCHAR, copay DOUBLE, issued_on DATE);
CREATE TABLE appts(appt_id INTEGER PRIMARY KEY, patient_id INTEGER REFERENCES patients(patient_id),
  doctor_id INTEGER REFERENCES doctors(doctor_id), appt_date DATE, status VARCHAR);
INSERT INTO patients SELECT i, 'Patient ' || i, ['F','M'][1+i%2],
  ['statutory','self-pay','private'][1+i%3] FROM range(1,13) t(i);
INSERT INTO wards SELECT i, ['Cedar','Birch','Maple'][i], i*10 FROM range(1,4) t(i);
INSERT INTO doctors SELECT i, 'Dr ' || ['Bell','Cole','Dunn','Eads'][i],
  ['cardiology','orthopaedics','ENT','cardiology'][i] FROM range(1,5) t(i);
INSERT INTO admissions SELECT i, 1+i%12, 1+i%3, 1+i%4, DATE '2025-01-05'+ (i*9)::INT,
  ['myocardial infarction','hypertension','fracture','influenza'][1+i%4],
  ['discharged','deceased','discharged','transferred'][1+i%4] FROM range(1,25) t(i);
INSERT INTO rx SELECT i, 1+i%12, ['Aspirin','Ramipril','Ibuprofen'][1+i%3], i*1.5,
  DATE '2025-02-01'+(i*5)::INT FROM range(1,31) t(i);
INSERT INTO appts SELECT i, 1+i%12, 1+i%4, DATE '2025-01-01'+(i*4)::INT,
  ['attended','no_show','cancelled','attended'][1+i%4] FROM range(1,41) t(i);
"""


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("hospital") / "hospital.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many hospitalizations were there in 2025": "Number of admissions in 2025",
    "how many inpatient stays were there": "Number of admissions",
    "admissions by nursing unit": "Number of admissions by ward name",
    "admissions by medical condition": "Number of admissions by diagnosis",
    "how many heart attacks": 'Number of admissions where diagnosis is "myocardial infarction"',
    "how many high blood pressure admissions": 'Number of admissions where diagnosis is "hypertension"',
    "number of beds by hospital ward": "Total beds by ward name",
    "prescriptions by drug": "Number of prescriptions by medication",
    "average co-payment": "Average copay",
    "total patient share": "Total copay",
    "how many appointments did not attend": 'Number of appts where appt status is "no_show"',
    "how many no-shows in 2025": 'Number of appts where appt status is "no_show" in 2025',
    "how many patients passed away": 'Number of patients where outcome is "deceased"',
    "how many self-payers": 'Number of patients where payer is "self-pay"',
    "publicly insured patients": 'Number of patients where payer is "statutory"',
    "how many people were sent home": 'Number of patients where outcome is "discharged"',
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(hospital: Parlance, question: str) -> None:
    reply = hospital.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many pet owners",
    "how many study participants",
    "how many surgeries were there",
    "how many staff do we have",
    "how many nurses do we have",
    "how many vaccinations",
    "how many discharges were there",
    "average waiting time",
    "how many tablets were prescribed",
    "how many visitors",
    "how many private rooms",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(hospital: Parlance, question: str) -> None:
    assert hospital.ask(question).status != "answer"
