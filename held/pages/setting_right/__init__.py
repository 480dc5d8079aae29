"""Setting right what was recorded wrongly: the entry, what is wrong with it, what changes, and both versions after."""
