-- A clinic, and a library.
CREATE TABLE VISITS_RAW (ID INTEGER, PATIENT_ID INTEGER, DAY DATE, KIND TEXT, MINUTES INTEGER, COPAY DOUBLE, OUTLINE TEXT);
INSERT INTO VISITS_RAW VALUES
  (1, 1, '2026-01-05', 'Check', 20, 5, 'x'), (2, 1, '2026-01-20', 'URGENT', 45, 10, NULL), (3, 2, '2026-02-02', 'urgent', 30, NULL, NULL),
  (4, 3, '2026-02-15', 'check', 0, 2, NULL), (5, 9, '2026-03-01', NULL, 15, 1, NULL);
CREATE TABLE PATIENTS (PATIENT_ID INTEGER, NAME TEXT, TOWN TEXT, AGE INTEGER);
INSERT INTO PATIENTS VALUES (1, 'Ada', 'Ulm', 40), (2, 'Ben', 'Bonn', 8), (3, 'Cleo', 'Ulm', 77), (4, 'Dan', NULL, 30);
CREATE TABLE CARDS (PATIENT_ID INTEGER, COLOR TEXT);
INSERT INTO CARDS VALUES (1, 'green'), (3, 'blue');
CREATE TABLE BEDS_RAW (DAY DATE, WARD TEXT, FREE INTEGER, CLOSED BOOLEAN);
INSERT INTO BEDS_RAW VALUES ('2026-01-30', 'A', 3, false), ('2026-01-31', 'A', 5, false), ('2026-01-31', 'B', 2, false), ('2026-02-01', 'A', 7, false), ('2026-02-02', 'B', 9, true);
CREATE TABLE loans (loan_id INTEGER, branch TEXT, shelf TEXT, lent_on DATE, back_on DATE, fine DECIMAL(8, 2));
INSERT INTO loans VALUES (1, 'east', 's1', '2026-01-02', '2026-01-20', 0), (2, 'east', 's2', '2026-01-15', NULL, 2.5), (3, 'west', 's1', '2026-02-01', '2026-02-03', NULL), (4, 'west', 's9', '2026-02-10', '2026-03-10', 1.5);
CREATE TABLE shelves (branch TEXT, shelf TEXT, topic TEXT);
INSERT INTO shelves VALUES ('east', 's1', 'maps'), ('east', 's2', 'novels'), ('west', 's1', 'novels');
