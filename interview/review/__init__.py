"""Reading past sessions back: lists, whole transcripts, exports."""
