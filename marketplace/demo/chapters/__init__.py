"""The chapters of the story, in the order they are told."""
