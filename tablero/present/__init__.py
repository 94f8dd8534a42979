"""From a value to lines of (text, role), once for every width. Knows neither Textual nor Rich."""
