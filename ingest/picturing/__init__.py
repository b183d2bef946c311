"""A quote as a picture to share: its words set in Gazette's own letters, the same wherever it is looked at."""
