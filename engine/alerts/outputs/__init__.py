"""Where notices go: a log, a file of JSON lines, a table, a web address."""
