"""What is worth asking of the data as they are."""
