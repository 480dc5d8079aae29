"""Ways in and out of the building: a folder for each kind of outside system. They ask and act through the record."""
