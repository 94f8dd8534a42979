"""The board on the screen: the only place that knows Textual."""
