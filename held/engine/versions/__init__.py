"""Two versions of one authority's procedures laid beside each other: what is different, in sentences somebody can accept."""
