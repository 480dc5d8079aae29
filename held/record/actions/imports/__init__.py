"""Taking in what a case system gives out: handed in, read, compared, confirmed by somebody, taken in whole or not at all."""
