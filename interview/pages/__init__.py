"""Pages that stand alone: escaped text, one style sheet for screen and paper, and plots as inline SVG."""
