import { isRecord } from '../../schema';
import { compareText, integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from '../../mesh';
import { question } from '../question';
import { perResource } from './per-resource';
import { indexSelectors, selectFrom } from '../../mesh';
import { podIndexOf } from './pods';
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
 * The texts of the selectors whose Gateways are of the same pods to the analyzer of conflicts: the own one, and those that have its text in theirs,
 * or theirs in it, and match a drawn pod that it matches (istio/istio pkg/config/analysis/analyzers/gateway/conflictinggateway.go, analyzeGateway).
 */
export const sharingSelectors = question((input): ((gateway: DrawnGateway) => ReadonlySet<string>) => {
  const pods = podIndexOf(input);
  const selectors = [...new Map(drawnGateways(input).map((each) => [each.selectorText, each])).values()];
  const selecting = indexSelectors(selectors, ({ selector }) => selector);
  const open = selectors.filter(({ selectorText }) => selectorText === '');
  const known = new Map<string, ReadonlySet<string>>();
  return ({ selector, selectorText }) => {
    let texts = known.get(selectorText);
    if (texts === undefined) {
      const matching = selectFrom(pods, selector).flatMap(({ labels }) => [...open, ...selecting(labels)]);
      const others = matching.map((each) => each.selectorText);
      texts = new Set([selectorText, ...others.filter((text) => haveCommonText(text, selectorText))]);
      known.set(selectorText, texts);
    }
    return texts;
  };
});

function haveCommonText(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}
