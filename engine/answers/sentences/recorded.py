"""Records: how many are listed, of what, and that there may be more."""

from engine.answers.finding import Finding


def recorded(finding: Finding) -> str:
    """ "20 records of alerts yesterday; there may be more: at most 20 are shown." """
    query, count, words = finding.plan.query, len(finding.table.rows), finding.words
    named = finding.names.get(query.records)
    things = finding.inside(named.label) if named else query.records.replace("_", " ")
    more = finding.table.truncated or (query.limit is not None and count >= query.limit)
    return words.say(
        "sentences.recorded_cut" if more else "sentences.recorded",
        counted=words.counted("nouns_of.records", count),
        things=things,
        scope=finding.scope,
        n=words.figures(f"{count:,}"),
    )
