"""Whether a time stamp was made with the certificate that it brings and names, and that is for time stamps alone.

RFC 3161 sections 2.3 and 2.4.2, RFC 5816 section 2.2.1.
"""

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate, ExtendedKeyUsage, ExtensionNotFound, load_der_x509_certificate
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import TimeStampResponse

from jatak.evidence.timestamp import signer
from jatak.evidence.timestamp.refused import Refused


def check(response: TimeStampResponse, token: bytes) -> None:
    """Hold the token (DER) of a response against its certificate; raises Refused, and ValueError for what is no DER."""
    certificate = _certificate(response)
    try:
        usage = certificate.extensions.get_extension_for_class(ExtendedKeyUsage)
    except ExtensionNotFound:
        raise Refused("Its certificate is not for time stamps.") from None
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise Refused("Its certificate is not for time stamps alone.")
    if not signer.names(token, certificate.public_bytes(Encoding.DER)):
        raise Refused("It does not say that it was signed with the certificate that it brings.")


def _certificate(response: TimeStampResponse) -> Certificate:
    signers = list(response.signed_data.signer_infos)
    if len(signers) != 1:
        raise Refused(f"It has {len(signers)} signers, not one.")
    try:
        named = (signers[0].issuer, signers[0].serial_number)
    except KeyError as error:
        raise ValueError("The name of the signer is written in letters of an unknown kind.") from error
    for each in map(load_der_x509_certificate, response.signed_data.certificates):
        if (each.issuer, each.serial_number) == named:
            return each
    raise Refused("It does not bring the certificate that it was signed with.")
