"""The line: who held a child through time, who led, where nobody did."""
