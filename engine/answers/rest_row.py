"""The row that stands for all groups but those that have a row of their own."""

from engine.answers.finding import Finding


def rest_at(finding: Finding) -> int:
    """Its place; behind the last row where all groups have one."""
    query, rows = finding.plan.query, finding.table.rows
    if query.named is None:
        return min(query.limit or 0, len(rows))
    names = {str(value).casefold() for value in query.named}
    cells = finding.cells(finding.groups[0])[: len(query.named)]
    return sum(str(cell).casefold() in names for cell in cells)
