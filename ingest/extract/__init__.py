"""Who is named, where, and who said what: pure functions from an article and a language to mentions and quotes."""
