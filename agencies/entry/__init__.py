"""Who may sell: agencies, their papers, certificates and people, and the review of their entry."""
