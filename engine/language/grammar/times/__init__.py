"""Times: periods, moments, parts of time, comparisons between them, and which time of a row is meant."""
