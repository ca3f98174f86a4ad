"""What decides: it compares what was observed with what is right, and runs nothing."""
