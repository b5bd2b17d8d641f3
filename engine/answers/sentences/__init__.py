"""One kind of sentence a file."""
