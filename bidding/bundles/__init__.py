"""Bundles 打包办理: several items of one project handled together, under one clock."""
