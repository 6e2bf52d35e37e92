import { isSubnet } from '../host-syntax';

/** What the texts of a policy's lists stand for. */
export type ValueForm =
  'text' | 'service-account' | 'trust-domain' | 'trust-domain-value' | 'address' | 'port' | 'path';

interface ValueFault {
  /** What is asked for, as the end of a sentence that begins with the value's place: "is a port". */
  readonly words: string;
  /** The way out, as a sentence. */
  readonly way: string;
  /** Row of the validation reference. */
  readonly ref: string;
}

/** What istiod has against a value in a policy (istio/istio pkg/config/security/security.go); undefined when it takes it. */
export function faultOf(text: string, form: ValueForm): ValueFault | undefined {
  switch (form) {
    case 'text':
      return text === ''
        ? { words: 'a text with something in it', way: 'Write one, or remove it.', ref: 'wh-ap-empty-values' }
        : undefined;
    case 'service-account':
      return isAccount(text)
        ? undefined
        : { words: accountWords, way: 'Write one such as shop/checkout.', ref: 'wh-ap-sa-format' };
    case 'trust-domain':
    case 'trust-domain-value':
      return isTrustDomain(text, form === 'trust-domain')
        ? undefined
        : { words: domainWords, way: 'Write one such as cluster.local or *.example.com.', ref: 'wh-ap-trustdomain' };
    case 'address':
      return isSubnet(text)
        ? undefined
        : { words: 'an IP, or a range such as 10.0.0.0/16', way: 'Write the address.', ref: 'wh-ap-ips' };
    case 'port':
      return isPortText(text)
        ? undefined
        : { words: 'a port from 0 to 65535', way: 'Write the number of the port.', ref: 'wh-ap-ports' };
    case 'path':
      return text === ''
        ? { words: 'a path', way: 'Write one such as /api/*, or remove it.', ref: 'wh-ap-empty-values' }
        : faultOfPath(text);
  }
}

const accountWords = 'a service account, alone or as namespace/account, of up to 320 characters and without *';
const domainWords = 'a trust domain, with at most one *, at its beginning or end';

/** CheckServiceAccount. */
function isAccount(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2 || text.includes('*') || text.length > 320) return false;
  return parts.every((part) => part !== '');
}

/** The values of a condition may have slashes, and those of the lists may not. */
function isTrustDomain(text: string, isInList: boolean): boolean {
  if (text === '' || (isInList && text.includes('/'))) return false;
  const stars = text.split('*').length - 1;
  return stars === 0 || (stars === 1 && (text.startsWith('*') || text.endsWith('*')));
}

function isPortText(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 65_535;
}

/** Templates in a path: `{*}` for one segment and `{**}` for any number, the latter once and as the last one (CheckValidPathTemplate). */
function faultOfPath(text: string): ValueFault | undefined {
  const hasTemplate = text.includes('{*}') || text.includes('{**}');
  let isAny = false;
  for (const segment of text.replace(/^\/+|\/+$/g, '').split('/')) {
    if (segment === '{*}' || segment === '{**}') {
      if (isAny) return pathFault('a path with nothing of {*} and {**} behind {**}');
      isAny = segment === '{**}';
    } else if (/[{}]/.test(segment))
      return pathFault('a path whose { and } make up {*} or {**}, alone between slashes');
    else if (hasTemplate && !/^[-a-zA-Z0-9._~%!$&'()+,;:@=]+$/.test(segment))
      return pathFault('a template, whose other segments are plain and not empty');
  }
  return undefined;
}

function pathFault(words: string): ValueFault {
  return { words, way: 'Write one such as /api/{*}/items.', ref: 'wh-ap-paths' };
}
