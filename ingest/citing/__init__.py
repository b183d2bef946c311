"""An article as others cite it: what is cited, and the forms that reference managers read."""
