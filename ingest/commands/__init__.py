"""The commands, one small module for each group of them; ``ingest.cli`` binds them together."""

#: Exit codes: all well; something refused or failed; the command was put wrongly.
OK, REFUSED, USAGE = 0, 1, 2
