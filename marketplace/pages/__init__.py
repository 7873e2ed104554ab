"""Pages that show several domains at once: home, help, statements."""
