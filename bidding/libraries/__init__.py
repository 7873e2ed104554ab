"""Libraries 机构库: agencies found once by an open tender, picked many times without another."""
