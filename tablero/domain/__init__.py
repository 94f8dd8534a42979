"""The rules, on plain frozen values: no input or output, no clock, no prose. Today is passed in."""
