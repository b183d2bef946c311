"""Search that stays quick: which articles a query finds, in what order, and what they have in common."""
