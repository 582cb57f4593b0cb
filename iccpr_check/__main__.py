"""``python -m iccpr_check`` does what the ``iccpr-check`` command does."""

from iccpr_check.cli import main

if __name__ == "__main__":
    main()
