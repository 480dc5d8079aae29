"""An extract of a case system: CSV files read into rows, or a sentence with line and column. No table, no clock."""
