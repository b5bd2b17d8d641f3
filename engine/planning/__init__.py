"""From a logical query to an SQL tree."""
