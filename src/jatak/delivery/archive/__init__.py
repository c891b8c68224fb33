"""The archive: months that left the outbox, a Parquet file each, still found by whoever asks for a message."""
