"""Selection methods: `protocol` says what one is, each folder here is one (docs/methods.md)."""
