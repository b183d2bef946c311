"""Pages and feeds from the web, fetched when a person asks for them, with the manners of a good guest."""
