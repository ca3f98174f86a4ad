"""The interviewer's side of a sitting: a private stream beside the candidate's, and what either makes of the other."""
