"""What a company says of itself and its processing, once for all who need it: receipts, the record of processing."""
