"""What somebody's own words ask for, in mail and SMS: phrases a language in TOML, matched word by word."""
