"""Whether people can leave, as Jatak tests it itself."""
