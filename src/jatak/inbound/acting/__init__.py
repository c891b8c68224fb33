"""What is done with what came in: who leaves, whom a person looks at, which address no longer works."""
