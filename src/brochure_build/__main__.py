"""`python -m brochure_build` is the `brochure` command."""

from brochure_build.cli import program

if __name__ == "__main__":
    program()
