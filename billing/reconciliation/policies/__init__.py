"""May this person do this now? One module a subject; each returns verdicts with their sentence."""
