import type { Rule } from '../../rule';
import { doubleTls } from '../double-tls';
import { meshTlsOutside } from '../mesh-tls-outside';
import { namelessTcpTls } from '../nameless-tcp-tls';
import { plaintextDespiteCredential } from '../plaintext-despite-credential';
import { plaintextToTlsPort } from '../plaintext-to-tls-port';
import { requestsToTlsPort } from '../requests-to-tls-port';
import { tlsBypassed } from '../tls-bypassed';
import { tlsOnEveryPort } from '../tls-on-every-port';
import { tlsToPlainPort } from '../tls-to-plain-port';
import { uncheckedServerName } from '../unchecked-server-name';
import { unverifiedServer } from '../unverified-server';

/** Who starts TLS, and whether the server expects it. */
export const tlsStartRules: readonly Rule[] = [
  uncheckedServerName,
  unverifiedServer,
  namelessTcpTls,
  plaintextDespiteCredential,
  doubleTls,
  tlsOnEveryPort,
  tlsToPlainPort,
  plaintextToTlsPort,
  requestsToTlsPort,
  meshTlsOutside,
  tlsBypassed,
];
