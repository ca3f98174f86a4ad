"""What the statement checker learns from: rubrics, statements and answers, with their split."""
