"""Learning the ranking of readings from invented databases; only `parlance train` imports it."""
