"""Random draw 随机抽取: a fixed price in the notice, and a draw that anyone can recompute."""

KEY = "random_draw"
