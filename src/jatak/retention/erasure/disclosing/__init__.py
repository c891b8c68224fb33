"""Evidence about somebody who was erased: what is kept apart, with its proofs, for an authority that asks."""
