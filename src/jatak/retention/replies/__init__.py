"""What a person is told about their request: that the answer is there, that it was done, that it takes longer."""
