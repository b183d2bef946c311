"""What a web page says: in its data, in its head, where readers see it, and in its story."""
