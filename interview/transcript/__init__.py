"""The record of a session: its events, the file they are appended to, and reading them back."""
