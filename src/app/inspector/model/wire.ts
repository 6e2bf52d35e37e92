import { wireWords } from '../words/sections';
import type { EntryPort } from './entries';

/** What a tls block of a DestinationRule says, as far as the wire depends on it. */
export interface TlsBlock {
  readonly mode: string | undefined;
  readonly sni: string | undefined;
  readonly names: readonly string[];
  readonly trusts: string | undefined;
  readonly secret: string | undefined;
  readonly skipsChecks: boolean;
  /** Whether the rule has a workloadSelector: without one a sidecar drops a block with credentialName. */
  readonly hasSelector: boolean;
}

interface WireLine {
  readonly tone: 'plain' | 'error' | 'warning';
  readonly text: string;
}

/**
 * What the block does on the wire, in sentences (pilot core/cluster_tls.go, constructUpstreamTLS and setAutoSniAndAutoSanValidation). The
 * ports are those of the entries of the rule's host, as far as the block applies to them.
 */
export function describeWire(tls: TlsBlock, host: string, ports: readonly EntryPort[]): readonly WireLine[] {
  const { mode } = tls;
  if (mode === undefined || mode === 'DISABLE') {
    return [{ tone: 'plain', text: wireWords.plain }];
  }
  if (mode !== 'ISTIO_MUTUAL' && mode !== 'SIMPLE' && mode !== 'MUTUAL') {
    return [{ tone: 'error', text: wireWords.noMode(mode) }];
  }
  if (mode === 'ISTIO_MUTUAL') {
    return [{ tone: 'plain', text: wireWords.meshTls(host) }];
  }
  if (tls.secret !== undefined && !tls.secret.startsWith('configmap://') && !tls.hasSelector) {
    return [{ tone: 'error', text: wireWords.blockDropped }];
  }
  return [startLine(tls, host), checkLine(tls, host), ...doubleLines(host, ports)];
}

function startLine({ mode, sni, trusts, secret }: TlsBlock, host: string): WireLine {
  const ca = secret === undefined ? wireWords.caOfProxy : wireWords.caOf(secret);
  const trusted = trusts !== undefined && trusts !== 'system' ? trusts : ca;
  return { tone: 'plain', text: wireWords.starts(host, { showsCertificate: mode === 'MUTUAL', sni, trusted }) };
}

function checkLine({ sni, names, skipsChecks }: TlsBlock, host: string): WireLine {
  if (skipsChecks) return { tone: 'warning', text: wireWords.nothingChecked };
  if (names.length > 0) return { tone: 'plain', text: wireWords.mustCarry(names) };
  if (sni !== undefined) return { tone: 'warning', text: wireWords.anyName(host) };
  return { tone: 'plain', text: wireWords.checkedByPort };
}

function doubleLines(host: string, ports: readonly EntryPort[]): readonly WireLine[] {
  return ports
    .filter(({ protocol }) => protocol === 'HTTPS' || protocol === 'TLS')
    .map(({ number }) => ({ tone: 'error', text: wireWords.tlsInTls(number, host) }) as const);
}
