"""Where places are: maps drawn from outlines that come with Gazette."""
