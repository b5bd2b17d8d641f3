"""Where words of the thesaurus are taken for the model's own, and where they must not be.

Over a few tables of tours, a workshop, a vet, a library, a law office and a restaurant.
"""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = {
    "tours": """
CREATE TABLE guides(guide_id INTEGER PRIMARY KEY, guide_name VARCHAR);
CREATE TABLE tours(tour_id INTEGER PRIMARY KEY, tour_name VARCHAR);
CREATE TABLE departures(departure_id INTEGER PRIMARY KEY, tour_id INTEGER REFERENCES tours(tour_id),
  guide_id INTEGER REFERENCES guides(guide_id), departure_date DATE);
CREATE TABLE participants(participant_id INTEGER PRIMARY KEY, participant_name VARCHAR,
  departure_id INTEGER REFERENCES departures(departure_id));
INSERT INTO guides SELECT i, ['Ann', 'Bob', 'Cid'][i] FROM range(1, 4) t(i);
INSERT INTO tours SELECT i, ['Castle walk', 'River trip', 'Night walk'][i] FROM range(1, 4) t(i);
INSERT INTO departures SELECT i, 1 + i % 3, 1 + i % 2, DATE '2024-01-01' + i::INT FROM range(1, 21) t(i);
INSERT INTO participants SELECT i, 'P' || i, 1 + i % 20 FROM range(1, 61) t(i);
""",
    "workshop": """
CREATE TABLE work_orders(work_order_id INTEGER PRIMARY KEY, machine VARCHAR, cost DOUBLE);
INSERT INTO work_orders SELECT i, ['Lathe', 'Mill'][1 + i % 2], i FROM range(1, 21) t(i);
""",
    "shop": """
CREATE TABLE orders(order_id INTEGER PRIMARY KEY, customer VARCHAR, order_date DATE);
INSERT INTO orders SELECT i, ['Ann', 'Bob'][1 + i % 2], DATE '2024-01-01' + i::INT FROM range(1, 21) t(i);
""",
    "rentals": """
CREATE TABLE rentals(rental_id INTEGER PRIMARY KEY, rental_total DOUBLE);
CREATE TABLE extras(extra_id INTEGER PRIMARY KEY, rental_id INTEGER REFERENCES rentals(rental_id),
  extra_name VARCHAR, extra_price DOUBLE);
INSERT INTO rentals SELECT i, i * 10 FROM range(1, 21) t(i);
INSERT INTO extras SELECT i, 1 + i % 20, ['Child seat', 'GPS'][1 + i % 2], i FROM range(1, 41) t(i);
""",
    "vet": """
CREATE TABLE owners(owner_id INTEGER PRIMARY KEY, owner_name VARCHAR);
CREATE TABLE vets(vet_id INTEGER PRIMARY KEY, vet_name VARCHAR);
CREATE TABLE animals(animal_id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owners(owner_id),
  animal_name VARCHAR, species VARCHAR);
CREATE TABLE treatments(treatment_id INTEGER PRIMARY KEY, animal_id INTEGER REFERENCES animals(animal_id),
  vet_id INTEGER REFERENCES vets(vet_id), kind VARCHAR, treatment_date DATE);
INSERT INTO owners SELECT i, 'O' || i FROM range(1, 5) t(i);
INSERT INTO vets SELECT i, 'V' || i FROM range(1, 4) t(i);
INSERT INTO animals SELECT i, 1 + i % 4, 'A' || i, ['dog', 'cat', 'cow'][1 + i % 3] FROM range(1, 13) t(i);
INSERT INTO treatments SELECT i, 1 + i % 12, 1 + i % 3, ['vaccine', 'surgery'][1 + i % 2],
  DATE '2024-01-01' + i::INT FROM range(1, 41) t(i);
""",
    "library": """
CREATE TABLE patrons(patron_id INTEGER PRIMARY KEY, patron_name VARCHAR);
CREATE TABLE loans(loan_id INTEGER PRIMARY KEY, patron_id INTEGER REFERENCES patrons(patron_id),
  book VARCHAR, loan_date DATE);
INSERT INTO patrons SELECT i, 'P' || i FROM range(1, 8) t(i);
INSERT INTO loans SELECT i, 1 + i % 7, ['Emma', 'Ivanhoe', 'Dracula'][1 + i % 3],
  DATE '2024-01-01' + i::INT FROM range(1, 51) t(i);
""",
    "law": """
CREATE TABLE lawyers(lawyer_id INTEGER PRIMARY KEY, lawyer_name VARCHAR, grade VARCHAR);
CREATE TABLE matters(matter_id INTEGER PRIMARY KEY, lawyer_id INTEGER REFERENCES lawyers(lawyer_id));
INSERT INTO lawyers SELECT i, 'L' || i, ['partner', 'solicitor', 'counsel', 'solicitor'][1 + i % 4]
  FROM range(1, 21) t(i);
INSERT INTO matters SELECT i, 1 + i % 20 FROM range(1, 41) t(i);
""",
    "plain_law": """
CREATE TABLE lawyers(lawyer_id INTEGER PRIMARY KEY, lawyer_name VARCHAR, grade VARCHAR);
INSERT INTO lawyers SELECT i, 'L' || i, ['junior', 'senior'][1 + i % 2] FROM range(1, 21) t(i);
""",
    "clinic": """
CREATE TABLE doctors(doctor_id INTEGER PRIMARY KEY, doctor_name VARCHAR, specialty VARCHAR);
CREATE TABLE hospitals(hospital_id INTEGER PRIMARY KEY, hospital_name VARCHAR);
INSERT INTO doctors SELECT i, 'D' || i, ['Surgery', 'Heart'][1 + i % 2] FROM range(1, 11) t(i);
INSERT INTO hospitals SELECT i, 'H' || i FROM range(1, 4) t(i);
""",
    "clinica": """
CREATE TABLE doctores(doctor_id INTEGER PRIMARY KEY, nombre VARCHAR, especialidad VARCHAR);
INSERT INTO doctores SELECT i, 'D' || i, ['Cirugia', 'Pediatria'][1 + i % 2] FROM range(1, 11) t(i);
""",
    "tickets": """
CREATE TABLE tickets(ticket_id INTEGER PRIMARY KEY, ticket_kind VARCHAR, price DOUBLE);
INSERT INTO tickets SELECT i, ['Regular', 'Reduced'][1 + i % 2], i FROM range(1, 41) t(i);
""",
    "team": """
CREATE TABLE goods_receipts(goods_receipt_id INTEGER PRIMARY KEY, supplier VARCHAR, received_date DATE);
CREATE TABLE timesheets(timesheet_id INTEGER PRIMARY KEY, hours_worked DOUBLE, nps INTEGER);
INSERT INTO goods_receipts SELECT i, ['S1', 'S2'][1 + i % 2], DATE '2024-01-01' + i::INT
  FROM range(1, 31) t(i);
INSERT INTO timesheets SELECT i, i, i % 10 FROM range(1, 31) t(i);
""",
    "kitchen": """
CREATE TABLE menu_items(menu_item_id INTEGER PRIMARY KEY, item_name VARCHAR, price DOUBLE);
CREATE TABLE waiters(waiter_id INTEGER PRIMARY KEY, waiter_name VARCHAR);
INSERT INTO menu_items SELECT i, 'I' || i, i FROM range(1, 11) t(i);
INSERT INTO waiters SELECT i, 'W' || i FROM range(1, 6) t(i);
""",
}

RIGHT = {
    "departures by tour guide": ("tours", "Number of departures by guide name"),
    "departures by tour and guide": ("tours", "Number of departures by tour name and guide name"),
    "how many tours": ("tours", "Number of tours"),
    "how many work orders": ("workshop", "Number of work orders"),
    "how many purchases": ("shop", "Number of orders"),
    "how many add-ons": ("rentals", "Number of extras"),
    "animals by kind of animal": ("vet", "Number of animals by species"),
    "treatments by kind of treatment": ("vet", "Number of treatments by treatment kind"),
    "who owns the most animals": ("vet", "Number of animals by owner name top 1 by number of animals"),
    "who borrowed the most": ("library", "Number of loans by patron name top 1 by number of loans"),
    "how many solicitors": ("law", 'Number of lawyers where grade is "solicitor"'),
    "number of solicitors": ("law", 'Number of lawyers where grade is "solicitor"'),
    "how many attorneys": ("law", "Number of lawyers"),
    "how many lawyers are solicitors": ("law", 'Number of lawyers where grade is "solicitor"'),
    "number of solicitors of each grade": ("plain_law", "Number of lawyers by grade"),
    "doctors by specialty": ("clinic", "Number of doctors by specialty"),
    "number of hospitals": ("clinic", "Number of hospitals"),
    "number of doctores": ("clinica", "Number of doctores"),
    "number of tickets": ("tickets", "Number of tickets"),
    "total working hours": ("team", "Total hours worked"),
    "average net promoter score": ("team", "Average NPS"),
    "how many waiters does our restaurant have": ("kitchen", "Number of waiters"),
}

NEVER = {
    "how many tourists": "tours",  # are no tours
    "how many purchases": "workshop",  # are no work orders
    "total add-on revenue": "rentals",  # is not that of the rentals
    "who treated the most animals": "vet",  # none of the owners
    "who borrowed the most books": "library",  # no book
    "matters by solicitor": "law",  # is neither by lawyer nor one number
    "number of standing tickets": "tickets",  # is not all of them
    "how many waiters does our hotel have": "kitchen",
}


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Parlance]]:
    found = {}
    for name, tables in TABLES.items():
        path = tmp_path_factory.mktemp(name) / f"{name}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(tables)
        found[name] = Parlance(source=path)
    yield found
    for door in found.values():
        door.warehouse.close()


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_thesaurus_find_what_the_model_has(doors: dict[str, Parlance], question: str) -> None:
    name, meant = RIGHT[question]
    reply = doors[name].ask(question)
    assert (reply.status, reply.interpretation) == ("answer", meant)


@pytest.mark.parametrize("question", NEVER)
def test_what_the_model_calls_otherwise_is_not_answered(doors: dict[str, Parlance], question: str) -> None:
    assert doors[NEVER[question]].ask(question).status != "answer"


@pytest.mark.parametrize(("question", "unknown"), [("how many wines", "wines"), ("flu cases", "cases")])
def test_no_word_is_a_slip_of_one_that_does_not_exist(
    doors: dict[str, Parlance], question: str, unknown: str
) -> None:
    reply = doors["tours"].ask(question)
    assert reply.status == "refuse"
    assert f'"{unknown}"' in reply.reason
