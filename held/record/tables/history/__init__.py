"""What happened: the chained entries, their words, and the seals over all chains. Only ever added to."""
