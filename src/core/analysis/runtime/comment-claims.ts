import { hasKey } from '../../mesh';
import type { Path } from '../../text';
import { valueAt } from '../../yaml';

/** What a comment may say of a field that the field does not do. */
export interface Claim {
  readonly kind: 'DestinationRule' | 'ServiceEntry';
  /** Whether it is about the entry at a path, which is from the resource's root; `value` is the resource. */
  readonly isAbout: (path: Path, value: unknown) => boolean;
  readonly says: RegExp;
  /** What is true, after `The comment says "…"`. */
  readonly truth: string;
  /** Whether a word that denies counts in its own part of the sentence alone. */
  readonly byClause?: true;
}

const below =
  (block: string) =>
  (path: Path): boolean =>
    path.includes(block);

const at =
  (...fields: readonly string[]) =>
  (path: Path): boolean =>
    fields.includes(String(path[path.length - 1]));

const inEither = (path: Path): boolean => path.includes('connectionPool') || path.includes('outlierDetection');

const resolutionIs =
  (name: string) =>
  (path: Path, value: unknown): boolean =>
    path.join('.') === 'spec.resolution' && valueAt(value, path) === name;

/** Since 1.31 a block may say itself which codes are errors. */
const countsServerErrors = (path: Path, value: unknown): boolean => {
  const block = path.indexOf('outlierDetection');
  return block >= 0 && !hasKey(valueAt(value, path.slice(0, block + 1)), 'outlierDetectionHttpErrorCodes');
};

/** In the order in which they are tried: a comment is told of one thing. */
export const claims: readonly Claim[] = [
  {
    kind: 'DestinationRule',
    isAbout: countsServerErrors,
    says: /\b(handl\w*|count\w*|eject\w*|treat\w*|catch\w*|react\w*|hono\w*|respect\w*|after|on|and|or|including)\b.{0,40}?\b(429|4xx|retry-after|too many requests)|\b(429|4xx)s?\b.{0,40}?\b(count|eject)\w*/i,
    truth: 'but outlierDetection counts answers from 500 on: a 429 ejects nothing and is passed to the app.',
  },
  {
    kind: 'DestinationRule',
    isAbout: below('outlierDetection'),
    says: /\b(active )?health[- ]?check(s|ed|ing)?\b|\b(active|http|tcp) prob(e|es|ing)\b/i,
    truth:
      'but outlierDetection sends nothing by itself: Envoy counts errors of the app’s own calls and ejects endpoints for them.',
  },
  {
    kind: 'DestinationRule',
    isAbout: at('minHealthPercent'),
    says: /\b(min(imum)?|at least)\b.*\bhealthy (hosts?|endpoints?|instances?|backends?|servers?|pods?)\b/i,
    truth:
      'but minHealthPercent keeps none healthy: below that share Envoy disregards ejection and calls all endpoints again.',
  },
  {
    kind: 'DestinationRule',
    isAbout: at('splitExternalLocalOriginErrors'),
    says: /\bsplit(s|ting)?( the)? traffic\b[^.,;]*|\b(based on|by) (locality|localities|zones?|regions?)\b/i,
    truth: 'but the field splits no traffic: it counts failed connections apart from HTTP codes.',
  },
  {
    kind: 'DestinationRule',
    isAbout: at('consecutiveLocalOriginFailures'),
    says: /\b(success|healthy) threshold\b|\bconsecutive success(es)?\b/i,
    truth:
      'but the field counts failed connections: after so many in a row the endpoint is ejected. It comes back when its time is over.',
  },
  {
    kind: 'DestinationRule',
    isAbout: inEither,
    says: /\brate[- ]?limit(s|ed|ing|er)?\b|\brequests? ?(per|\/) ?(s|sec|second|m|min|minute)\b|\b[QR]PS\b/i,
    truth:
      'but nothing here counts calls over time: the limits are for what is in flight at one moment, for each pod’s proxy.',
  },
  {
    kind: 'DestinationRule',
    isAbout: at('maxConnections', 'http1MaxPendingRequests', 'http2MaxRequests'),
    says: /\b(per|for each|for every) (endpoint|host|backend|instance|upstream)\b/i,
    truth: 'but the limit is for all endpoints of the host together, for each pod’s proxy.',
  },
  {
    kind: 'DestinationRule',
    isAbout: at('maxRetries'),
    says: /\b(retry|retries)\b.*\b(times|per (request|call))\b|\b(max(imum)?|number of) (tries|attempts)\b/i,
    truth:
      'but maxRetries is no number of tries: it limits the retries of all calls that run at once. The VirtualService says how often.',
  },
  {
    kind: 'DestinationRule',
    isAbout: at('connectTimeout'),
    says: /\b(request|response|total|overall|read) timeout\b/i,
    truth:
      'but connectTimeout is over once the connection is made. The timeout of a request stands in the VirtualService.',
  },
  {
    kind: 'ServiceEntry',
    isAbout: resolutionIs('DNS_ROUND_ROBIN'),
    says: /\b(distribut\w*|spread\w*|balanc\w*|rotat\w*) [^.,;]*\b(across|over|among|between)\b[^.,;]*/i,
    truth:
      'but Envoy takes the first address of the answer for each new connection. With resolution DNS it spreads calls over all of them.',
  },
  {
    kind: 'ServiceEntry',
    isAbout: resolutionIs('NONE'),
    says: /\b(use|uses|using|to|via)( the)?( static)? endpoints?( IPs?| addresses)?\b|\bendpoint (IPs?|addresses)\b/i,
    truth: 'but with NONE Envoy connects to the address that the app dialled; endpoints are for STATIC.',
    byClause: true,
  },
];
