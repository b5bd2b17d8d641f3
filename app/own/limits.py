"""How much a visitor may bring, how long it is kept. The page says it beforehand; docs/own_data.md too."""

from datetime import timedelta

FILE_MB = 50
"""Of one file. The server takes no more by itself: maxUploadSize in .streamlit/config.toml is the same."""
ALL_MB = 100  # of all files of a visitor together
FILES = 20
TABLES = 50
SHEETS = 50  # of one workbook
ROWS = 2_000_000  # of all tables together
COLUMNS = 300  # of a table
READ_S = 60  # to read the files and make a model of them
UNPACKED_MB = 500  # what a workbook may unpack to
PARTS = 5_000  # files inside a workbook
MEMORY_MB = 4_000  # of the process that reads
DISK_MB = 1_000  # of one file that it writes
NAME = 80  # characters of a file's name that are kept

READERS = 2  # visitors whose files are read at once; others wait
OPEN = 8  # visitors whose data are held open at once
STORED_MB = 20_000  # of all visitors together
UNUSED = timedelta(days=14)
"""After so long without use everything of a visitor's data is deleted."""
MB = 1 << 20
