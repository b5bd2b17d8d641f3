"""What the screens say, a language a file."""
