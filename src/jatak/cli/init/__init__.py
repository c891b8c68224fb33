"""`jatak init`: the first run on the command line."""
