"""All that touches Oscar: the shelf, the basket, the till, the shortlist and the inbox."""
