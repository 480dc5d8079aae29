"""Records of any size to measure in: an invented authority many times over, and all with whom it has finished."""
