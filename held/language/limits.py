"""How large a pack may be. A file that is larger is refused with a sentence, never read half."""

FILES = 100
BYTES_A_FILE = 1_000_000
CHARACTERS_A_TEXT = 4_000
CHARACTERS_A_NAME = 120
CHARACTERS_A_SENTENCE = 1_000
NESTING = 12
ENTRIES_A_FILE = 40_000
NORMS = 5_000
TRIES_A_SENTENCE = 3_000
FAULTS_SHOWN = 60
