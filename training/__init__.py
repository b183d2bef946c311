"""How the models in the package are made; nothing here runs when Gazette does."""
