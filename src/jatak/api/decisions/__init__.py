"""May this company write to this person?"""
