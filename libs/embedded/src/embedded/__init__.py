"""Servers as processes of this machine, each a small class that runs on a given port and folder.

Images hold some of these modules and not the servers' wheels, so nothing is imported here.
"""
