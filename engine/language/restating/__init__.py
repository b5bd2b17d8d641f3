"""The exact sentence of a query, in the words of a language; reading it gives the query back."""
