import { errors } from 'undici';
import { GiveUp, WaitFor } from '../../errors.js';

/** A fetch that failed and may succeed later. */
export class HttpError extends Error {
  override name = 'HttpError';

  constructor(
    reason: string,
    /** The HTTP status, if the server got as far as answering. */
    readonly status?: number,
  ) {
    super(reason);
  }
}

/** The server cannot prove that it is the one that was asked for. */
export class BadCertificate extends HttpError {
  override name = 'BadCertificate';
}

/** The site wants to see first that a person asks. */
export class Challenge extends HttpError {
  override name = 'Challenge';

  constructor(status: number) {
    super(`the server answered ${status} with a challenge page, which is for browsers`, status);
  }
}

/** The server says that the address has nothing any more: 404, 410 or 451. */
export class Gone extends GiveUp {
  override name = 'Gone';

  constructor(readonly status: number) {
    super(`the server answered ${status}`);
  }
}

/** The server itself asked to come back later: 429 or 503 with Retry-After. */
export class RetryAfter extends WaitFor {
  override name = 'RetryAfter';

  constructor(
    delay: number,
    readonly status: number,
  ) {
    super(delay, `the server answered ${status} and asks to wait ${Math.ceil(delay / 1000)} s`);
  }
}

/** Others talk to the host, or it asked to be left alone. */
export class HostBusy extends WaitFor {
  override name = 'HostBusy';

  constructor(
    delay: number,
    readonly host: string,
  ) {
    super(delay, `waits for its turn at ${host}`);
  }
}

const CLOSED = 'the server closed the connection before the answer was complete';
const CUT_ARCHIVE = 'the compressed body is cut off or damaged';

/** What the error codes of Node, OpenSSL, zlib and undici mean to a person. */
const REASONS: Record<string, string> = {
  ENOTFOUND: 'the host name does not exist',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'the server refuses connections',
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  ETIMEDOUT: 'no connection to the server',
  EHOSTUNREACH: 'no way to the server',
  ENETUNREACH: 'no way to the server',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within 5 s',
  UND_ERR_HEADERS_TIMEOUT: 'no answer within 10 s',
  UND_ERR_BODY_TIMEOUT: 'the server stopped in the middle of the body',
  UND_ERR_SOCKET: CLOSED,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the server closed the connection in the middle of the body',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too long',
  Z_BUF_ERROR: CUT_ARCHIVE,
  Z_DATA_ERROR: CUT_ARCHIVE,
};

const UNTRUSTED = "the server's TLS certificate is not from an authority that is trusted";

const CERTIFICATES: Record<string, string> = {
  CERT_HAS_EXPIRED: "the server's TLS certificate has expired",
  CERT_NOT_YET_VALID: "the server's TLS certificate is not valid yet",
  CERT_REVOKED: "the server's TLS certificate has been revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's TLS certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
};

/** Families of codes, for those that the table does not name. */
const FAMILIES: [prefix: string, reason: string][] = [
  ['ERR_BROTLI', CUT_ARCHIVE],
  ['ERR__ERROR', CUT_ARCHIVE],
  ['Z_', CUT_ARCHIVE],
  ['ERR_SSL', 'no secure connection to the server'],
  ['ERR_TLS', 'no secure connection to the server'],
];

/** The error to hand on: our own as it is, any other as one with a short reason that repeats nothing of address and answer. */
export function explain(error: unknown): Error {
  if (error instanceof GiveUp || error instanceof WaitFor || error instanceof HttpError) return error;
  if (error instanceof errors.HTTPParserError) return new HttpError('the answer is not valid HTTP');
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (CERTIFICATES[code]) return new BadCertificate(CERTIFICATES[code]);
  const family = FAMILIES.find(([prefix]) => code.startsWith(prefix))?.[1];
  return new HttpError(REASONS[code] ?? family ?? `the fetch failed${code && ` (${code})`}`);
}
