"""Programs that make parts of the repository from its code."""
