"""Work on translations: what stands where, keeping files in line, handing texts out and in.

Each module is one verb of `brochure l10n`: it reads a project's `translations/`, asks the pure
functions of `translation/`, and writes whole files. The engine is never loaded.
"""
