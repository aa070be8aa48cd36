"""Fault Injection Service: experiments that really break what stands behind the company's fronts."""
