"""Answers in one action: asked for, made by a job, fetched; each with who and why."""
