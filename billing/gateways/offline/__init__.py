"""The gateway without a network: bank transfers and the counter, decided by a teller."""
