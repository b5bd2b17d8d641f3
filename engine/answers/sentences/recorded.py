"""Records: how many are listed, of what, and that there may be more."""

from engine.answers.finding import Finding
from engine.answers.nouns import counted, inside


def recorded(finding: Finding) -> str:
    """ "20 records of alerts yesterday; there may be more: at most 20 are shown." """
    query, count = finding.plan.query, len(finding.table.rows)
    named = finding.names.get(query.records)
    things = inside(named.label) if named else query.records.replace("_", " ")
    text = f"{counted(count, 'record')} of {things} {finding.scope}"
    more = finding.table.truncated or (query.limit is not None and count >= query.limit)
    return f"{text}; at most {count:,} are shown." if more else f"{text}."
