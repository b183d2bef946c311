"""Trained models and the cards that describe them."""
