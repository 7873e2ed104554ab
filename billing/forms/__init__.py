"""What people type about money. Amounts are read strictly, in yuan, and cleaned to fen."""
