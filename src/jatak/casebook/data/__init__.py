"""The casebook that is shipped: its rows, their schema, and where the gate decides otherwise."""
