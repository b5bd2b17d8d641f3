"""What an answer can be taken away as: one kind a file, found by its name, which is the ending of its files.

Each module has `ORDER`, its place in lists; `MIME`; `LIBRARIES`, the modules it needs beyond Parlance's own;
`fits(parcel) -> bool`, whether the answer has such a file; and `export(parcel) -> bytes`.
"""
