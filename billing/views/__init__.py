"""Pages of money: the public's, finance's, the project owner's, the agency's."""
