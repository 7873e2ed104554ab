"""May this person do this now? One module a subject; each verdict carries its sentence."""
