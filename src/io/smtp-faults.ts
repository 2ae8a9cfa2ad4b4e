/** What nodemailer says of a failed try: its own code, that of the socket, and the server's answer. */
export type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  command?: string;
};

/** What is wrong, and what the operator can do about it. */
const faults: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. Check host and port in SMTP_URL, and that the server runs',
  ENOTFOUND: 'there is no such host. Check SMTP_URL',
  EDNS: 'the name of the host was not found. Check SMTP_URL and the name server',
  ETIMEDOUT: 'no answer in time. Check the port in SMTP_URL (465 with smtps://, 587 with smtp://) and firewalls',
  CERT_HAS_EXPIRED: 'the certificate has expired. It must be renewed at the server',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet. Check the clocks of both machines',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name. Write the name that it has in SMTP_URL',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate vouches for itself. Name a file with it in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN:
    'no known authority vouches for the certificate. Name a file with its authority in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'no known authority vouches for the certificate. Name a file with its authority in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the server does not send its whole chain of certificates. It must, or its authority be named in NODE_EXTRA_CA_CERTS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the port does not begin with TLS. Write smtp:// in SMTP_URL, or the port for smtps://',
  ETLS: 'the server offers no TLS, without which no password is sent. Use a port that does, such as 465 with smtps://',
  EAUTH: 'the login was refused. Check user and password in SMTP_URL',
};

/** An error of a mail server with the host that it came from and the remedy. Says nothing of the password. */
export function explainSmtp(error: SmtpError, host: string): string {
  const known = faults[error.originalCode ?? ''] ?? faults[error.code ?? ''];
  return `${host}: ${known ?? error.message.trim()}`;
}
