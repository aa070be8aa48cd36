"""What runs came to, kept on this machine so that their journals need not be read again and again.

It is a cache: without it every answer is the same, and comes later.
"""
