"""Numbers that a question asks for: metrics, aggregations, ratios, numbers of numbers."""
