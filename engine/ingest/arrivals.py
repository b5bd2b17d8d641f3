"""Rows of a stream on their way into its raw table: typed, numbered and judged."""

from datetime import datetime

from engine.ingest.definition import Pipelines, Reject, Stream
from engine.ingest.learning import learn
from engine.ingest.tables import Connection, columns, full, set_rules, single
from engine.warehouse.names import literal, quoted

OWN = ("event_id", "received_at", "reject_reason")
ORDER = "arrival_order"  # a column of what arrives that counts its rows from 0; else they come as they stand
TOLD = "told_arrival"  # a column of what arrives that says when it arrived first, where rows are replayed
CLOCK_SKEW_S = 300  # clocks of who sends and who receives may differ by so much


def last_event(con: Connection, stream: str) -> int:
    """The number of the newest row of the stream; 0 without any."""
    found = single(con, f"SELECT coalesce(max(event_id), 0) FROM {full(con, f'raw.{stream}')}")
    return int(str(found))


def judge(con: Connection, pipelines: Pipelines, stream: str, since: int = 0) -> None:
    """Give each row after number `since` the reason of the first rule that rejects it, if any.

    Lists learn from the rows in between: after the rules that need no list, before those that wait.
    """
    rejects = pipelines.stream(stream).rejects
    set_rules(con, pipelines.parameters)
    _reject(con, stream, [rule for rule in rejects if not rule.waits], since)
    learn(con, pipelines, stream, since)
    _reject(con, stream, [rule for rule in rejects if rule.waits], since)


def _reject(con: Connection, stream: str, rejects: list[Reject], since: int) -> None:
    if not rejects:
        return
    table = full(con, f"raw.{stream}")
    con.execute(
        f"UPDATE {table} AS judged SET reject_reason = found.reason FROM ("
        f"SELECT event_id, {_reason(rejects)} AS reason FROM {table} AS {quoted(stream)} "
        f"WHERE event_id > {int(since)} AND reject_reason IS NULL) AS found "
        "WHERE judged.event_id = found.event_id AND found.reason IS NOT NULL"
    )


def _reason(rejects: list[Reject]) -> str:
    """SQL for the first reason that holds of a row, NULL when none does."""
    cases = (f"WHEN {reject.when}\n THEN {literal(reject.reason)}" for reject in rejects)
    return "CASE " + "\n".join(cases) + " END"


def reconsider(con: Connection, pipelines: Pipelines) -> dict[str, int]:
    """Use rows that waited and that lists now know of; by stream the number before the first of them."""
    found: dict[str, int] = {}
    for stream in pipelines.streams:
        waiting = [rule for rule in stream.rejects if rule.waits]
        if not waiting:
            continue
        set_rules(con, pipelines.parameters)
        table = full(con, f"raw.{stream.name}")
        reasons = ", ".join(literal(rule.reason) for rule in waiting)
        heard = con.execute(
            f"UPDATE {table} AS judged SET reject_reason = NULL FROM ("
            f"SELECT event_id FROM {table} AS {quoted(stream.name)} "
            f"WHERE reject_reason IN ({reasons}) AND {_reason(waiting)} IS NULL) AS found "
            "WHERE judged.event_id = found.event_id RETURNING judged.event_id"
        ).fetchall()
        if heard:
            found[stream.name] = min(number for (number,) in heard) - 1
    return found


def accept(con: Connection, pipelines: Pipelines, stream: str, relation: str, received_at: datetime) -> int:
    """Number, type, insert and judge the rows of a relation; how many they were.

    Columns that the stream does not have are left out. A value that does not fit its column is
    left empty and makes the row a rejected one. A row that says when it arrived first is believed where
    that is not after `received_at` and not more than CLOCK_SKEW_S before its own event.
    """
    kinds = {name: kind for name, kind in columns(con, f"raw.{stream}").items() if name not in OWN}
    present = _columns_of(con, relation)
    last = last_event(con, stream)
    number = f"{last} + 1 + {quoted(ORDER)}" if ORDER in present else f"{last} + row_number() OVER ()"
    typed = {name: kind for name, kind in kinds.items() if name in present}
    count = single(
        con,
        f"INSERT INTO {full(con, f'raw.{stream}')} BY NAME SELECT {number} AS event_id, "
        f"{_arrival(pipelines.stream(stream), present, received_at)} AS received_at, "
        + "".join(f"TRY_CAST({quoted(name)} AS {kind}) AS {quoted(name)}, " for name, kind in typed.items())
        + f"{_misfit(typed, 'reject_reason' in present)} AS reject_reason FROM {quoted(relation)}",
    )
    judge(con, pipelines, stream, last)
    return int(str(count))


def _arrival(stream: Stream, present: set[str], received_at: datetime) -> str:
    """SQL for when a row arrived."""
    now = f"CAST({literal(received_at.isoformat())} AS TIMESTAMP)"
    if TOLD not in present:
        return now
    told, happened = f"TRY_CAST({TOLD} AS TIMESTAMP)", "CAST(NULL AS TIMESTAMP)"
    if stream.event_time in present:
        happened = f"TRY_CAST({quoted(stream.event_time)} AS TIMESTAMP)"
    skew = f"to_seconds({CLOCK_SKEW_S})"
    return (
        f"CASE WHEN {told} BETWEEN TIMESTAMP '1970-01-01' AND {now} "
        f"AND coalesce({told} >= {happened} - {skew}, true) THEN {told} ELSE {now} END"
    )


def _misfit(typed: dict[str, str], is_judged: bool) -> str:
    """SQL for why a row cannot be typed; NULL when it can."""
    cases = " ".join(
        f"WHEN {quoted(name)} IS NOT NULL AND TRY_CAST({quoted(name)} AS {kind}) IS NULL "
        f"THEN {literal(f'unreadable {name}')}"
        for name, kind in typed.items()
        if kind != "VARCHAR"
    )
    found = f"CASE {cases} END" if cases else "CAST(NULL AS VARCHAR)"
    return f"coalesce({quoted('reject_reason')}, {found})" if is_judged else found


def _columns_of(con: Connection, relation: str) -> set[str]:
    return {str(row[0]) for row in con.execute(f"DESCRIBE SELECT * FROM {quoted(relation)}").fetchall()}
