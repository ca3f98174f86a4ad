"""What runs in the submission's own process: it is told nothing that is right, and nothing it says is believed."""
