"""Which namings are the same person or place."""
