"""An installation as a whole: its first run, and the doctor who looks whether all is well."""
