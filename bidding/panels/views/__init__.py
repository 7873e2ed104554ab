"""Pages of experts and panels, one module a reader."""
