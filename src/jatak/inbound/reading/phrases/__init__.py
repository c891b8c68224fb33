"""What mail programs and people write, as tables (`*.toml`), and how a text is held against them."""
