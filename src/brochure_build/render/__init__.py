"""Panel HTML becomes a measured one-page PDF. The only user of weasyprint.

`render.panel` does the work and imports WeasyPrint; this module and `render.engine` do not, so
that a build with nothing to do stays fast.
"""
