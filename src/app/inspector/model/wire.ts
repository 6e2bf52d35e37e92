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
    return [{ tone: 'plain', text: 'Envoy adds no TLS: what the app sends goes out as it is.' }];
  }
  if (mode !== 'ISTIO_MUTUAL' && mode !== 'SIMPLE' && mode !== 'MUTUAL') {
    return [{ tone: 'error', text: `${mode} is no mode: Istio refuses the rule, and nothing of it applies.` }];
  }
  if (mode === 'ISTIO_MUTUAL') {
    return [
      {
        tone: 'plain',
        text: `Envoy starts mesh mTLS to ${host} with the workload certificate. Only a server of the mesh can answer it.`,
      },
    ];
  }
  if (tls.secret !== undefined && !tls.secret.startsWith('configmap://') && !tls.hasSelector) {
    return [
      {
        tone: 'error',
        text: 'A sidecar sends plain text: it drops a tls block with credentialName unless the rule has a workloadSelector. Add one, or use file paths.',
      },
    ];
  }
  return [startLine(tls, host), checkLine(tls, host), ...doubleLines(host, ports)];
}

function startLine({ mode, sni, trusts, secret }: TlsBlock, host: string): WireLine {
  const shows = mode === 'MUTUAL' ? ' and shows a client certificate' : '';
  const name = sni === undefined ? 'SNI follows the Host header' : `SNI is ${sni}`;
  const ca =
    trusts !== undefined && trusts !== 'system'
      ? trusts
      : secret !== undefined
        ? `the CA of ${secret}`
        : 'the CA bundle of the proxy image';
  return { tone: 'plain', text: `Envoy starts TLS to ${host}${shows}. ${name}; trusted: ${ca}.` };
}

function checkLine({ sni, names, skipsChecks }: TlsBlock, host: string): WireLine {
  if (skipsChecks) return { tone: 'warning', text: 'Nothing is checked: any certificate of any server is accepted.' };
  if (names.length > 0) return { tone: 'plain', text: `The certificate must carry ${names.join(' or ')}.` };
  if (sni !== undefined) {
    return {
      tone: 'warning',
      text: `Any certificate from a trusted CA is accepted for ${host}: setting sni turns the name check off. Remove sni, or add subjectAltNames.`,
    };
  }
  return {
    tone: 'plain',
    text: 'On HTTP ports the certificate must match the Host header; on TCP and TLS ports no name is checked.',
  };
}

function doubleLines(host: string, ports: readonly EntryPort[]): readonly WireLine[] {
  return ports
    .filter(({ protocol }) => protocol === 'HTTPS' || protocol === 'TLS')
    .map(
      ({ number }) =>
        ({
          tone: 'error',
          text: `On port ${number} of ${host} the app already encrypts: this is TLS in TLS.`,
        }) as const,
    );
}
