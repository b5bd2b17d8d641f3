"""Where the numbers come from: the embedded engine and the sources it can open."""
