"""Where is this person, and may I write to her?"""
