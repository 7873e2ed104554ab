"""What breaches bring: complaints, compliance points, sanctions, objections, reputation."""
