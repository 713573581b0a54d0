"""An invented journal, to try things on."""
