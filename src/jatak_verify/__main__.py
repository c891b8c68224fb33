"""`python -m jatak_verify`"""

from jatak_verify.command import main

main()
