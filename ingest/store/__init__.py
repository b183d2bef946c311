"""The archive: one SQLite file, and the code that saves records in it."""
