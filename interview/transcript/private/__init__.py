"""The interviewer's side of a led session: a stream of its own beside the transcript, which no candidate ever reads."""
