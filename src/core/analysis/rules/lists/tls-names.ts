import type { Rule } from '../../rule';
import { certificateNotMounted } from '../certificate-not-mounted';
import { encryptedCallToHttpPort } from '../encrypted-call-to-http-port';
import { forcedHttp2OverTls } from '../forced-http2-over-tls';
import { grpcOnHttpPort } from '../grpc-on-http-port';
import { likelyDoubleTls } from '../likely-double-tls';
import { meshIdentityExpected } from '../mesh-identity-expected';
import { meshTlsForEndpoint } from '../mesh-tls-for-endpoint';
import { namesReplaced } from '../names-replaced';
import { namesWithoutTls } from '../names-without-tls';
import { privateAuthority } from '../private-authority';
import { rewrittenServerName } from '../rewritten-server-name';
import { secretBesideGateway } from '../secret-beside-gateway';
import { tlsToCalledAddress } from '../tls-to-called-address';

/** Identities, server names and certificates on the way. */
export const tlsNameRules: readonly Rule[] = [
  likelyDoubleTls,
  meshTlsForEndpoint,
  meshIdentityExpected,
  namesReplaced,
  namesWithoutTls,
  privateAuthority,
  forcedHttp2OverTls,
  grpcOnHttpPort,
  encryptedCallToHttpPort,
  tlsToCalledAddress,
  rewrittenServerName,
  secretBesideGateway,
  certificateNotMounted,
];
