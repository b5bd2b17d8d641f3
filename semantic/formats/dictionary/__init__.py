"""The data dictionary of a model: what every number and dimension means, for people to read.

Here it is put together; `markdown` and `html` write it down.
"""
