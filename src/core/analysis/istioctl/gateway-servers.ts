import { isRecord } from '../../schema';
import { compareText, integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from '../../mesh';
import { question } from '../question';
import type { RuleInput } from '../run';
import { perResource } from './per-resource';
import { podsSelectedBy, selects } from './pods';
import { seenOf, type Seen } from './scope';

type Labels = Readonly<Record<string, string>>;

/** A server of a Gateway, as the analyzers read it. */
export interface DrawnServer {
  readonly index: number;
  /** 0 where no number is written. */
  readonly port: number;
  readonly hasPort: boolean;
  readonly hosts: readonly string[];
  readonly bind: string;
  /** Undefined without a tls block. */
  readonly tls: Readonly<Record<string, unknown>> | undefined;
}

/** A Gateway of Istio with its servers. */
export interface DrawnGateway {
  readonly seen: Seen;
  /** `namespace/name`. */
  readonly name: string;
  readonly selector: Labels;
  /** The selector as text, sorted by keys: `app=gateway,istio=egressgateway`; empty for one that selects every pod. */
  readonly selectorText: string;
  readonly servers: readonly DrawnServer[];
}

/** All Gateways of Istio, also those whose text cannot be read to its end. */
export const drawnGateways = question((input): readonly DrawnGateway[] =>
  seenOf(input, 'Gateway').map((seen) => readGateway(seen)),
);

const readGateway = perResource((seen): DrawnGateway => {
  const selector = labelsIn(seen.spec, 'selector');
  return {
    seen,
    name: `${seen.namespace}/${seen.name}`,
    selector,
    selectorText: selectorTextOf(selector),
    servers: listIn(seen.spec, 'servers').flatMap((server, index) =>
      isRecord(server) ? [readServer(server, index)] : [],
    ),
  };
});

function readServer(server: Readonly<Record<string, unknown>>, index: number): DrawnServer {
  return {
    index,
    port: integerIn(recordIn(server, 'port'), 'number') ?? 0,
    hasPort: isRecord(server['port']),
    hosts: textsIn(server, 'hosts'),
    bind: textIn(server, 'bind') ?? '',
    tls: isRecord(server['tls']) ? server['tls'] : undefined,
  };
}

function selectorTextOf(selector: Labels): string {
  return Object.entries(selector)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/**
 * Whether two Gateways are of the same pods to the analyzer of conflicts: their selectors are equal, or the text of one stands in that of the
 * other and a drawn pod matches both (istio/istio pkg/config/analysis/analyzers/gateway/conflictinggateway.go, analyzeGateway).
 */
export function sharesPods(input: RuleInput, a: Selecting, b: Selecting): boolean {
  if (a.selectorText === b.selectorText) return true;
  if (!a.selectorText.includes(b.selectorText) && !b.selectorText.includes(a.selectorText)) return false;
  return podsSelectedBy(input, a.selector).some((pod) => selects(b.selector, pod.labels));
}

type Selecting = Pick<DrawnGateway, 'selector' | 'selectorText'>;
