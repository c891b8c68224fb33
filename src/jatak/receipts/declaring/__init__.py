"""What a company declares for its receipts: where data lie, who receives them, who supervises it."""
