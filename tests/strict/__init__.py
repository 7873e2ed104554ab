"""What the test world refuses although Django lets it pass, one file a rule."""
